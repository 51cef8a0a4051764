"""The server's log: one JSON object a line, control characters escaped, no personal data.

Callers log names of events and of technical things (call ids, staff ids, line names), never what a client
said, is called or owes, and no phone number.
"""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any, TextIO

import structlog

Log = structlog.typing.FilteringBoundLogger

# Nobody should log these; where it happens all the same, the value does not reach the disk.
_PRIVATE = frozenset(
    {"password", "token", "secret", "number", "caller", "caller_name", "client", "address", "text", "note"}
)


def hide_private(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Replace the values of keys that hold personal data or secrets."""
    for key in _PRIVATE & event.keys():
        event[key] = "hidden"
    return event


def make_log(level: str = "info", out: TextIO | None = None) -> Log:
    """A log that writes JSON lines to `out`, by default standard error."""
    log: Log = structlog.wrap_logger(
        structlog.WriteLogger(out or sys.stderr), processors=_processors(), wrapper_class=_wrapper(level)
    )
    return log


def take_over(level: str = "info", out: TextIO | None = None) -> Log:
    """make_log() for a whole process: what the libraries and telephony log goes the same way."""
    structlog.configure(
        processors=_processors(),
        wrapper_class=_wrapper(level),
        logger_factory=structlog.WriteLoggerFactory(out or sys.stderr),
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_processors()],
        )
    )
    # The libraries' own chatter is nobody's business; what they warn of is.
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    return make_log(level, out)


def _processors() -> list[Any]:
    return [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        hide_private,
        structlog.processors.JSONRenderer(ensure_ascii=True),
    ]


def _wrapper(level: str) -> Any:
    return structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()])
