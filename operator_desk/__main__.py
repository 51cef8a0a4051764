"""operator-desk: the window; `operator-desk demo`: the same with a contact centre of its own on this computer."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from operator_desk.app.demo import Options

SWITCH_INTERVAL_S = 0.0005  # a busy thread beside the window delays it by 1 ms instead of 50


def main(arguments: Sequence[str] | None = None) -> int:
    """The program; returns its exit code."""
    options = _parser().parse_args(arguments)
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    if options.act is None:
        return _window()
    if options.headless:
        return _headless(options)
    return _demonstration(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="operator-desk", description="The operator desktop.")
    acts = parser.add_subparsers(dest="act", metavar="demo")
    demo = acts.add_parser("demo", help="the window with a contact centre of its own, calls coming in by themselves")
    demo.add_argument("--clients", type=_count, default=2_000, metavar="N", help="how many clients; default: 2000")
    demo.add_argument("--calls", type=_count, default=20, metavar="N", help="with --headless: how many; default: 20")
    demo.add_argument("--headless", action="store_true", help="no screen: handle the calls and report")
    demo.add_argument("--report", type=Path, metavar="FILE", help="with --headless: write what was seen as JSON")
    demo.add_argument("--database", default="", metavar="URL", help="PostgreSQL or SQLite; WHAT IS IN IT IS LOST")
    demo.add_argument("--language", default="", choices=("uk", "ru", "en"), help="default: the system's")
    demo.add_argument("--theme", default="", choices=("light", "dark", "contrast"), help="default: the system's")
    demo.add_argument("--speed", type=_speed, default=1.0, metavar="X", help="calls go X times as fast")
    return parser


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return value


def _speed(text: str) -> float:
    value = float(text)
    if not 0.1 <= value <= 100:
        raise argparse.ArgumentTypeError("0.1 to 100")
    return value


def _window() -> int:
    from operator_desk.app.starting import open_window

    return open_window()


def _demonstration(options: argparse.Namespace) -> int:
    from operator_desk.app.demo import show
    from operator_desk.app.starting import log_to, make_application

    log_to(None)
    return show(make_application(), _demo_options(options), _say_progress)


def _headless(options: argparse.Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from operator_desk.app.hands import NotSeen
    from operator_desk.app.starting import log_to, make_application
    from operator_desk.app.unseen import work_unseen
    from operator_desk.demonstration.report import CallReport, summary, written

    def told(call: CallReport) -> None:
        state = "right" if not call.faults else "; ".join(call.faults)
        painted = "" if call.milliseconds is None else f", painted after {call.milliseconds:.1f} ms"
        print(f"call {call.call} ({call.story}, {call.course}): {state}{painted}", flush=True)

    log_to(None)
    try:
        report = work_unseen(make_application(), _demo_options(options), _say_progress, told)
    except NotSeen as fault:
        print(f"the demonstration did not begin: {fault}", file=sys.stderr)
        return 1
    if options.report is not None:
        options.report.write_bytes(written(report))
    print(summary(report), end="")
    return 0 if report.ok else 1


def _demo_options(options: argparse.Namespace) -> "Options":
    from operator_desk.app.demo import Options

    return Options(
        clients=options.clients,
        calls=options.calls,
        database=options.database,
        language=options.language,
        theme=options.theme,
        speed=options.speed,
    )


def _say_progress(stage: str, done: int, total: int) -> None:
    print(
        f"\rclient base: {stage} {done:,} of {total:,}   ",
        end="" if done < total else "\n",
        file=sys.stderr,
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
