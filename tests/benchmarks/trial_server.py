"""The fast trial pipeline's server half: the least that can carry a ring from AMI to a desk. A baseline, no product.

First-line filter, one statement that returns the card as JSON, an uncompressed WebSocket.
"""

import argparse
import asyncio
import sqlite3
import sys

from websockets.asyncio.server import ServerConnection, serve

CARD = """
select json_object(
  'name', c.name, 'number', a.number, 'address', p.city || ', ' || p.street || ', ' || p.house,
  'balance', a.balance, 'tariff', a.tariff, 'status', a.status,
  'interactions', (select json_group_array(json_array(started_at, channel, topic, outcome, note)) from (
     select started_at, channel, topic, outcome, note from interactions
     where client_id = c.id order by started_at desc limit 20)),
  'meters', (select json_group_array(json_array(m.number, m.model, m.verified_until))
     from service_points s join installations i on i.service_point_id = s.id and i.removed_on is null
     join meters m on m.id = i.meter_id where s.account_id = a.id),
  'readings', (select json_group_array(json_array(read_on, value, kind)) from (
     select read_on, value, kind from readings where account_id = a.id order by taken_at desc limit 12)),
  'bills', (select json_group_array(json_array(period, amount, due_on)) from (
     select period, amount, due_on from bills where account_id = a.id order by period desc limit 13)),
  'registers', (select json_group_array(json_array(g.code, g.zone, g.unit, d.value, d.read_on, d.kind, d.source))
     from service_points s join installations i on i.service_point_id = s.id and i.removed_on is null
     join registers g on g.meter_id = i.meter_id left join readings d on (d.register_id, d.read_on, d.id) =
       (select e.register_id, e.read_on, e.id from readings e where e.register_id = g.id
        order by e.read_on desc limit 1)
     where s.account_id = a.id),
  'payments', (select json_group_array(json_array(paid_on, amount, channel)) from (
     select paid_on, amount, channel from payments where account_id = a.id order by paid_on desc limit 12)))
from phones t join clients c on c.id = t.client_id join accounts a on a.client_id = c.id
join premises p on p.id = a.premise_id where t.e164 = ? limit 1
"""


class Ami(asyncio.Protocol):
    """Looks at the first line of each frame; only AgentCalled is read further."""

    def __init__(self, cards: sqlite3.Connection, desks: set[ServerConnection]) -> None:
        self._cards = cards
        self._desks = desks
        self._rest = b""
        self._sending: set[asyncio.Task[None]] = set()

    def data_received(self, data: bytes) -> None:
        *frames, self._rest = (self._rest + data).split(b"\r\n\r\n")
        for frame in frames:
            if frame.startswith(b"Event: AgentCalled"):
                self._rang(frame)

    def _rang(self, frame: bytes) -> None:
        fields = dict(line.split(b": ", 1) for line in frame.split(b"\r\n") if b": " in line)
        number = fields[b"CallerIDNum"].decode().lstrip("+")
        row = self._cards.execute(CARD, (number,)).fetchone()
        message = f'{{"call":"{fields[b"Linkedid"].decode()}","card":{row[0] if row else "null"}}}'
        for desk in self._desks:
            task = asyncio.create_task(desk.send(message))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)


async def run(database: str, ami_port: int) -> None:
    cards = sqlite3.connect(database)
    cards.execute("pragma mmap_size=1073741824")
    desks: set[ServerConnection] = set()

    async def desk(connection: ServerConnection) -> None:
        desks.add(connection)
        await connection.wait_closed()
        desks.discard(connection)

    async with serve(desk, "127.0.0.1", 0, compression=None) as server:
        await asyncio.get_running_loop().create_connection(lambda: Ami(cards, desks), "127.0.0.1", ami_port)
        sys.stdout.write(f"{next(iter(server.sockets)).getsockname()[1]}\n")
        sys.stdout.flush()
        await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("database")
    parser.add_argument("ami_port", type=int)
    given = parser.parse_args()
    asyncio.run(run(given.database, given.ami_port))
