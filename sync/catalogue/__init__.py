"""The catalogue: request types, topics, outcomes, tariffs. Readable files of a profile, checked when read.

A profile is a folder of resources/profiles with TOML files that an administrator edits; the desks get the whole
catalogue from the server as one JSON document. Reading the files is sync.catalogue.reading: a desk never does.
"""

from sync.catalogue.errors import CatalogueError, CatalogueErrors
from sync.catalogue.model import (
    Catalogue,
    Choice,
    Condition,
    Deadline,
    Field,
    RequestType,
    Tariff,
    Text,
    Topic,
)

__all__ = [
    "Catalogue",
    "CatalogueError",
    "CatalogueErrors",
    "Choice",
    "Condition",
    "Deadline",
    "Field",
    "RequestType",
    "Tariff",
    "Text",
    "Topic",
]
