"""The day of an item and what it rests on: its own time, a time beside it, that of its telling, the dateline, publication."""

import re
from datetime import date
from typing import NamedTuple

from accordingto.model import Event, Figure, Record, Span, Time

DAY = 10  # letters of an ISO 8601 day
POINTS = ("date", "time")  # a duration is no day
END = re.compile(r"[.!?][\"'”’)]*\s+(?=[A-Z“\"‘(•])|\n|(?=• )")  # "6 a.m. on Monday" does not end there
LONGEST = 2000  # characters looked at on either side for the ends of a sentence


class Day(NamedTuple):
    """An interval of ISO 8601 days, both inclusive ("" where nothing says), and what it rests on; `own` where the item itself has it."""

    start: str = ""
    end: str = ""
    basis: str = "no date"
    own: bool = False


def sentence(text: str, start: int, end: int) -> Span:
    """The sentence that holds the characters."""
    low = max(0, start - LONGEST)
    ends = (m.end() for m in END.finditer(text, low, start + 1))  # one letter on, since a capital must follow
    first = max((end for end in ends if end <= start), default=low)
    after = END.search(text, max(start, end - 1), end + LONGEST)
    return first, after.end() if after else min(len(text), end + LONGEST)


def point(time: Time | None) -> Day | None:
    """The day of a time that says when; None for a duration or one that is not settled."""
    if time is None or time.type not in POINTS or not time.start:
        return None
    return Day(time.start[:DAY], (time.end or time.start)[:DAY], time.basis or "its own time", own=True)


def told(record: Record, item: Event | Figure) -> Day:
    """When it was told, innermost first: the time of a statement that carries it, the dateline, publication; else no day."""
    for statement_id in reversed(item.according_to):
        said = record.statement(statement_id)
        day = point(record.time(said.when)) if said else None
        if day:
            return day._replace(basis="when it was said", own=False)
    return told_on(record)


def told_on(record: Record) -> Day:
    """The day of the report: that of its dateline, else of publication; else no day."""
    line = record.report.dateline
    day = point(record.time(line.date)) if line else None
    if day:
        return day._replace(basis="dateline", own=False)
    published = (record.report.published or "")[:DAY]
    return Day(published, published, "published") if published else Day()


def ordinal(day: str) -> int:
    """The number of an ISO 8601 day."""
    return date.fromisoformat(day[:DAY]).toordinal()
