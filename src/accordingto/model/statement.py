"""A statement: who said what, in which words, and where it stands inside another's."""

from typing import Literal

from accordingto.model.span import EMPTY, Ref, Shape, Spans

Form = Literal["direct", "mixed", "indirect"]
Polarity = Literal["asserts", "denies"]
Act = Literal["states", "denies", "asks", "demands", "promises", "threatens", "warns", "believes", "declines"]


class Statement(Shape, frozen=True, kw_only=True):
    """A source, a cue and a content; `source` is null where the text names none ("it was reported")."""

    id: str
    source: Ref | None
    cue: Spans
    content: Spans
    form: Form
    polarity: Polarity
    act: Act
    hedge: Spans = EMPTY
    within: str | None = None
    when: str | None = None
    where: str | None = None
    score: float | None = None
    because: str
