"""The day of a step: its own time, a time in its clause, one beside it, else when it was told."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from accordingto.compare.dated import Day, ordinal, point, sentence, told
from accordingto.compare.facts import tokens
from accordingto.compare.steps import BESIDE, EARLIER, LASTING, PENDING, table
from accordingto.model import Event, Record, Span, Time
from accordingto.model.span import overlap

HOLDS = "holds"  # the mode of a step that goes on when it is told
HOURS = 24  # of a day
SHORTLY = 3  # days before the report within which a day of the sentence may be the step's
NEAR = 24  # characters before a trigger in which its auxiliaries stand


def day_of(record: Record, event: Event, clause: Span, every: Sequence[Event]) -> Day:
    """Its own time, else the time in its clause that belongs to no other item, else when it was told."""
    own = record.time(event.when)
    day = point(own)
    if own and day and _fits(record, event, own, day):
        return day
    near = _beside(record, event, clause, every, own) or (None if event.mode == HOLDS else _across(record, event, every))
    if near is not None and near.basis == BESIDE and _earlier(record, event):
        return near._replace(basis=f"{EARLIER}; {BESIDE}")
    if near is not None:
        return near
    when = told(record, event)
    if event.mode == HOLDS:
        return when._replace(basis=LASTING)
    return when._replace(basis=f"{EARLIER}; {when.basis}") if _earlier(record, event) else when


def _earlier(record: Record, event: Event) -> bool:
    """Whether the step lies before what is told beside it: "had rejected"."""
    at = event.trigger[0][0]
    return bool(re.search(table()["earlier"], record.report.text[max(0, at - NEAR) : at]))


def _beside(record: Record, event: Event, clause: Span, every: Sequence[Event], own: Time | None) -> Day | None:
    """The nearest time of its clause that belongs to no other item."""
    mediated = event.type == table()["mediated"]  # the day of what is mediated is that of the mediation
    others = {s.when for s in record.statements} | (set() if mediated else {e.when for e in every if e.id != event.id})
    at = event.trigger[0][0]
    first, last = sentence(record.report.text, at, event.trigger[-1][1]) if mediated else clause
    inside = [t for t in record.times if first <= t.spans[0][0] < last and t.id not in others]
    fit = [t for t in inside if (at_day := point(t)) and t is not own and _fits(record, event, t, at_day)]
    near = point(min(fit, key=lambda t: abs(t.spans[0][0] - at))) if fit else None
    return near._replace(basis=f"a time in its clause; {near.basis}") if near else None


def _across(record: Record, event: Event, every: Sequence[Event]) -> Day | None:
    """The one day that its sentence names, for another deed or for the telling, where it is shortly before the report's."""
    text, at = record.report.text, event.trigger[0][0]
    first, last = sentence(text, at, event.trigger[-1][1])
    line = record.report.dateline.spans if record.report.dateline is not None else ()
    others = {e.when for e in every if e.id != event.id}
    told_in = [t for t in record.times if first <= t.spans[0][0] < last and not overlap(t.spans, line) and t.id not in others]
    told_in = [t for t in told_in if not _target(text, t)] or _shared(record, event, every)
    if not told_in and event.type in table()["blamed"]:
        told_in = _sentence_before(record, first)  # "it was a breach"
    inside = {day: t for t in told_in if (day := point(t)) and day.start == day.end}
    if len(inside) != 1:
        return None
    (one, time), when = next(iter(inside.items())), told(record, event)
    beside = one._replace(basis=BESIDE, own=False)
    from_then = re.search(table()["from_then"], text[time.spans[-1][1] : at])
    if from_then is not None:
        start = time.spans[-1][1] + from_then.start()
        came_before = "had" in tokens(text[start:at]) and from_then[0] == "after"
        return _counted(record, start, one) or (beside if came_before else None)
    return beside if when.start and 0 <= ordinal(when.start) - ordinal(one.start) <= SHORTLY else None


def _counted(record: Record, at: int, day: Day) -> Day | None:
    """The day that lies so long before another: "on Tuesday, a day after the truce began"."""
    lasting = [t for t in record.times if t.type == "duration" and 0 <= at - t.spans[-1][1] <= 1]
    found = re.fullmatch(r"P(?:(?P<days>\d+)D|T(?P<hours>\d+)H)", lasting[-1].value or "") if lasting else None
    if found is None:
        return None
    whole, rest = divmod(int(found["hours"] or 0), HOURS)
    days = int(found["days"] or 0) + whole
    start, end = (date.fromisoformat(day.start) - timedelta(days=n) for n in (days + bool(rest and whole), days))
    return Day(start.isoformat(), end.isoformat(), f"{record.words(lasting[-1].spans)} before {day.start}", own=True)


def _sentence_before(record: Record, start: int) -> list[Time]:
    """The times of the sentence before in its paragraph."""
    text = record.report.text
    if start == 0 or "\n" in text[max(0, start - 2) : start]:
        return []
    first, last = sentence(text, max(0, start - 2), start - 1)
    return [t for t in record.times if first <= t.spans[0][0] < last]


def _shared(record: Record, event: Event, every: Sequence[Event]) -> list[Time]:
    """The time of a step before it in its sentence that goes on with "and": "freed ten on Monday and the Front let nine go"."""
    text, at = record.report.text, event.trigger[0][0]
    first = sentence(text, at, event.trigger[-1][1])[0]
    found = []
    for other in every:
        between = text[other.trigger[-1][1] : at]
        time = record.time(other.when) if first <= other.trigger[0][0] < at else None
        if time is not None and " and " in between and not re.search(table()["before"], between):
            found.append(time)
    return found


def _ahead(record: Record, event: Event, day: Day) -> bool:
    """Whether the day comes after the report of a step that is told as taken: then it is another's."""
    return event.status not in PENDING and comes_after(record, day)


def comes_after(record: Record, day: Day) -> bool:
    """Whether the day comes after that of publication."""
    published = (record.report.published or "")[: len(day.start)]
    return bool(published) and day.start > published


def _fits(record: Record, event: Event, time: Time, day: Day) -> bool:
    text = record.report.text
    return not _target(text, time) and not _ahead(record, event, day) and not _barred(text, event, time)


def _barred(text: str, event: Event, time: Time) -> bool:
    """Whether words stand between the step and the time that make it another's."""
    after, before = text[event.trigger[-1][1] : time.spans[0][0]], text[time.spans[-1][1] : event.trigger[0][0]]
    return bool(re.search(table()["barrier"], after) or re.search(table()["before"], before))


def _target(text: str, time: Time) -> bool:
    """Whether a "to" or "until" stands before the time or begins it."""
    start = time.spans[0][0]
    before = tokens(text[max(0, start - 12) : start])
    own = tokens(text[start : time.spans[0][1]])
    return any(words in table()["targets"] for words in (*before[-1:], *own[:1]))
