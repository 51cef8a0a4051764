"""How a profile has callers verified: how much proof each level takes, what counts as proof, what is closed below."""

from enum import StrEnum

from msgspec import Struct, field


class Level(StrEnum):
    """How far the caller has shown who he is. Each level holds what the ones before it do."""

    NONE = "none"
    GENERAL = "general"  # tariffs, addresses, where and when: what concerns anybody
    BALANCE = "balance"  # what he owes, what he has paid, what he uses
    CHANGE = "change"  # to write something into his file

    def reaches(self, other: "Level") -> bool:
        order = tuple(Level)
        return order.index(self) >= order.index(other)


LEVELS = (Level.GENERAL, Level.BALANCE, Level.CHANGE)  # that can be asked for


class Protected(StrEnum):
    """A place of the card, or an act at it, that a profile may close below a level."""

    MONEY = "money"  # figures of debt, bills, payments and consumption, and their explanations
    READING = "reading"  # to take a reading
    PHONES = "phones"  # to write a number down at the client


# What the call itself says, and facts of the file that can be asked for.
KNOWN = ("number_verified", "number_on_file", "account_entered")
FACTS = frozenset(
    {"name", "address", "account", "meter", "payment_amount", "payment_date", "reading", "tax_id", "client_since"}
)


class Asking(Struct, frozen=True):
    """A question that the profile allows: the fact that answers it, and what a right answer counts, up to a level."""

    fact: str
    points: int
    up_to: Level = Level.CHANGE
    of: str = ""  # "person" or "entity"; "": of both


class Check(Struct, frozen=True):
    """An answer of the caller to a question about a client; asked again, the later answer counts."""

    client_id: int
    question: str  # the fact
    agrees: bool


class VerificationRules(Struct, frozen=True):
    """The whole of verification.toml. Without it nothing is closed."""

    needed: dict[Level, int] = {}  # points for a level
    known: dict[str, int] = {}  # points for what the call itself says
    questions: tuple[Asking, ...] = ()
    protected: dict[Protected, Level] = {}
    requests: dict[str, Level] = field(default_factory=dict)  # request types that are filed from a level on only
    most_wrong: int = 3  # after so many wrong answers no answer of this call counts any more
    open_anyway: bool = False  # whether an operator may open a closed place with a reason
