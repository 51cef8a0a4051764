"""The simulated PBX with the phones of a small centre, for tests that go the whole way from AMI bytes to a desk."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sync.server.settings import AsteriskSettings
from telephony.simulator import Pbx


@asynccontextmanager
async def pbx(operators: int, *, devices: int = 1, strategy: str = "ringall") -> AsyncIterator[Pbx]:
    """A PBX whose queue "bills" rings PJSIP/1001, 1002, …"""
    made = Pbx()
    made.add_queue("bills", strategy=strategy)
    for number in range(1, operators + 1):
        made.add_phone(f"PJSIP/{1000 + number}", queues=["bills"], devices=devices)
    await made.start()
    try:
        yield made
    finally:
        await made.stop()


def line_to(made: Pbx, name: str = "main") -> AsteriskSettings:
    return AsteriskSettings(name=name, port=made.port, user=made.user, secret=made.secret)
