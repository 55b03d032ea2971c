"""A time: one expression that says when, its TIMEX3 value, its interval and what that rests on."""

from typing import Literal

from accordingto.model.span import Shape, Spans

TimeType = Literal["date", "time", "duration", "set"]


class Time(Shape, frozen=True, kw_only=True):
    """One mention; `start` and `end` are ISO 8601 and inclusive, null where the value is not settled."""

    id: str
    spans: Spans
    type: TimeType
    value: str | None = None
    start: str | None = None
    end: str | None = None
    anchor: str | None = None
    basis: str | None = None
