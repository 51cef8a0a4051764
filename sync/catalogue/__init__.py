"""The catalogue: request types, topics, tariffs, articles, scripts. Readable files of a profile, checked when read.

A profile is a folder of resources/profiles with TOML files that an administrator edits; the desks get the whole
catalogue from the server as one JSON document. Reading the files is sync.catalogue.reading: a desk never does.
"""

from sync.catalogue.errors import CatalogueError, CatalogueErrors
from sync.catalogue.knowledge import Article, Script, Step, StepChoice
from sync.catalogue.model import (
    Catalogue,
    Condition,
    Deadline,
    Field,
    RequestType,
    Tariff,
    Topic,
)
from sync.catalogue.rules import AlertRule, Offer, OfferRules, OutageRules
from sync.catalogue.text import Choice, Text

__all__ = [
    "AlertRule",
    "Article",
    "Catalogue",
    "CatalogueError",
    "CatalogueErrors",
    "Choice",
    "Condition",
    "Deadline",
    "Field",
    "Offer",
    "OfferRules",
    "OutageRules",
    "RequestType",
    "Script",
    "Step",
    "StepChoice",
    "Tariff",
    "Text",
    "Topic",
]
