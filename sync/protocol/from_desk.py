"""What a desk says. The first message must be SignIn or Resume."""

from msgspec import Struct

from sync.commands import Command
from sync.protocol.calls import Act

VERSION = 1  # of the protocol; a desk says its own first


class SignIn(Struct, frozen=True, tag="sign_in", tag_field="t"):
    login: str
    password: str
    version: int = VERSION


class Resume(Struct, frozen=True, tag="resume", tag_field="t"):
    """Go on with a token got earlier."""

    token: str
    version: int = VERSION


class SignOut(Struct, frozen=True, tag="sign_out", tag_field="t"):
    """Forget the token."""


class Follow(Struct, frozen=True, tag="follow", tag_field="t"):
    """Send the feed of these scopes from behind `cursor`, then go on. Replaces the scopes followed before."""

    cursor: int
    scopes: tuple[str, ...]


class Submit(Struct, frozen=True, tag="submit", tag_field="t"):
    """Commands out of the outbox, in order."""

    commands: tuple[Command, ...]


class Find(Struct, frozen=True, tag="find", tag_field="t"):
    """The one search entry: phone, account, meter, request, name or address."""

    ref: int
    text: str
    offset: int = 0
    limit: int = 20


class OpenCard(Struct, frozen=True, tag="open_card", tag_field="t"):
    """The card of a client, seen from this account or, without one, from his first."""

    ref: int
    client_id: int
    account_id: int | None = None


class ReadTimeline(Struct, frozen=True, tag="read_timeline", tag_field="t"):
    """A page of everything, newest first, older than `before`; `kinds` empty means all."""

    ref: int
    client_id: int
    account_id: int | None
    kinds: tuple[str, ...] = ()
    before: tuple[int, str] | None = None
    limit: int = 50


class ReadBilling(Struct, frozen=True, tag="read_billing", tag_field="t"):
    """Where the figures of this client's account come from."""

    ref: int
    client_id: int
    account_id: int


class ReadHousehold(Struct, frozen=True, tag="read_household", tag_field="t"):
    """Who belongs to this client; who has paid is looked for at the account."""

    ref: int
    client_id: int
    account_id: int | None
    offset: int = 0


class ReadCatalogue(Struct, frozen=True, tag="read_catalogue", tag_field="t"):
    ref: int


class CallAct(Struct, frozen=True, tag="call_act", tag_field="t"):
    """An act on an own call, or on the operator's own standing in the queues. A call is named by its id, never by a
    channel."""

    ref: int
    act: Act
    call_id: str = ""
    target: str = ""


class ReadColleagues(Struct, frozen=True, tag="read_colleagues", tag_field="t"):
    """To whom can a call be handed now?"""

    ref: int


FromDesk = (
    SignIn
    | Resume
    | SignOut
    | Follow
    | Submit
    | Find
    | OpenCard
    | ReadTimeline
    | ReadBilling
    | ReadHousehold
    | ReadCatalogue
    | CallAct
    | ReadColleagues
)
