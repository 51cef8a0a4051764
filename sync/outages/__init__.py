"""Probable outages: several clients of one street call within minutes. Pure; the server feeds the radar, desks show it.

The radar itself is sync.outages.radar: a desk has none.
"""

from sync.outages.model import Outage
from sync.outages.streets import street_name, street_of

__all__ = ["Outage", "street_name", "street_of"]
