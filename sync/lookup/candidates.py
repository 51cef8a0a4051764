"""Who may be calling: from the number and the account that the caller entered, ranked, and never a silent first match.

Verified is who proved the number to be his, or whose number and entered account agree; on file is whose number or
account it is; guessed is who was once found to be calling from the number, unless it was marked as somebody else's.
A withheld number says nothing, so only the entered account counts.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sync.lookup.card_shape import OPEN_REQUEST, address, first_account
from sync.lookup.shapes import Writer
from sync.protocol import Candidate, Certainty, Evidence

MOST = 10
RECENT = 7 * 24 * 3600 * 1000  # ms: a call within a week is likely about the same matter

# A concierge's or a switchboard's number stands at hundreds of clients: beyond these nobody looks them through.
_NUMBERED = 200
_CALLED = 20

_RANK = {Certainty.VERIFIED: 0, Certainty.ON_FILE: 1, Certainty.GUESSED: 2}

# `called` hops from client to client along the index of numbers: a switchboard with a hundred thousand calls
# costs twenty seeks, not a scan of them.
HITS = f"""
with recursive called(client_id, n) as (
    select (select min(i.client_id) from interactions i where i.number = :e164), 1
    union all
    select (select min(i.client_id) from interactions i where i.number = :e164 and i.client_id > called.client_id),
        called.n + 1
    from called where called.client_id is not null and called.n < {_CALLED}
),
numbered as (
    select n.client_id, max(case when n.verified then 1 else 0 end) as verified
    from phones n where n.e164 = :e164 group by n.client_id order by n.client_id limit {_NUMBERED}
),
hits as (
    select u.client_id, max(u.on_file) as on_file, max(u.verified) as verified, max(u.entered) as entered,
        max(u.called) as called
    from (
        select client_id, 1 as on_file, verified, null as entered, 0 as called from numbered
        union all
        select client_id, 0, 0, id, 0 from accounts where number = :entered
        union all
        select client_id, 0, 0, null, 1 from called where client_id is not null and not exists
            (select 1 from phones w where w.wrong_e164 = :e164 and w.client_id = called.client_id)
    ) u
    group by u.client_id
),
seen as materialized (
    select h.*, coalesce(h.entered, {first_account("h.client_id")}) as account_id from hits h
),
alone as (
    select max(client_id) as client_id from hits where on_file = 1 or entered is not null having count(*) = 1
)"""  # noqa: S608


def candidates_statement(writer: Writer, card: str | None) -> str:
    """All hits with what ranks them. With `card`, the card is made in the same trip where one client alone is on file;
    whether it opens, stands_out() decides."""
    made = "null" if card is None else f"case when c.id = (select client_id from alone) then {card} end"  # noqa: S608
    return writer.statement(
        f"""{HITS}
        select h.client_id, h.on_file, h.verified, h.entered, h.called, c.name, c.kind, a.id, a.number, {address("p")},
            (select count(*) from requests r where r.client_id = h.client_id and r.status {OPEN_REQUEST}),
            (select max(i.started_at) from interactions i where i.client_id = h.client_id),
            coalesce(p.address_key, ''),
            {made},
            case when h.called = 1 then (select max(i.started_at) from interactions i
                where i.number = :e164 and i.client_id = h.client_id) end
        from seen h {writer.one("clients", "c", "h.client_id")} {writer.one("accounts", "a", "h.account_id")}
        {writer.one("premises", "p", "a.premise_id")}"""  # noqa: S608
    )


def rank(rows: Sequence[Sequence[Any]], now: int) -> tuple[Candidate, ...]:
    """The candidates, best first: the surer first; then who was found to be calling from this number last, for what an
    operator has chosen is remembered; then who has something open, who called lately, by address."""
    found = [(_candidate(row, now), row[14], row[12]) for row in rows]
    found.sort(key=lambda ranked: _place(*ranked))
    return tuple(candidate for candidate, *_ in found[:MOST])


def stands_out(candidates: Sequence[Candidate]) -> Candidate | None:
    """The client whose card may open by itself: the only one verified, or the only one on file at all.

    A guess never stands out. Nor does anybody where the account that the caller entered is another client's: he says
    himself that he calls about somebody else.
    """
    verified = [candidate for candidate in candidates if candidate.certainty is Certainty.VERIFIED]
    on_file = [candidate for candidate in candidates if candidate.certainty is Certainty.ON_FILE]
    if len(verified) > 1 or (not verified and len(on_file) != 1):
        return None
    chosen = verified[0] if verified else on_file[0]
    others_account = any(
        Evidence.ACCOUNT_ENTERED in candidate.evidence for candidate in candidates if candidate is not chosen
    )
    return None if others_account else chosen


def _candidate(row: Sequence[Any], now: int) -> Candidate:
    client_id, on_file, verified, entered, called, name, kind, account_id, number, where, open_requests, last, *_ = row
    facts: Mapping[Evidence, bool] = {
        Evidence.PHONE_VERIFIED: bool(verified),
        Evidence.PHONE_ON_FILE: bool(on_file) and not verified,
        Evidence.ACCOUNT_ENTERED: entered is not None,
        Evidence.CALLED_BEFORE: bool(called),
        Evidence.OPEN_REQUEST: bool(open_requests),
        Evidence.RECENT_CALL: last is not None and last >= now - RECENT,
    }
    return Candidate(
        client_id=client_id,
        account_id=account_id,
        name=name,
        kind=kind,
        account_number=number or "",
        address=where,
        certainty=_certainty(bool(on_file), bool(verified), entered is not None),
        evidence=tuple(evidence for evidence, holds in facts.items() if holds),
        open_requests=open_requests,
        last_contact_at=last,
    )


def _certainty(on_file: bool, verified: bool, entered: bool) -> Certainty:
    if verified or (on_file and entered):
        return Certainty.VERIFIED
    return Certainty.ON_FILE if on_file or entered else Certainty.GUESSED


def _place(candidate: Candidate, called_at: int | None, address_key: str) -> tuple[int, int, bool, bool, str, int]:
    return (
        _RANK[candidate.certainty],
        -(called_at or 0),
        candidate.open_requests == 0,
        Evidence.RECENT_CALL not in candidate.evidence,
        address_key,
        candidate.client_id,
    )
