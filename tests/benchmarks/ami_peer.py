"""The PBX end of an AMI line for the benchmarks: greets, logs in, answers lists with nothing, sends what it is told.

Runs in the measuring process, so that the moment of sending is taken on the same clock as everything else.
"""

import asyncio
import time

from tests.benchmarks.traffic import one_call

COMPLETE = {
    b"CoreShowChannels": b"CoreShowChannelsComplete",
    b"QueueStatus": b"QueueStatusComplete",
    b"BridgeList": b"BridgeListComplete",
    b"DeviceStateList": b"DeviceStateListComplete",
    b"QueueSummary": b"QueueSummaryComplete",
}


class AmiPeer:
    """Serves any number of AMI clients; `ring` sends one call's AgentCalled to all of them."""

    def __init__(self) -> None:
        self._server: asyncio.Server | None = None
        self._clients: set[asyncio.StreamWriter] = set()
        self.port = 0

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        for client in list(self._clients):
            client.close()
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()

    async def until_connected(self) -> None:
        async with asyncio.timeout(60):
            while not self._clients:
                await asyncio.sleep(0.02)

    def send(self, data: bytes) -> int:
        """Write to every client; the moment of writing in nanoseconds of perf_counter."""
        at = time.perf_counter_ns()
        for client in self._clients:
            client.write(data)
        return at

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"Asterisk Call Manager/9.0.0\r\n")
        self._clients.add(writer)
        try:
            while frame := await reader.readuntil(b"\r\n\r\n"):
                fields = dict(line.split(b": ", 1) for line in frame.split(b"\r\n") if b": " in line)
                action, identity = fields.get(b"Action", b""), fields.get(b"ActionID", b"")
                writer.write(b"Response: Success\r\nActionID: " + identity)
                if action == b"Challenge":
                    writer.write(b"\r\nChallenge: 123456789")
                if action in COMPLETE:
                    writer.write(b"\r\nEventList: start\r\nMessage: follows\r\n\r\nEvent: " + COMPLETE[action])
                    writer.write(b"\r\nActionID: " + identity + b"\r\nEventList: Complete\r\nListItems: 0")
                else:
                    writer.write(b"\r\nMessage: Authentication accepted")
                writer.write(b"\r\n\r\n")
                if action == b"Login":
                    writer.write(b"Event: FullyBooted\r\nPrivilege: system,all\r\nStatus: Fully Booted\r\n\r\n")
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            self._clients.discard(writer)


def split_call(index: int, number: str, interface: str) -> tuple[bytes, bytes, bytes]:
    """One call's events before the ring, the ring, and after it, for this caller and this operator's phone."""
    was_number = f"+38044{4_000_000 + index % 10_000:07d}"
    was_interface = f"PJSIP/{1001 + index % 40}"
    frames = [
        frame.replace(was_number.encode(), number.encode()).replace(was_interface.encode(), interface.encode())
        for frame in one_call(index)
    ]
    ring = next(place for place, frame in enumerate(frames) if frame.startswith(b"Event: AgentCalled"))
    return b"".join(frames[:ring]), frames[ring], b"".join(frames[ring + 1 :])
