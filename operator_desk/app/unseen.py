"""The demonstration without a screen, from the first ring to the report."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from operator_desk.app.demo import Options, Progress, demonstration
from operator_desk.app.headless import Shiftwork
from operator_desk.demonstration.base import today
from operator_desk.demonstration.report import CallReport, Report, judged, requests_at_server, totals


def work_unseen(
    application: QApplication, options: Options, progress: Progress, told: Callable[[CallReport], None]
) -> Report:
    """So many calls handled in the window, which is drawn into memory; what was seen of them."""
    with demonstration(application, options, progress, living=False) as (desktop, centre):
        desktop.show()
        desktop.start()
        try:
            calls = Shiftwork(desktop, centre, today()).work(options.calls, told)
        finally:
            desktop.stop()
        at_server = requests_at_server(centre.url, [call.request_id for call in calls if call.request_id is not None])
    calls = judged(calls, at_server)
    return Report(
        ok=all(not call.faults for call in calls) and len(calls) == options.calls,
        clients=options.clients,
        database="postgresql" if options.database.startswith("postgres") else "sqlite",
        totals=totals(calls, at_server),
        calls=calls,
    )
