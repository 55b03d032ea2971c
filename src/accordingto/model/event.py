"""An event: who did what to whom, and is it so."""

from typing import Literal

from accordingto.model.span import EMPTY, Ref, Shape, Spans

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
EventStatus = Literal["happened", "ongoing", "planned", "requested", "threatened", "hypothetical", "negated"]


class Event(Shape, frozen=True, kw_only=True):
    """An event of a PLOVER type; `according_to` lists statement ids, outermost first, empty = the outlet's own voice."""

    id: str
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    trigger: Spans
    actors: tuple[Ref, ...] = ()
    recipients: tuple[Ref, ...] = ()
    hedge: Spans = EMPTY
    status: EventStatus
    according_to: tuple[str, ...] = ()
    when: str | None = None
    where: str | None = None
    figures: tuple[str, ...] = ()
    score: float | None = None
    because: str
