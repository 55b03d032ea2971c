"""A figure: how many, of what, counted by whom."""

from typing import Literal

from accordingto.model.span import EMPTY, Shape, Spans

FigureKind = Literal[
    "killed", "wounded", "casualties", "missing", "captured", "released", "displaced", "arrested", "participants",
    "weapons", "money", "other",
]  # fmt: skip
FigureStatus = Literal["happened", "negated", "planned", "hypothetical"]


class Counted(Shape, frozen=True, kw_only=True):
    """The noun phrase that is counted, without its number."""

    spans: Spans


class Figure(Shape, frozen=True, kw_only=True):
    """A count in its own words with its bounds (null = open); `convention` names the table row that made numbers of words."""

    id: str
    spans: Spans
    low: float | int | None = None
    high: float | int | None = None
    hedge: Spans = EMPTY
    convention: str | None = None
    kind: FigureKind
    of: Counted | None = None
    subset_of: str | None = None
    status: FigureStatus = "happened"
    running: Literal["new", "total"] | None = None
    revised: Literal["up", "down"] | None = None
    according_to: tuple[str, ...] = ()
    event: str | None = None
    as_of: str | None = None
    score: float | None = None
    because: str
