"""The log: JSON lines, one a happening, whatever is put into it; and no word of a client."""

import asyncio
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from sync.protocol import Pop
from sync.server.logs import make_log
from tests.server.centre import IVANENKO_NUMBER, prepare, running
from tests.server.desk import PASSWORD, signed_in
from tests.server.phone_calls import PhoneCall


@given(st.text())
def test_nothing_breaks_out_of_its_line(value: str) -> None:
    out = io.StringIO()
    make_log(out=out).info("something", detail=value)
    lines = out.getvalue().splitlines()
    assert len(lines) == 1
    assert lines[0].isascii()
    assert lines[0].isprintable()
    assert json.loads(lines[0])["detail"] == value


def test_secrets_and_personal_data_are_hidden_and_errors_told() -> None:
    out = io.StringIO()
    log = make_log(out=out)
    log.info("call", caller="380671110001", token="t", staff_id=7)
    try:
        raise ValueError("deep inside")
    except ValueError:
        log.exception("failed")
    first, second = (json.loads(line) for line in out.getvalue().splitlines())
    assert (first["caller"], first["token"], first["staff_id"]) == ("hidden", "hidden", 7)
    assert "deep inside" in second["exception"]


def test_a_level_is_kept() -> None:
    out = io.StringIO()
    log = make_log("warning", out)
    log.info("not this")
    log.warning("this")
    assert [json.loads(line)["event"] for line in out.getvalue().splitlines()] == ["this"]


def test_a_whole_call_leaves_no_personal_data_in_the_log(sqlite_database: str) -> None:
    prepare(sqlite_database)
    out = io.StringIO()

    async def scenario() -> None:
        async with running(sqlite_database, log=out) as server, signed_in(server.port, "op1") as opened:
            call = PhoneCall(server, "1.1", IVANENKO_NUMBER)
            call.rings(1)
            await opened.expect(Pop)
            call.answered_by(1)
            call.ends()

    asyncio.run(scenario())
    logged = out.getvalue()
    assert "desk_arrived" in logged
    for secret in (IVANENKO_NUMBER, "Іваненко", "\\u0406\\u0432\\u0430\\u043d", PASSWORD):
        assert secret not in logged
