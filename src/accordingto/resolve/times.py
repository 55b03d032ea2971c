"""Times to TIMEX3 values and intervals, against the dateline, the published date and each other.

Where the report's day is not settled, every day that it may be is tried, and only what all of them agree on is kept.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from accordingto.model import Drafts, Note, Spans, Time, TimeDraft
from accordingto.model.span import overlap, words
from accordingto.parse.pipeline import Parsed
from accordingto.resolve import dates, durations, periods
from accordingto.resolve.calendar import Interval, agreed, interval, narrowed
from accordingto.resolve.moments import Context, Moment, Told, year_of
from accordingto.resolve.moments import words as table
from accordingto.resolve.reference import Reference, reference

READINGS = {**dates.READINGS, **durations.READINGS, **periods.READINGS}
WITH_HOURS = frozenset(("date", "deictic", "iso", "relative", "named"))
MEMORY = 12  # dated mentions that a later one may be counted from
CURE = "give --published to settle it"


def resolve(parsed: Parsed, drafts: Drafts) -> tuple[tuple[Time, ...], tuple[Note, ...]]:
    """The times of the report in text order (ids t1, t2, ..), and notes on what could not be settled."""
    known = reference(parsed.report, drafts)
    asked = sorted(drafts.times, key=lambda t: t.spans)
    tried = [_moments(parsed, asked, day, known.own) for day in known.days]
    rows = list(zip(*tried, strict=True))
    times = tuple(_time(f"t{i + 1}", draft, row, known) for i, (draft, row) in enumerate(zip(asked, rows, strict=True)))
    return times, tuple(_notes(known, asked, rows))


def _moments(parsed: Parsed, asked: Sequence[TimeDraft], day: date, own: Spans) -> list[Moment]:
    """Each time as it is if the report is of that day."""
    starts = [start for start, _ in parsed.paragraphs]
    told: tuple[Told, ...] = ()
    dated = _dated(asked)
    found = []
    for draft in asked:
        paragraph = bisect_right(starts, draft.spans[0][0])
        moment = READINGS[draft.reading](draft.fields, Context(day, draft.tense, told, paragraph, dated))
        if draft.reading in WITH_HOURS:
            moment = dates.hour_of(moment, draft.fields)
        if overlap(draft.spans, own):
            moment = moment._replace(value=day.isoformat(), basis="the dateline's own date")
        found.append(moment)
        if moment.base and moment.value and moment.value[0].isdigit() and draft.type in ("date", "time"):
            told = (Told(moment.value, words(parsed.text, draft.spans), paragraph), *told)[:MEMORY]
    return found


def _dated(asked: Sequence[TimeDraft]) -> dict[tuple[int, int], int]:
    """The year of each month and day that the report dates in full, where it gives it one year only."""
    years: dict[tuple[int, int], set[int]] = {}
    for draft in asked:
        year = year_of(draft.fields) if draft.reading == "date" else None
        if year is not None and {"month", "day"} <= draft.fields.keys():
            years.setdefault((table("month")[draft.fields["month"]], int(draft.fields["day"])), set()).add(year)
    return {day: found.pop() for day, found in years.items() if len(found) == 1}


def _time(id_: str, draft: TimeDraft, row: Sequence[Moment], known: Reference) -> Time:
    first = row[0]
    value = agreed([moment.value for moment in row])
    same = len(row) == 1 or all(
        moment.value == first.value and _interval(moment, day) == _interval(first, known.days[0])
        for moment, day in zip(row, known.days, strict=True)
    )
    if not same and first.floating:
        value = min((value or first.floating, first.floating), key=lambda known: known.count("X"))
    covered = _interval(first, known.days[0]) if same else None
    return Time(
        id=id_,
        spans=draft.spans,
        type=draft.type,
        value=value,
        start=covered[0] if covered else None,
        end=covered[1] if covered else None,
        anchor=None if first.own else (f"'{first.told}'" if first.told else known.anchor),
        basis=_basis(first, known, same),
    )


def _interval(moment: Moment, today: date) -> Interval | None:
    """The interval of a moment, where one may be drawn."""
    if not moment.settled or moment.value is None:
        return None
    whole = moment.interval or interval(moment.value, table("hours"))
    return narrowed(whole, moment.mod, today) if whole and moment.mod else whole


def _basis(moment: Moment, known: Reference, same: bool) -> str:
    """Why the value is what it is, as one phrase."""
    said = [moment.basis]
    if moment.mod:
        said.append(MODS[moment.mod])
    if not moment.own:
        said.append(known.basis if same else f"the {known.missing} of the report is not known")
    return "; ".join(piece for piece in said if piece)


MODS = {
    "START": "its first third",
    "MID": "its middle third",
    "END": "its last third",
    "BEFORE": "until the report's day",
    "AFTER": "from the report's day on",
    "WITHIN": "some time in it",
}


def _notes(known: Reference, asked: Sequence[TimeDraft], rows: Sequence[Sequence[Moment]]) -> list[Note]:
    """One note where the report's day is missing and something hangs on it."""
    hanging = [draft for draft, row in zip(asked, rows, strict=True) if not row[0].own]
    if known.missing is None or not hanging:
        return []
    spans = tuple(span for draft in hanging for span in draft.spans)
    if known.missing == "year":
        said = f"the {known.anchor} names no year, and nothing in the report settles it: {len(hanging)} times keep X for it; {CURE}"
        return [Note(code="missing-year", message=said, spans=spans)]
    return [Note(code="missing-date", message=f"the report has no date: {len(hanging)} times keep X for it; {CURE}", spans=spans)]
