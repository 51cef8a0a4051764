"""The household of a client: links along indexes, each bounded, then one statement for the clients of a page."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from sync.household import Household, Kin, Link, Strength, Tie, strength
from sync.keys import name_key
from sync.lookup.card_shape import address, first_account
from sync.lookup.raw import fetch
from sync.lookup.shapes import Rows, Shape, Writer

PAGE = 20
_MOST = 200  # links of one kind: an organisation's branches, the clients at a switchboard's number
_PAYERS = 24  # of the account's latest payments
_NAMESAKES = 3  # whose name is commoner has not been found by it
_ORDER = tuple(Strength)
_TIES = tuple(Tie)

_ME = "cast(:client_id as bigint)"
_PARENT = f"(select h.parent_id from clients h where h.id = {_ME})"  # noqa: S608
_OWN = f"(select id, premise_id from accounts where client_id = {_ME} order by id limit 50)"  # noqa: S608
_LINKS = (
    f"select p.id, 0, '{Tie.PARENT}', '' from clients p where p.id = {_PARENT}",  # noqa: S608
    f"select b.id, 0, '{Tie.BRANCH}', '' from clients b where b.parent_id = {_ME} order by b.id limit {_MOST}",  # noqa: S608
    f"""select s.id, 0, '{Tie.SIBLING}', '' from clients s where s.parent_id = {_PARENT} and s.id <> {_ME}
        order by s.id limit {_MOST}""",  # noqa: S608
    f"""select o.client_id, o.id, '{Tie.SAME_ADDRESS}', {address("q")} from {_OWN} a
        join premises p on p.id = a.premise_id join premises q on q.address_key = p.address_key
        join accounts o on o.premise_id = q.id
        where o.client_id <> {_ME} order by o.client_id, o.id limit {_MOST}""",  # noqa: S608
    f"""select m.client_id, 0, '{Tie.SAME_NUMBER}', m.e164 from phones n join phones m on m.e164 = n.e164
        where n.client_id = {_ME} and m.client_id <> {_ME} order by m.client_id limit {_MOST}""",  # noqa: S608
)
_KIN = Shape(
    {
        "client_id": "c.id",
        "account_id": "a.id",
        "name": "c.name",
        "kind": "c.kind",
        "account_number": "coalesce(a.number, '')",
        "address": address("p"),
        "meters": Rows(
            Shape(
                {"number": "m.number"},
                """from service_points v join installations t on t.service_point_id = v.id
                join meters m on m.id = t.meter_id where v.account_id = a.id and t.removed_on is null
                order by m.id limit 10""",
            )
        ),
        "phones": Rows(
            Shape(
                {"original": "n.original"},
                "from phones n where n.client_id = c.id and n.detached_at is null order by n.id limit 10",
            )
        ),
    }
)


class _Found(msgspec.Struct):
    """A client of the page as the database tells him."""

    client_id: int
    account_id: int | None
    name: str
    kind: str
    account_number: str
    address: str
    meters: tuple[dict[str, str], ...]
    phones: tuple[dict[str, str], ...]


class Households:
    """The statements for one kind of database."""

    def __init__(self, writer: Writer) -> None:
        arms = " union all ".join(f"select * from ({arm}) arm{place}" for place, arm in enumerate(_LINKS))  # noqa: S608
        self._links = writer.statement(arms)
        self._payers = writer.statement(
            f"""select distinct payer from (select payer from payments where account_id = cast(:account_id as bigint)
            and payer <> '' order by paid_on desc, number desc limit {_PAYERS}) latest"""  # noqa: S608
        )
        self._named = writer.statement(
            f"""select l.value, c.id from ({writer.items(":names")}) l
            join clients c on c.name_key = l.value where c.id <> {_ME} order by l.value, c.id limit {_MOST}"""  # noqa: S608
        )
        first = first_account("f.client_id")
        self._kin = writer.statement(
            f"""with found as materialized ({writer.pairs(":clients", ":accounts", ("client_id", "account_id"))}),
            seen as materialized (
                select f.position, f.client_id, coalesce(nullif(f.account_id, 0), {first}) as account_id from found f
            )
            select {writer.text(writer.object(_KIN))} from seen join clients c on c.id = seen.client_id
            {writer.one("accounts", "a", "seen.account_id")} {writer.one("premises", "p", "a.premise_id")}
            order by seen.position"""  # noqa: S608
        )

    def read(self, connection: Connection, client_id: int, account_id: int | None, offset: int) -> Household:
        """A page of those who belong to this client; who has paid is looked for at this account."""
        links = [*fetch(connection, self._links, {"client_id": client_id})]
        links += self._payers_of(connection, client_id, account_id)
        evidence: dict[int, list[Link]] = {}
        accounts: dict[int, int] = {}
        shared: dict[str, set[int]] = {}
        for other, at, tie, detail in links:
            found = Link(Tie(tie), detail)
            if found not in evidence.setdefault(other, []):
                evidence[other].append(found)
            accounts[other] = accounts.get(other) or at
            if found.tie is Tie.SAME_NUMBER:
                shared.setdefault(detail, set()).add(other)
        ranked = []
        for other, listed in evidence.items():
            numbers = [len(shared[one.detail]) for one in listed if one.tie is Tie.SAME_NUMBER]
            sure = strength(tuple(listed), 1 + min(numbers, default=0))
            first = min(_TIES.index(one.tie) for one in listed)
            ranked.append((_ORDER.index(sure), first, other, sure, tuple(listed)))
        ranked.sort(key=lambda one: one[:3])
        page = ranked[offset : offset + PAGE]
        people = self._people(connection, [(one[2], accounts[one[2]]) for one in page])
        kin = tuple(
            Kin(
                person.client_id,
                person.account_id,
                person.name,
                person.kind,
                person.account_number,
                person.address,
                tuple(meter["number"] for meter in person.meters),
                tuple(phone["original"] for phone in person.phones),
                proofs,
                sure,
            )
            for _, _, other, sure, proofs in page
            if (person := people.get(other)) is not None
        )
        return Household(client_id, kin, len(ranked) > offset + PAGE)

    def _payers_of(
        self, connection: Connection, client_id: int, account_id: int | None
    ) -> Iterable[tuple[int, int, str, str]]:
        """Clients who are called as somebody who has paid, unless too many are."""
        if account_id is None:
            return ()
        payers = {name_key(row[0]): row[0] for row in fetch(connection, self._payers, {"account_id": account_id})}
        if not payers:
            return ()
        asked = {"names": json.dumps(sorted(payers)), "client_id": client_id}
        named: dict[str, list[int]] = {}
        for key, other in fetch(connection, self._named, asked):
            named.setdefault(key, []).append(other)
        return [
            (other, 0, str(Tie.PAYS), payers[key])
            for key, others in named.items()
            if len(others) <= _NAMESAKES
            for other in others
        ]

    def _people(self, connection: Connection, page: Sequence[tuple[int, int]]) -> dict[int, Any]:
        if not page:
            return {}
        asked = {"clients": json.dumps([one for one, _ in page]), "accounts": json.dumps([at for _, at in page])}
        found = (msgspec.json.decode(row[0], type=_Found) for row in fetch(connection, self._kin, asked))
        return {person.client_id: person for person in found}
