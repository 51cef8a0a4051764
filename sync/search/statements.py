"""Where the search looks: each source one statement along one index, in a stable order, never more rows than asked.

A row is (client, account or NULL, what matched or NULL). No source sorts what it finds: the index it goes along is its
order, so that the first page of a common surname costs no more than that of a rare one.
"""

from collections.abc import Mapping

from sync.lookup.shapes import Writer

# The account that a meter counts for now.
_OF_METER = """join installations t on t.meter_id = m.id and t.removed_on is null
    join service_points v on v.id = t.service_point_id join accounts a on a.id = v.account_id"""

_FLATS = 2000  # in one house; a resident is looked for among all of them

_SIMPLE: Mapping[str, str] = {
    "phone": """select n.client_id, null, n.original from phones n where n.e164 = :e164
        order by n.client_id, n.id limit :most""",
    "phone_start": """select n.client_id, null, n.original from phones n where n.e164 >= :low and n.e164 < :high
        order by n.e164, n.client_id limit :most""",
    "account": """select a.client_id, a.id, a.number from accounts a where a.number >= :low and a.number < :high
        order by a.number limit :most""",
    "account_end": """select a.client_id, a.id, a.number from accounts a
        where a.number_reversed >= :low and a.number_reversed < :high order by a.number_reversed limit :most""",
    "meter": f"""select a.client_id, a.id, m.number from meters m {_OF_METER}
        where m.number_key >= :low and m.number_key < :high order by m.number_key, m.id limit :most""",  # noqa: S608
    "request": """select r.client_id, r.account_id, cast(r.number as text) from requests r
        where r.number = :number and r.client_id is not null limit :most""",
    "tax_id": """select c.id, null, c.tax_id from clients c where c.tax_id = :tax_id order by c.id limit :most""",
    "name": """select c.id, null, null from clients c where c.name_key >= :low and c.name_key < :high
        order by c.name_key, c.id limit :most""",
    "entity": """select w.client_id, null, null from entity_words w join clients c on c.id = w.client_id
        where w.word >= :low and w.word < :high and ' ' || c.name_key like :pattern
        order by w.word, w.client_id limit :most""",
    "entity_count": """select count(*) from
        (select 1 from entity_words w where w.word >= :low and w.word < :high limit :most) counted""",
}


def statements(writer: Writer) -> Mapping[str, str]:
    """All sources for one kind of database, and `hits`, which fills in what a line of the answer shows."""
    made = {name: writer.statement(template) for name, template in _SIMPLE.items()}
    # From a beginning or a part of a word to the words, and from each of these to the names that begin with it.
    by_start = "select word from word_parts where part >= :low and part < :high and part = word"
    by_part = "select distinct word from word_parts where part >= :low and part < :high"
    for name, words in (("person", by_start), ("person_part", by_part)):
        made[name] = writer.statement(
            f"""select c.id, null, null from ({words} order by word limit :words) w
            {writer.ranges("clients", "c", "name_key", "w.word || :then", "c.name_key like :pattern")}
            limit :most"""  # noqa: S608
        )
    made["entity_part"] = writer.statement(
        f"""select w.client_id, null, null from ({by_part} order by word limit :words) p
        join entity_words w on w.word = p.word join clients c on c.id = w.client_id
        where ' ' || c.name_key like :pattern limit :most"""  # noqa: S608
    )
    made["address"] = writer.statement(
        f"""select a.client_id, a.id, null from ({writer.items(":streets")}) s
        {writer.ranges("premises", "p", "address_key", "s.value || :then")}
        join accounts a on a.premise_id = p.id limit :most"""  # noqa: S608
    )
    made["resident"] = writer.statement(
        f"""select a.client_id, a.id, null from ({writer.items(":streets")}) s
        {writer.ranges("premises", "p", "address_key", "s.value || :then", most=str(_FLATS))}
        join accounts a on a.premise_id = p.id join clients c on c.id = a.client_id
        where ' ' || c.name_key like :pattern limit :most"""  # noqa: S608
    )
    return made


def streets_statement(writer: Writer, words: int) -> str:
    """Streets that have all of so many words."""
    each = [
        f"select street from street_words where word >= :low{place} and word < :high{place}"  # noqa: S608
        for place in range(words)
    ]
    return writer.statement(" intersect ".join(each) + " order by street limit :most")
