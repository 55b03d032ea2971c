"""Arithmetic of days and of TIMEX3 values: which days a value covers, steps from a day, what several values agree on.

Values are TIMEX3 (TimeML 1.2.1): `2024-05-31`, `2024-W22`, `2024-05`, `2024-Q2`, `2024`, `202X`, `20XX`, `2024-05-31T20:00`,
`2024-05-31TMO`, `first/last` for a range. Intervals are ISO 8601, both ends inclusive.
"""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta

Interval = tuple[str, str]
MINUTE = "%Y-%m-%dT%H:%M"
THIRDS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}
FIRST, LAST = date(2, 1, 1), date(9998, 12, 31)  # a year inside what Python can count, so that a step more is no error
CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::\d\d)?(Z|[+-]\d\d:?\d\d)?")
PART = re.compile(r"(\d{4}-\d\d-\d\d)T([A-Z]{2})")
PIECE = re.compile(r"\d+|[^\d]+")


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]):
        return None
    return date(year, month, number)


def days(value: str) -> tuple[date, date] | None:
    """The first and the last day of a value; None where it has none of its own (X, seasons, durations)."""
    if "/" in value:
        ends = [days(end) for end in value.split("/")]
        return (ends[0][0], ends[-1][1]) if ends[0] and ends[-1] and ends[0][0] <= ends[-1][1] else None
    for form, cover in FORMS:
        match = form.fullmatch(value)
        if match:
            return cover(*(int(group) for group in match.groups()))
    return None


def _of_month(year: int, month: int) -> tuple[date, date] | None:
    return _of_months(year, month, 1)


def _of_months(year: int, month: int, count: int) -> tuple[date, date] | None:
    first, last = day(year, month, 1), day(year, month + count - 1, 1)
    return (first, last.replace(day=monthrange(year, last.month)[1])) if first and last else None


def _of_years(year: int, count: int) -> tuple[date, date] | None:
    first, last = day(year, 1, 1), day(year + count - 1, 12, 31)
    return (first, last) if first and last else None


def _of_week(year: int, week: int, first: int = 1, last: int = 7) -> tuple[date, date] | None:
    if not (MINYEAR < year < MAXYEAR and 1 <= week <= date(year, 12, 28).isocalendar().week):
        return None
    return date.fromisocalendar(year, week, first), date.fromisocalendar(year, week, last)


def _of_day(year: int, month: int, number: int) -> tuple[date, date] | None:
    one = day(year, month, number)
    return (one, one) if one else None


FORMS = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)"), _of_day),
    (re.compile(r"(\d{4})-(\d\d)"), _of_month),
    (re.compile(r"(\d{4})"), lambda y: _of_years(y, 1)),
    (re.compile(r"(\d{3})X"), lambda y: _of_years(10 * y, 10)),
    (re.compile(r"(\d\d)XX"), lambda y: _of_years(100 * y, 100)),
    (re.compile(r"(\d{4})-W(\d\d)"), _of_week),
    (re.compile(r"(\d{4})-W(\d\d)-WE"), lambda y, w: _of_week(y, w, 6, 7)),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda y, q: _of_months(y, 3 * q - 2, 3)),
    (re.compile(r"(\d{4})-H([12])"), lambda y, h: _of_months(y, 6 * h - 5, 6)),
)


def interval(value: str, hours: Mapping[str, Sequence[int]]) -> Interval | None:
    """The interval of a value: days for dates, minutes for times of day; `hours` says what each part of a day covers."""
    clock, part = CLOCK.fullmatch(value), PART.fullmatch(value)
    if clock:
        hour = f"{clock[1]}T{clock[2]}:{clock[3]}{clock[4] or ''}"
        if clock[2] == "24":
            hour = f"{(date.fromisoformat(clock[1]) + timedelta(1)).isoformat()}T00:{clock[3]}{clock[4] or ''}"
        return hour, hour
    if part and part[2] in hours:
        midnight = datetime.fromisoformat(part[1])
        first, last = (midnight + timedelta(hours=h) for h in hours[part[2]])
        return first.strftime(MINUTE), (last - timedelta(minutes=1)).strftime(MINUTE)
    covered = days(value)
    return (covered[0].isoformat(), covered[1].isoformat()) if covered else None


def narrowed(whole: Interval, mod: str, today: date) -> Interval:
    """The part of the interval that a modifier leaves: a third of it, or what is before or after the day."""
    if mod in ("BEFORE", "AFTER"):
        here = today.isoformat()
        if not whole[0] <= here <= whole[1]:
            return whole
        return (whole[0], here) if mod == "BEFORE" else (here, whole[1])
    if mod not in THIRDS or "T" in whole[0]:
        return whole
    first, last = date.fromisoformat(whole[0]), date.fromisoformat(whole[1])
    if first == last:
        first_hour, last_hour = (8 * third for third in THIRDS[mod])
        return f"{whole[0]}T{first_hour:02}:00", f"{whole[0]}T{last_hour - 1:02}:59"
    length = (last - first).days + 1
    start, end = (round(length * third / 3) for third in THIRDS[mod])
    return (first + timedelta(start)).isoformat(), (first + timedelta(end - 1)).isoformat()


def moved(at: date, count: int, unit: str) -> date:
    """The day `count` units (D W M Y Q E C) away; the last of the month where it is too short; held inside the calendar."""
    if unit in ("D", "W"):
        ordinal = at.toordinal() + count * (7 if unit == "W" else 1)
        return date.fromordinal(min(max(ordinal, FIRST.toordinal()), LAST.toordinal()))
    months = at.year * 12 + at.month - 1 + count * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}[unit]
    year, month = min(max(months // 12, FIRST.year), LAST.year), months % 12 + 1
    return date(year, month, min(at.day, monthrange(year, month)[1]))


def named_by(at: date, unit: str) -> str:
    """The value of the unit that holds the day: "W" of 2024-05-31 is `2024-W22`."""
    iso = at.isocalendar()
    return {
        "D": at.isoformat(),
        "W": f"{iso.year:04}-W{iso.week:02}",
        "WE": f"{iso.year:04}-W{iso.week:02}-WE",
        "M": f"{at.year:04}-{at.month:02}",
        "Q": f"{at.year:04}-Q{(at.month + 2) // 3}",
        "Y": f"{at.year:04}",
        "E": f"{at.year // 10:03}X",
        "C": f"{at.year // 100:02}XX",
        "L": f"{at.year // 1000:01}XXX",
    }[unit]


def easter(year: int) -> date:
    """Easter Sunday of the western churches (anonymous Gregorian algorithm, Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def nth_weekday(count: int, weekday: int, month: int, year: int) -> date:
    """The nth weekday (1 = Monday) of the month; -1 is the last."""
    if count < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta((last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (count - 1))


def agreed(values: Sequence[str | None]) -> str | None:
    """What all the values say, X for each part on which they differ; None where they are not of one form."""
    first = values[0]
    if first is None or any(value is None for value in values):
        return None
    rows = [PIECE.findall(value or "") for value in values]
    if any([len(piece) for piece in row] != [len(piece) for piece in rows[0]] for row in rows):
        return None
    return "".join(column[0] if len(set(column)) == 1 else "X" * len(column[0]) for column in zip(*rows, strict=True))
