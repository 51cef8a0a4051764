"""Whose phone is it? Channel names and queue members' interfaces -> the operator's interface.

`PJSIP/1001-0000002a` is a channel of `PJSIP/1001`. A queue may know its member as
`Local/1001@agents/n` and ring the phone through that; the operator is still `PJSIP/1001`.
"""

from collections.abc import Callable

_PHONES = frozenset({"PJSIP", "SIP", "IAX2", "SCCP", "DAHDI"})
_LONGEST_EXTENSION = 5
_MOST = 20_000


def interface_of(channel: str) -> str:
    """`PJSIP/1001-0000002a<ZOMBIE>` -> `PJSIP/1001`; `Local/1001@agents-0000002a;1` -> `Local/1001@agents`."""
    return channel.partition("<")[0].rpartition("-")[0]


def is_local(channel: str) -> bool:
    """Local channels are Asterisk's own plumbing; nobody speaks or listens at one."""
    return channel.startswith("Local/")


def other_half(channel: str) -> str:
    """The other end of a Local channel: its `;2` for a `;1`."""
    return channel[:-1] + ("2" if channel.endswith("1") else "1")


def is_extension(interface: str) -> bool:
    """A phone named by a short number is an operator's; trunks carry names or long numbers."""
    technology, _, name = interface.partition("/")
    return technology in _PHONES and name.isdigit() and len(name) <= _LONGEST_EXTENSION


class Interfaces:
    """Knows which interfaces are operators' phones: those of the rule given, and every queue member."""

    def __init__(self, is_operator: Callable[[str], bool] = is_extension) -> None:
        self._is_operator = is_operator
        self._members: set[str] = set()
        self._local: dict[str, str] = {}  # Local/1001@agents -> PJSIP/1001
        self._channels: dict[str, str | None] = {}  # interface -> operator, remembered

    def operator_of_channel(self, channel: str) -> str | None:
        """The operator behind a channel, or None for callers, trunks and Local channels."""
        interface = interface_of(channel)
        try:
            return self._channels[interface]
        except KeyError:
            pass
        if len(self._channels) > _MOST:
            self._channels.clear()
        phone = interface.partition("/")[0] in _PHONES
        operator = interface if phone and (interface in self._members or self._is_operator(interface)) else None
        self._channels[interface] = operator
        return operator

    def operator_of_member(self, interface: str) -> str | None:
        """The operator behind a queue's member, or None while it is not known whose phone he has."""
        if not is_local(interface):
            return interface
        found = self._local.get(interface.partition("/n")[0])
        return found if found is not None else self.operator_at(interface[6:].partition("@")[0])

    def operator_at(self, extension: str) -> str | None:
        """The operator whose phone bears this extension."""
        if not extension:
            return None
        for technology in ("PJSIP", "SIP"):
            interface = f"{technology}/{extension}"
            if interface in self._members or self._channels.get(interface) is not None:
                return interface
            # The default rule would take every short number for a phone, a queue's as well.
            if self._is_operator is not is_extension and self._is_operator(interface):
                return interface
        return None

    def learn_member(self, interface: str, state_interface: str = "") -> None:
        """A queue names a member, and perhaps the device by whose state it judges him."""
        if len(self._members) > _MOST or len(self._local) > _MOST:
            return
        phone = interface if not is_local(interface) else state_interface
        if phone.partition("/")[0] not in _PHONES:
            return
        if phone not in self._members:
            self._members.add(phone)
            self._channels.pop(phone, None)
        if is_local(interface):
            self._local[interface.partition("/n")[0]] = phone

    def learn_local(self, interface: str, operator: str) -> None:
        """A Local member has been seen to ring this operator's phone."""
        if len(self._local) <= _MOST:
            self._local[interface.partition("/n")[0]] = operator
