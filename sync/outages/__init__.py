"""Probable outages: several clients of one street call within minutes. Pure; the server feeds it, the desks show it."""

from sync.outages.model import Outage
from sync.outages.radar import Heard, Radar
from sync.outages.streets import street_name, street_of

__all__ = ["Heard", "Outage", "Radar", "street_name", "street_of"]
