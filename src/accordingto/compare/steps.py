"""A step of a negotiation as one teller has it, and what the codebook `talks` and its table call things."""

from functools import cache
from typing import Any, NamedTuple

from accordingto import codebooks, lang
from accordingto.model import Spans

CODEBOOK = "talks"
LANGUAGE = "en"
LASTING = "so when told"  # what the day of a step rests on that goes on when it is told
EARLIER = "by then"  # what begins the basis of a step that lay before its telling, which gives no day of its own
BESIDE = "a day beside it"  # what a day rests on that is the sentence's, and may be another's
PENDING = ("planned", "requested", "threatened", "hypothetical", "negated")


class Step(NamedTuple):
    """One telling of a step of a negotiation.

    party takes it, with or against `other`; start and end are ISO 8601 days and `basis` says what they rest on; teller is outlet <
    agency < speaker, outermost first, and `side` whom the innermost speaks for; spans are those of the trigger, words its clause.
    same_step joins tellings of one step, otherwise lists the ids of tellings that gainsay it; copy_of is the report it is copied from.
    """

    id: str
    report: str
    outlet: str
    event: str
    step: str
    status: str
    denied: bool
    party: tuple[str, ...]
    other: tuple[str, ...]
    start: str
    end: str
    basis: str
    parts: tuple[str, ...]
    duration: str
    mediator: tuple[str, ...]
    teller: tuple[str, ...]
    side: str
    words: str
    trigger: str
    spans: Spans
    same_step: str
    otherwise: tuple[str, ...]
    copy_of: str
    because: str

    @property
    def taken(self) -> bool:
        """Whether the telling has the step as taken: neither open, nor negated, nor denied."""
        return self.status not in PENDING and not self.denied


@cache
def table() -> dict[str, Any]:
    """The words around steps."""
    return lang.table(LANGUAGE, "talks")


@cache
def steps() -> dict[str, str]:
    """What the steps of the codebook are called: `IN_FORCE` > "in force"."""
    return {kind.type: kind.type.replace("_", " ").lower() for kind in codebooks.load(CODEBOOK).classes}


@cache
def named(list_name: str) -> frozenset[str]:
    """The steps of one list of the table, as they are called."""
    return frozenset(steps()[type] for type in table()[list_name])
