"""Where the figures of an account come from, asked of the server when somebody wants to know.

What was read in this shift is kept in memory: it can be explained while the line is down, with its age said.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace

import msgspec
import structlog

from operator_desk.ports import Line
from operator_desk.verbs import BillingOnDesk
from sync.billing.documents import Billing
from sync.client import NotAnswered
from sync.protocol import BillingAnswer, ReadBilling

_log = structlog.get_logger(__name__)
_decode = msgspec.json.Decoder(Billing).decode
_LATELY = 20  # accounts, as many as there are cards


class BillingReader:
    """Reads one account at a time; the answer to an older question is as good as told, for it names its account."""

    def __init__(self, line: Line, tell: Callable[[BillingOnDesk], None], clock: Callable[[], int]) -> None:
        self._line = line
        self._tell = tell
        self._clock = clock
        self._lately: OrderedDict[tuple[int, int], BillingOnDesk] = OrderedDict()

    async def read(self, client_id: int, account_id: int) -> None:
        key = (client_id, account_id)
        try:
            answer = await self._line.ask(ReadBilling(0, client_id, account_id))
        except NotAnswered as silence:
            _log.info("billing not read", reason=silence.reason)
            kept = self._lately.get(key)
            if kept is None:
                self._tell(BillingOnDesk(client_id, account_id, None, reason=silence.reason))
            else:
                self._tell(replace(kept, from_store=True))
            return
        if not isinstance(answer, BillingAnswer) or answer.body is None:
            self._tell(BillingOnDesk(client_id, account_id, None, reason="no_such_client"))
            return
        read = BillingOnDesk(client_id, account_id, _decode(answer.body), self._clock())
        self._lately[key] = read
        self._lately.move_to_end(key)
        while len(self._lately) > _LATELY:
            self._lately.popitem(last=False)
        self._tell(read)
