"""A small PBX that speaks AMI over TCP: living calls for demonstrations and training, without Asterisk."""

from telephony.simulator.calls import NotPossible, SimCall
from telephony.simulator.pbx import Pbx, Phone, SimQueue

__all__ = ["NotPossible", "Pbx", "Phone", "SimCall", "SimQueue"]
