"""What the demonstration without a screen reports, call by call, and whether all of it is right."""

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median, quantiles

import msgspec
from msgspec import Struct
from sqlalchemy import select

from sync.database import open_server
from sync.records.requests import requests


class Expected(Struct, frozen=True):
    """What the story says that the desk must show. `candidates` best first; `ordered` while nothing was filed for
    them, since whoever has something open comes first."""

    candidates: tuple[int, ...]
    certainty: str | None
    opens: bool
    ordered: bool


class Shown(Struct, frozen=True):
    """What stood in the window when the call rang."""

    place: str  # "card", "caller": who is it?; "badge": beside a call that is talked to
    client: int | None  # whose card it was
    headline: str  # as painted
    candidates: tuple[int, ...]
    certainty: str | None  # of the first candidate


class CallReport(Struct, frozen=True):
    """One call."""

    call: int
    story: str
    course: str
    number: str | None
    expected: Expected
    shown: Shown | None
    milliseconds: float | None  # from the AMI bytes of the ring to the paint; None: it waited beside another
    gone: str | None = None  # how a call left that was not answered here
    request_id: str | None = None
    request_number: int | None = None
    faults: tuple[str, ...] = ()


class Times(Struct, frozen=True):
    """Milliseconds from ring to paint over all calls."""

    calls: int
    p50: float
    p99: float
    most: float


class Totals(Struct, frozen=True):
    calls: int
    answered: int
    right: int  # calls without a fault
    requests_filed: int
    requests_at_server: int
    milliseconds: Times | None


class Report(Struct, frozen=True):
    ok: bool
    clients: int
    database: str
    totals: Totals
    calls: tuple[CallReport, ...]


def shown_faults(expected: Expected, shown: Shown) -> tuple[str, ...]:
    """In what the window differed from the story."""
    faults = []
    same = shown.candidates == expected.candidates
    if not same and (expected.ordered or Counter(shown.candidates) != Counter(expected.candidates)):
        faults.append(f"candidates {list(shown.candidates)}, not {list(expected.candidates)}")
    if shown.certainty != expected.certainty:
        faults.append(f"certainty {shown.certainty}, not {expected.certainty}")
    if shown.place == "badge":
        return tuple(faults)
    wanted = expected.candidates[0] if expected.opens else None
    if shown.client != wanted:
        faults.append(f"card of {shown.client}, not of {wanted}")
    return tuple(faults)


def requests_at_server(url: str, ids: Sequence[str]) -> Mapping[str, Sequence[int | None]]:
    """The numbers under which each request stands in the server's database: one where all is well."""
    engine = open_server(url)
    try:
        with engine.connect() as connection:
            rows = connection.execute(select(requests.c.id, requests.c.number).where(requests.c.id.in_(ids))).all()
    finally:
        engine.dispose()
    found: dict[str, list[int | None]] = {id_: [] for id_ in ids}
    for id_, number in rows:
        found[id_].append(number)
    return found


def judged(calls: Sequence[CallReport], at_server: Mapping[str, Sequence[int | None]]) -> tuple[CallReport, ...]:
    """The calls with the faults that only the server's database shows."""
    return tuple(_with_server(call, at_server) for call in calls)


def _with_server(call: CallReport, at_server: Mapping[str, Sequence[int | None]]) -> CallReport:
    if call.request_id is None:
        return call
    numbers = at_server.get(call.request_id, ())
    if list(numbers) == [call.request_number] and call.request_number is not None:
        return call
    fault = f"request at the server under {list(numbers)}, in the window {call.request_number}"
    return msgspec.structs.replace(call, faults=(*call.faults, fault))


def totals(calls: Sequence[CallReport], at_server: Mapping[str, Sequence[int | None]]) -> Totals:
    times = [call.milliseconds for call in calls if call.milliseconds is not None]
    filed = [call for call in calls if call.request_id is not None]
    return Totals(
        calls=len(calls),
        answered=sum(call.gone is None for call in calls),
        right=sum(not call.faults for call in calls),
        requests_filed=len(filed),
        requests_at_server=sum(len(numbers) for numbers in at_server.values()),
        milliseconds=_times(times),
    )


def _times(times: Sequence[float]) -> Times | None:
    if not times:
        return None
    p99 = quantiles(times, n=100, method="inclusive")[98] if len(times) > 1 else times[0]
    return Times(len(times), round(median(times), 2), round(p99, 2), round(max(times), 2))


def written(report: Report) -> bytes:
    """The report as JSON, for people too."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"


def summary(report: Report) -> str:
    """The report for a person, in a few lines."""
    sums = report.totals
    lines = [
        f"{sums.calls} calls, {sums.answered} answered here, {sums.right} without a fault",
        f"{sums.requests_filed} requests filed, {sums.requests_at_server} at the server",
    ]
    if sums.milliseconds is not None:
        times = sums.milliseconds
        lines.append(f"from ring to painted card: p50 {times.p50} ms, p99 {times.p99} ms, most {times.most} ms")
    for call in report.calls:
        lines.extend(f"call {call.call} ({call.story}, {call.course}): {fault}" for fault in call.faults)
    lines.append("all right" if report.ok else "NOT all right")
    return "\n".join(lines) + "\n"
