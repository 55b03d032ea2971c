"""Durations and sets: how long, how often; an interval only where they end or begin at the report's day."""

from collections.abc import Callable

from accordingto.resolve.calendar import Interval, moved
from accordingto.resolve.moments import Context, Fields, Moment, Number, direction, number, words

# How a unit is written in a duration: prefix, factor, letter.
WRITTEN = {
    "TS": ("PT", 1, "S"), "TM": ("PT", 1, "M"), "TH": ("PT", 1, "H"), "D": ("P", 1, "D"), "W": ("P", 1, "W"), "FN": ("P", 2, "W"),
    "WE": ("P", 1, "WE"), "M": ("P", 1, "M"), "Q": ("P", 1, "Q"), "Y": ("P", 1, "Y"), "E": ("P", 10, "Y"), "C": ("P", 100, "Y"),
    "L": ("P", 1000, "Y"),
}  # fmt: skip
VAGUE = {"E": "PXE", "C": "PXC", "L": "PXL"}
# Half a unit in the next smaller one; whole units stand before it (PT5H30M).
HALVES = {"TH": ("PT", "30M", "H"), "TM": ("PT", "30S", "M"), "Y": ("P", "6M", "Y")}
ROLLING = {"D": "D", "W": "W", "FN": "W", "M": "M", "Q": "Q", "Y": "Y", "E": "E", "C": "C"}


def length(count: Number, unit: str) -> str:
    """The TIMEX3 value of so many units; None is a vague number."""
    prefix, factor, letter = WRITTEN[unit]
    if count is None:
        return VAGUE.get(unit, f"{prefix}X{letter}")
    if count % 1 == 0.5 and unit in HALVES:
        fine, half, whole = HALVES[unit]
        return f"{fine}{int(count)}{whole}{half}" if count > 1 else f"{fine}{half}"
    return f"{prefix}{count * factor:g}{letter}"


def duration(fields: Fields, context: Context) -> Moment:
    """ "four months", "a three-day visit", "two to three weeks" (its first number)."""
    unit = words("unit").get(fields.get("unit", ""), "D")
    count = number(fields)
    if "half_a" in fields:
        count = 0.5
    return Moment(length(count, unit), "a length of time", settled=False, own=True)


def half_more(fields: Fields, context: Context) -> Moment:
    """ "two and a half years", "a year and a half"."""
    count = number(fields)
    unit = words("unit")[fields["unit"]]
    return Moment(length(None if count is None else count + 0.5, unit), "a length of time", settled=False, own=True)


def span(fields: Fields, context: Context) -> Moment:
    """ "the past two days", "the next few weeks": a length that ends or begins at the report's day."""
    unit = words("unit")[fields["unit"]]
    count = number(fields) if {"digits", "number", "vague"} & fields.keys() else None
    steps, origin = direction(fields) or (0, "report")
    found = length(count, unit)
    if count is None or steps == 0 or (origin == "told" and not fields["relation"].endswith("next")) or unit not in ROLLING:
        return Moment(found, "a length of time, its ends not said", settled=False, own=True)
    return Moment(found, _edge(steps), interval=_rolling(context, int(count) * steps * (2 if unit == "FN" else 1), unit))


def _edge(steps: int) -> str:
    return "a length of time that ends at the report's day" if steps < 0 else "a length of time that begins at the report's day"


def _rolling(context: Context, count: int, unit: str) -> Interval:
    other = moved(context.today, count, ROLLING[unit])
    first, last = sorted((context.today, other))
    return first.isoformat(), last.isoformat()


def rolling_one(fields: Fields, context: Context) -> Moment:
    """ "the past year": one unit up to the report's day."""
    unit = words("unit")[fields["unit"]]
    if unit not in ROLLING:
        return Moment(length(1.0, unit), "a length of time", settled=False, own=True)
    return Moment(length(1.0, unit), _edge(-1), interval=_rolling(context, -2 if unit == "FN" else -1, unit))


def nth(fields: Fields, context: Context) -> Moment:
    """ "a third day", "the second night in a row": as long as it has lasted."""
    unit = words("unit")[fields["unit"]]
    return Moment(length(float(words("ordinal")[fields["ordinal"]]), unit), "a length of time so far", settled=False, own=True)


def units(fields: Fields, context: Context) -> Moment:
    """ "weeks", "months or years": a length without a number."""
    return Moment(length(None, words("unit")[fields["plural"]]), "a length of time without a number", settled=False, own=True)


def long_(fields: Fields, context: Context) -> Moment:
    """ "week-long", "years-old"."""
    unit = fields["unit"]
    count = None if unit.endswith("s") else 1.0
    return Moment(length(count, words("unit")[unit]), "a length of time", settled=False, own=True)


def recent(fields: Fields, context: Context) -> Moment:
    """ "recent weeks", "coming years": before or after now, not said how far."""
    ahead = fields.get("recent", "future") in ("coming", "future", "next few", "later", "subsequent", "succeeding")
    return Moment("FUTURE_REF" if ahead else "PAST_REF", "not said when", settled=False, own=True)


def now(fields: Fields, context: Context) -> Moment:
    """ "currently", "recently", "soon"."""
    return Moment(words("now")[fields["now"]], "not said when", settled=False, own=True)


def frequency(fields: Fields, context: Context) -> Moment:
    """ "daily", "annually"."""
    return Moment(words("frequency")[fields["frequency"]], "how often", settled=False, own=True)


def each(fields: Fields, context: Context) -> Moment:
    """ "every Friday", "each year", "every other week", "every three days"."""
    return Moment(_each(fields), "how often", settled=False, own=True)


def _each(fields: Fields) -> str:
    part = f"T{words('part')[fields['part']]}" if "part" in fields else ""
    if "weekday" in fields:
        return f"XXXX-WXX-{words('weekday')[fields['weekday']]}{part}"
    if "month" in fields:
        return f"XXXX-{words('month')[fields['month']]:02}"
    if "season" in fields:
        return f"XXXX-{words('season')[fields['season']]}"
    if "unit" not in fields:
        return f"XXXX-XX-XX{part}"
    count: Number = 2.0 if "each_of" in fields else number(fields)
    if "ordinal" in fields:
        count = float(words("ordinal")[fields["ordinal"]])
    return length(count, words("unit")[fields["unit"]]) + part


def weekdays(fields: Fields, context: Context) -> Moment:
    """ "Fridays", "Tuesday nights"."""
    name = fields.get("weekday") or fields["plural_weekday"][:-1]
    part = f"T{words('part')[fields['plural_part'][:-1]]}" if "plural_part" in fields else ""
    return Moment(f"XXXX-WXX-{words('weekday')[name]}{part}", "how often", settled=False, own=True)


READINGS: dict[str, Callable[[Fields, Context], Moment]] = {
    "duration": duration,
    "half_more": half_more,
    "aged": duration,
    "span": span,
    "all_unit": duration,
    "nth": nth,
    "units": units,
    "long": long_,
    "recent": recent,
    "now": now,
    "frequency": frequency,
    "each": each,
    "weekdays": weekdays,
}
