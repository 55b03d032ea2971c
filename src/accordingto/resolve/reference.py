"""The day that a report's times are counted from, and what says so; never guessed."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from accordingto.model import Drafts, Report, Spans, TimeDraft
from accordingto.model.span import EMPTY, overlap, words
from accordingto.resolve import calendar
from accordingto.resolve.moments import Fields, year_of
from accordingto.resolve.moments import words as table

PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)")
ADDRESS = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[/_.-](\d\d?)[/_.-](\d\d?)(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"),
)
APART = 10  # days between a dateline and the publication of its report, at most
FRESH = 10  # days before its dateline that a full date with its weekday may be to be the report's news
# Where only month and day are known: years of all shapes (leap or not, seven weekdays). Where nothing is: days of all shapes.
YEARS = (2016, 2018, 2019, 2021, 2023, 2024, 2026, 2028, 2032)
ANY_DAYS = tuple(date(y, m, d) for y, m, d in ((1996, 2, 6), (2009, 5, 15), (2018, 9, 23), (2023, 12, 28), (2031, 7, 1)))


class Reference(NamedTuple):
    """The day: one where it is settled, else all that it may be; the words it rests on; what is missing."""

    days: tuple[date, ...]
    anchor: str | None
    basis: str = ""
    missing: str | None = None
    own: Spans = EMPTY  # those of the dateline's date, where the day is that


def reference(report: Report, drafts: Drafts) -> Reference:
    """The report's day from its dateline and published date, else from its address or a dated event in its text."""
    published = _published(report)
    dateline = _dateline(report, drafts)
    if dateline is None:
        return _without_dateline(report, published)
    fields, said = dateline.fields, f"dateline {words(report.text, dateline.spans)}"
    year = year_of(fields)
    if year is not None or dateline.reading == "iso":
        full = _full(dateline)
        return Reference((full,), said, own=dateline.spans) if full else _without_dateline(report, published)
    month, number = int(table("month").get(fields.get("month", ""), 0)), int(fields.get("day", 0))
    if not (month and number):
        return _without_dateline(report, published)
    if published:
        near = [day for y in _years(published) if (day := calendar.day(y, month, number))]
        close = [day for day in near if abs((day - published).days) <= APART]
        return (
            Reference((close[0],), said, f"its year from {_said(report)}", own=dateline.spans)
            if close
            else _without_dateline(report, published)
        )
    return _settled(report, drafts, dateline, (month, number), said)


def _years(day: date) -> tuple[int, int, int]:
    return day.year, day.year - 1, day.year + 1


def _said(report: Report) -> str:
    basis = f" ({report.published_basis})" if report.published_basis else ""
    return f"published {(report.published or '')[:10]}{basis}"


def _published(report: Report) -> date | None:
    match = PUBLISHED.match(report.published or "")
    day = calendar.day(int(match[1]), int(match[2]), int(match[3])) if match and match[3] else None
    return day if day and calendar.FIRST.year < day.year - 100 and day.year + 100 < calendar.LAST.year else None


def _dateline(report: Report, drafts: Drafts) -> TimeDraft | None:
    if report.dateline is None:
        return None
    spans = report.dateline.spans
    return next((t for t in drafts.times if t.reading in ("date", "iso", "slashed") and overlap(t.spans, spans)), None)


def _full(draft: TimeDraft) -> date | None:
    """The day that the words name in full."""
    fields, year = draft.fields, year_of(draft.fields)
    if "iso" in fields:
        return calendar.day(*(int(piece) for piece in fields["iso"].split("-")))
    if year is None or "month" not in fields or "day" not in fields:
        return None
    return calendar.day(year, int(table("month")[fields["month"]]), int(fields["day"]))


def _without_dateline(report: Report, published: date | None) -> Reference:
    if published:
        return Reference((published,), _said(report))
    address = set(_in_address(report))
    if len(address) == 1:
        day = address.pop()
        return Reference((day,), f"address {day.isoformat()}", "the date in the report's address")
    return Reference(ANY_DAYS, None, missing="date")


def _settled(report: Report, drafts: Drafts, dateline: TimeDraft, day: tuple[int, int], said: str) -> Reference:
    """A dateline without a year: what in the report, its address or its metadata settles the year, or nothing does."""
    month, number = day
    for years, basis in _evidence(report, drafts, dateline.fields, month, number):
        found = {known for y in years if (known := calendar.day(y, month, number))}
        if len(found) == 1:
            return Reference((found.pop(),), said, basis, own=dateline.spans)
    weekday = _weekday(dateline.fields)
    candidates = YEARS if weekday is None else tuple(range(1996, 2036))  # of forty years, those in which the weekday fits
    possible = tuple(known for y in candidates if (known := calendar.day(y, month, number)) and weekday in (None, known.isoweekday()))
    return Reference(possible or ANY_DAYS, said, missing="year" if possible else "date", own=dateline.spans if possible else EMPTY)


def _evidence(report: Report, drafts: Drafts, fields: Fields, month: int, number: int) -> Iterator[tuple[set[int], str]]:
    """Years that each kind of evidence gives, the strongest first; it settles the year only where it gives one."""
    given = PUBLISHED.match(report.published or "")
    if given:
        yield {int(given[1])}, f"its year from published {given[0]}"
    yield _close(_in_address(report), month, number), "its year from the date in the report's address"
    fresh = {full for t in drafts.times if (full := _full(t)) and full.isoweekday() == _weekday(t.fields)}
    yield _close(fresh, month, number, FRESH), "its year from a full date with its weekday in the text"
    yield _fitting(report, drafts, fields, month, number), "the one year in which its weekday fits"


def _weekday(fields: Fields) -> int | None:
    known = {**table("weekday"), **table("weekday_short")}
    found = known.get(fields.get("weekday") or fields.get("weekday_short") or "")
    return int(found) if found else None


def _close(days: Sequence[date] | Iterator[date] | set[date], month: int, number: int, reach: int = APART) -> set[int]:
    """The years in which the dateline's day is close to one of the days."""
    found = set()
    for day in sorted(days):
        for year in _years(day):
            known = calendar.day(year, month, number)
            if known and abs((known - day).days) <= reach:
                found.add(year)
    return found


def _in_address(report: Report) -> Iterator[date]:
    for form in ADDRESS:
        for match in form.finditer(report.source.uri):
            day = calendar.day(int(match[1]), int(match[2]), int(match[3]))
            if day:
                yield day


def _fitting(report: Report, drafts: Drafts, fields: Fields, month: int, number: int) -> set[int]:
    """The years since the latest that the text tells of as past, until the report was retrieved, in which the weekday fits."""
    weekday = _weekday(fields)
    retrieved = PUBLISHED.match(report.source.retrieved or "")
    told = [year for t in drafts.times if t.tense == "past" and t.reading in ("date", "year") and (year := year_of(t.fields))]
    if not (weekday and retrieved and told):
        return set()
    years = range(max(told), int(retrieved[1]) + 1)
    return {y for y in years if (day := calendar.day(y, month, number)) and day.isoweekday() == weekday}
