"""Support staff's two commands: record what an Asterisk sends, and replay it as changes of calls."""

import argparse
import asyncio
import getpass
import json
import os
import signal
import sys
from pathlib import Path

from telephony.ami import AmiLine, AmiSettings, LineState
from telephony.recorder import Recorder, read_recording
from telephony.replay import Replay, describe

SECRET_VARIABLE = "AMI_SECRET"  # noqa: S105 - the name of the variable, not its value


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m telephony", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    record = commands.add_parser("record", help="write a raw AMI stream, with arrival times, to a file")
    record.add_argument("host")
    record.add_argument("file", type=Path)
    record.add_argument("--port", type=int, default=None, help="5038, or 5039 with --tls")
    record.add_argument("--user", required=True)
    record.add_argument(
        "--secret-file",
        type=Path,
        help=f"file that holds the secret; otherwise ${SECRET_VARIABLE} is read, or it is asked for",
    )
    record.add_argument("--tls", action="store_true")
    record.add_argument("--ca-file", help="certificate authority to trust instead of the system's")
    record.add_argument("--seconds", type=float, help="stop after that time; otherwise at Ctrl+C")
    record.add_argument("--max-megabytes", type=int, default=32, help="size at which the next file is begun")
    record.add_argument("--files", type=int, default=8, help="how many files are kept")
    replay = commands.add_parser("replay", help="print one JSON line for each change of each call")
    replay.add_argument("file", type=Path, nargs="+", help="recordings or plain dumps, the oldest first")
    return parser


def _secret(arguments: argparse.Namespace) -> str:
    if arguments.secret_file is not None:
        return str(arguments.secret_file.read_text(encoding="utf-8").strip())
    return os.environ.get(SECRET_VARIABLE) or getpass.getpass(f"Secret of {arguments.user}: ")


async def _record(arguments: argparse.Namespace) -> int:
    """Returns 0 if the line was up at any time."""
    settings = AmiSettings(
        arguments.host,
        arguments.user,
        _secret(arguments),
        port=arguments.port or (5039 if arguments.tls else 5038),
        tls=arguments.tls,
        ca_file=arguments.ca_file,
    )
    recorder = Recorder(arguments.file, max_bytes=arguments.max_megabytes * 1024 * 1024, files=arguments.files)
    seen: list[LineState] = []

    def on_state(state: LineState) -> None:
        seen.append(state)
        word = f"recording, manager protocol {state.version}" if state.up else f"no line: {state.reason}"
        print(word, file=sys.stderr, flush=True)

    line = AmiLine(
        settings,
        on_events=lambda events, at: None,
        on_snapshot=lambda snapshot, at: None,
        on_state=on_state,
        on_data=recorder.write,
    )
    running = asyncio.ensure_future(line.run())
    loop = asyncio.get_running_loop()
    try:
        loop.add_signal_handler(signal.SIGTERM, running.cancel)
    except NotImplementedError:
        pass  # Windows has no such signal
    try:
        async with asyncio.timeout(arguments.seconds):
            await running
    except (TimeoutError, asyncio.CancelledError):
        pass
    finally:
        recorder.close()
    return 0 if any(state.up for state in seen) else 1


def _replay(files: list[Path]) -> int:
    replay = Replay()
    for file in files:
        for change in replay.run(read_recording(file)):
            print(json.dumps(describe(change), ensure_ascii=False))
    return 0


def main(words: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    arguments = _arguments().parse_args(words)
    try:
        if arguments.command == "replay":
            return _replay(arguments.file)
        return asyncio.run(_record(arguments))
    except KeyboardInterrupt:
        return 0
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"{error.filename or ''}: {error.strerror}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
