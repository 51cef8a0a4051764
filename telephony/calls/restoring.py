"""A snapshot of Asterisk's channels and queues, applied to the calls: no ghosts stay, nothing is doubled."""

from telephony.calls.book import CallBook
from telephony.calls.live import Channel, LiveCall
from telephony.calls.model import CallEnd
from telephony.snapshot import ShownChannel, Snapshot

_RINGING = 5
_UP = 6


def restore_calls(book: CallBook, snapshot: Snapshot, at: float) -> None:
    """Close the calls that the snapshot lacks, then bring the others to what it says."""
    shown = {channel.uniqueid: channel for channel in snapshot.channels}
    for call in list(book.calls.values()):
        if not any(uniqueid in shown for uniqueid in call.channels):
            book.close(call, CallEnd.LOST, at)
    groups: dict[str, list[ShownChannel]] = {}
    for channel in snapshot.channels:
        groups.setdefault(channel.linkedid, []).append(channel)
    for linkedid, channels in groups.items():
        _restore_group(book, linkedid, channels, at)
    for call in list(book.calls.values()):
        for uniqueid in [uniqueid for uniqueid in call.channels if uniqueid not in shown]:
            book.detach(call, uniqueid)
    _restore_waiting(book, snapshot, at)
    for call in list(book.calls.values()):
        call.settle(at)
        book.report(call, at)


def _restore_group(book: CallBook, linkedid: str, channels: list[ShownChannel], at: float) -> None:
    channels.sort(key=lambda channel: (channel.uniqueid != linkedid, -channel.seconds))
    if all(channel.channel.partition("/")[0] in ("Local", "Message") for channel in channels):
        return
    first = channels[0]
    call = next((found for c in channels if (found := book.find(c.uniqueid, linkedid, at)) is not None), None)
    if call is None:
        principal = Channel(first.uniqueid, first.channel, book.interfaces.operator_of_channel(first.channel))
        call = book.open(principal, linkedid, first.exten, at - first.seconds)
        call.caller, call.caller_name, call.dialled = first.caller, first.caller_name, first.exten
        if first.application == "Queue":
            call.queue = first.data.partition(",")[0] or None
    for row in channels:
        call = _restore_channel(book, call, row, at)


def _restore_channel(book: CallBook, call: LiveCall, row: ShownChannel, at: float) -> LiveCall:
    call = book.find(row.uniqueid, row.linkedid, at) or call
    channel = call.channels.get(row.uniqueid)
    if channel is None:
        channel = Channel(row.uniqueid, row.channel, book.interfaces.operator_of_channel(row.channel))
        book.attach(call, channel)
    channel.up = row.state == _UP
    if row.bridge:
        channel.ringing = False
        return book.enter_bridge(call, channel, row.bridge, at)
    book.leave_bridge(call, channel)
    if row.uniqueid != call.principal and channel.operator is not None and not channel.up:
        channel.ringing = channel.ringing or row.state == _RINGING
    return call


def _restore_waiting(book: CallBook, snapshot: Snapshot, at: float) -> None:
    waiting = {entry.uniqueid: entry for entry in snapshot.waiting}
    for call in list(book.calls.values()):
        entry = waiting.get(call.principal)
        entry = entry or next((waiting[u] for u in call.channels if u in waiting), None)
        if entry is None:
            call.leave_queue()
        else:
            call.join_queue(entry.queue, at - entry.seconds)
