"""Dates and times of day: months, weekdays, years, named days, "last week", "two days ago", "yesterday"."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from accordingto.resolve import calendar, durations
from accordingto.resolve.calendar import moved, named_by
from accordingto.resolve.moments import Context, Fields, Moment, direction, full_year, mod, number, words, year_of

DAY = r"\d{4}-\d\d-\d\d.*"
QUARTER = r"\d{4}-Q\d"
FAR = 300  # days back from which the same date next year is the likelier one, if that is near
NEAR = 60
YEAR = 370  # days from the report's within which a weekday may choose the year
HEADED = ("until", "till", "by", "through", "effective")  # what these lead may be to come whatever the tense
FLOATING = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXXX", "C": "XXXX"}
SOON, SOONER = 5, 3  # months ahead that a month may be that "by" leads, or that is told in the present
NOT_SAID = "counted from a day that is not named"


def resolved(fields: Fields, context: Context) -> Moment:
    """A calendar date of any completeness, with its part of the day or its hour."""
    month = words("month").get(fields.get("month", ""))
    weekday = _weekday(fields)
    number_ = fields.get("day") or words("ordinal").get(fields.get("ordinal", ""))
    if month and number_:
        found = _month_day(fields, context, int(month), int(number_), weekday)
        return _whole_week(found) if "the_week" in fields else found
    if month:
        return _month(fields, context, int(month))
    return _by_weekday(fields, context, weekday or 1)


def _whole_week(day: Moment) -> Moment:
    """ "The week of 6 March": the week that holds the day."""
    if day.value is None:
        return day
    return day._replace(
        value=named_by(date.fromisoformat(day.value), "W"), floating="XXXX-WXX", basis=f"the week that holds it; {day.basis}"
    )


def _weekday(fields: Fields) -> int | None:
    found = words("weekday").get(fields.get("weekday", "")) or words("weekday_short").get(fields.get("weekday_short", ""))
    return int(found) if found else None


def _month_day(fields: Fields, context: Context, month: int, number_: int, weekday: int | None) -> Moment:
    year, modifier = year_of(fields), mod(fields)
    floating = f"XXXX-{month:02}-{number_:02}"
    if year is not None:
        day = calendar.day(year, month, number_)
        return Moment(day.isoformat() if day else None, "full date" if day else "no such day in the calendar", mod=modifier, own=True)
    if (month, number_) in context.dated and not direction(fields) and context.tense != "future":
        same = calendar.day(context.dated[month, number_], month, number_)
        return Moment(same.isoformat() if same else None, "dated in full elsewhere in the report", mod=modifier, own=True)
    around = [calendar.day(context.today.year + step, month, number_) for step in range(-8, 9)]
    near = [day for day in around if day]
    if not near:
        return Moment(None, "no such day in the calendar", settled=False, own=True)
    if weekday and (fitting := [day for day in near if day.isoweekday() == weekday and abs((day - context.today).days) <= YEAR]):
        best = min(fitting, key=lambda day: abs((day - context.today).days))
        return Moment(best.isoformat(), "the year near the report's in which the weekday fits", mod=modifier, floating=floating)
    found, why = _by_tense(near, context, fields)
    why += "; its weekday does not fit" if weekday else ""
    return Moment(found.isoformat(), why, mod=modifier, floating=floating)


def _by_tense(near: list[date], context: Context, fields: Fields) -> tuple[date, str]:
    """The day before or after the report's that tense or "last", "next" say; else the nearest."""
    toward = direction(fields)
    back = max((day for day in near if day <= context.today), default=near[0])
    ahead = min((day for day in near if day >= context.today), default=near[-1])
    if toward and toward[0] and "year_word" in fields:
        return min(near, key=lambda day: abs(day.year - context.today.year - toward[0])), "day of the year named"
    if toward and toward[0]:
        return (back, "the last such day before the report's") if toward[0] < 0 else (ahead, "the next such day after the report's")
    since, until = (context.today - back).days, (ahead - context.today).days
    nearest = back if since <= until else ahead
    if context.tense == "future":
        return (nearest, "the nearest such day") if until > FAR and since < NEAR else (ahead, "the next such day (future tense)")
    if fields.get("led") in HEADED or (since > FAR and until < NEAR):
        return nearest, "the nearest such day"
    return back, f"the most recent such day ({_told_as(context)})"


def _told_as(context: Context) -> str:
    """Why a time with no word of its own is taken to be past."""
    return "past tense" if context.tense == "past" else "as reports tell what has happened"


def _month(fields: Fields, context: Context, month: int) -> Moment:
    year, modifier, today = year_of(fields), mod(fields), context.today
    if year is not None:
        return Moment(f"{year:04}-{month:02}", "month and year", mod=modifier, own=True)
    floating = f"XXXX-{month:02}"
    back = today.year - (month > today.month)
    ahead = today.year + (month < today.month)
    toward = direction(fields)
    if toward and "year_word" in fields:
        return Moment(f"{today.year + toward[0]:04}-{month:02}", "month of the year named", mod=modifier, floating=floating)
    if toward and toward[0] < 0:
        back -= month == today.month
        return Moment(f"{back:04}-{month:02}", "the last such month before the report's", mod=modifier, floating=floating)
    if toward and toward[0] > 0:
        ahead += month == today.month
        return Moment(f"{ahead:04}-{month:02}", "the next such month after the report's", mod=modifier, floating=floating)
    if toward:
        return Moment(f"{today.year:04}-{month:02}", "of the report's year", mod=modifier, floating=floating)
    if context.tense == "future":
        return Moment(f"{ahead:04}-{month:02}", "the next such month (future tense)", mod=modifier, floating=floating)
    away = (month - today.month) % 12
    if 0 < away <= (SOON if fields.get("led") in HEADED else SOONER if context.tense == "present" else 0):
        return Moment(f"{ahead:04}-{month:02}", "the nearest such month", mod=modifier, floating=floating)
    return Moment(f"{back:04}-{month:02}", f"the most recent such month ({_told_as(context)})", mod=modifier, floating=floating)


def _by_weekday(fields: Fields, context: Context, weekday: int) -> Moment:
    today, toward = context.today, direction(fields)
    back, ahead = (today.isoweekday() - weekday) % 7, (weekday - today.isoweekday()) % 7
    floating = f"XXXX-WXX-{weekday}"
    if toward and toward[0] < 0:
        day, why = today - timedelta(back or 7), "the last such day before the report's"
    elif toward and toward[0] > 0:
        day, why = today + timedelta(ahead or 7), "the next such day after the report's"
    elif context.tense in ("future", "present"):
        day, why = today + timedelta(ahead), f"the next such day ({context.tense} tense)"
    else:
        day, why = today - timedelta(back), f"the most recent such day ({_told_as(context)})"
    return Moment(day.isoformat(), why, floating=floating, mod=mod(fields))


def hour_of(moment: Moment, fields: Fields) -> Moment:
    """The moment of a day with the hour or the part of the day that its words name; an hour goes before a part."""
    suffix, zone = clock(fields)
    value, floating = moment.value, moment.floating
    if not suffix or value is None or not re.fullmatch(DAY, value) or (len(value) > 10 and ":" not in suffix):
        return moment
    floating = floating.split("T")[0] + suffix if floating else None
    return moment._replace(value=value[:10] + suffix, floating=floating, basis=moment.basis + zone, mod="")


def clock(fields: Fields) -> tuple[str, str]:
    """The end of the value ("T20:00", "TEV"; "" where none is named), and what to say of the zone."""
    named = words("clock_name").get(fields.get("clock_name", ""))
    zone = words("zone").get(fields.get("zone", ""), "")
    said = f", {fields['zone'].upper()} not converted" if fields.get("zone") and not zone else ""
    if named:
        return f"T{named}", said
    if "military" in fields:
        return f"T{fields['military'][:2]}:{fields['military'][2:]}{zone}", said
    if "hour" in fields or ("number" in fields and "unit" not in fields):
        hour = int(fields.get("hour") or number(fields) or 0)
        half = fields.get("ampm") or {"MO": "a", "AF": "p", "EV": "p", "NI": "p"}.get(words("part").get(fields.get("part", ""), ""), "")
        hour = hour % 12 + (12 if half.startswith("p") else 0) if half and hour <= 12 else hour
        return f"T{hour:02}:{fields.get('minute', '00')}{zone}", said
    part = words("part").get(fields.get("part") or fields.get("bare_part") or "")
    return (f"T{part}" if part else ""), ""


def deictic(fields: Fields, context: Context) -> Moment:
    """ "today", "yesterday evening", "tonight", "overnight"."""
    steps, part = words("deictic")[fields["deictic"]]
    day = moved(context.today, steps, "D")
    suffix = f"T{part}" if part else ""
    return Moment(day.isoformat() + suffix, f"{fields['deictic']}, from the report's day", floating=f"XXXX-XX-XX{suffix}", mod=mod(fields))


def relative(fields: Fields, context: Context) -> Moment:
    """ "last week", "this year", "the following day", "that month", "the end of the year"."""
    unit = words("unit")[fields["unit"]]
    steps, origin = direction(fields) or (0, "report")
    if fields.get("relation") in ("past", "the past"):
        return durations.rolling_one(fields, context)
    if unit not in FLOATING:
        return durations.rolling_one(fields, context) if steps else Moment(None, NOT_SAID, settled=False, own=True)
    if unit == "WE" and steps == 0:
        steps = -(context.tense != "future" and context.today.isoweekday() < 3 + 3 * ("relation" not in fields))
    base, told = context.today, None
    if origin == "told":
        told = context.near(DAY, 2) if unit == "D" else context.near(r"\d{4}.*", 2)
        if told is None and (steps == 0 or unit == "D"):
            value = named_by(moved(base, steps, unit), unit)
            return Moment(value, NOT_SAID, settled=False, floating=FLOATING[unit], mod=mod(fields))
        base = (told.first if told else None) or base
    value = named_by(moved(base, steps, "W" if unit == "WE" else unit), unit)
    settled = "fiscal" not in fields
    why = f"{fields.get('relation', 'the')} {fields['unit']}" + ("" if settled else ": a fiscal year's days are not the calendar's")
    return Moment(value, why, floating=FLOATING[unit], mod=mod(fields), told=told.words if told else None, settled=settled)


def ago(fields: Fields, context: Context) -> Moment:
    """ "two days ago", "a year earlier", "six weeks later", "months ago"."""
    unit, count = words("unit")[fields["unit"]], number(fields)
    steps, origin = words("ago")[fields["ago"]] if "ago" in fields else (-1 if fields["side"] == "before" else 1, "told")
    bare = not ({"number", "digits", "vague", "half_a"} & fields.keys())
    if count is None or (bare and fields["unit"].endswith("s")):
        value = "PAST_REF" if steps < 0 else "FUTURE_REF" if origin == "report" else durations.length(None, unit)
        return Moment(value, "not said how far", settled=False, own=True)
    if unit not in FLOATING or unit == "WE":
        return Moment(
            durations.length(0.5 if "half_a" in fields else count, unit), "counted from an hour that is not said", settled=False, own=True
        )
    if "half_a" in fields:
        unit, count = {"Y": ("M", 6.0), "E": ("Y", 5.0), "C": ("Y", 50.0)}.get(unit, (unit, 1.0))
    told = context.near(QUARTER, 3) if unit == "Y" and count == 1 else None
    told = told or (context.near(DAY if unit == "D" else r"\d{4}.*", 0) if origin == "told" else None)
    base = (told.first if told else None) or context.today
    grain = "Q" if told and "-Q" in told.value else {"E": "Y", "C": "Y"}.get(unit, unit)
    value = named_by(moved(base, int(steps * count), unit), grain)
    counted = told is not None or origin == "report"
    why = f"{fields['unit']} {fields.get('ago') or fields['side']}" if counted else f"{NOT_SAID}: the report's is taken"
    return Moment(value, why, floating=FLOATING[grain], told=told.words if told else None, settled=counted, base=unit != "Y")


def this_part(fields: Fields, context: Context) -> Moment:
    """ "this morning", "last night", "that evening", "the same night"."""
    steps, origin = direction(fields) or (0, "report")
    told = context.near(DAY, 2) if origin == "told" else None
    suffix = f"T{words('part')[fields['part']]}"
    base = (told.first if told else None) or context.today
    settled = origin == "report" or told is not None
    why = f"{fields['relation']} {fields['part']}" if settled else NOT_SAID
    value = moved(base, steps, "D").isoformat() + suffix
    return Moment(value, why, floating=f"XXXX-XX-XX{suffix}", told=told.words if told else None, settled=settled)


def bare_clock(fields: Fields, context: Context) -> Moment:
    """ "at 8 p.m.", "dawn", "the morning": of the last day told in the paragraph, else of the report's, without interval."""
    suffix, zone = clock(fields)
    told = context.near(DAY, 0)
    base = (told.first if told else None) or context.today
    why = "hour of the day told before" if told else "the day is not named: the report's is taken"
    value = base.isoformat() + suffix
    return Moment(value, why + zone, floating=f"XXXX-XX-XX{suffix}", told=told.words if told else None, settled=told is not None)


def at_night(fields: Fields, context: Context) -> Moment:
    """ "at night": any night."""
    return Moment("TNI", "not said which night", settled=False, own=True)


def iso(fields: Fields, context: Context) -> Moment:
    """ "2024-06-02", "2024-06-02T15:30"."""
    numbers = [int(piece) for piece in fields["iso"].split("-")]
    known = calendar.day(*numbers)
    if known is None:
        return Moment(None, "no such day in the calendar", settled=False, own=True)
    suffix = f"T{fields['iso_clock'].upper()}" if "iso_clock" in fields else ""
    return Moment(known.isoformat() + suffix, "full date", own=True)


def numeric(fields: Fields, context: Context) -> Moment:
    """ "6/2/24", "13.6.2024": day and month told apart where only one order is a date, else kept open."""
    first, second = int(fields["first_number"]), int(fields["second_number"])
    year = full_year(fields.get("short_or_long") or fields["year"])
    orders = {calendar.day(year, first, second): "month/day", calendar.day(year, second, first): "day/month"}
    known = {day: order for day, order in orders.items() if day}
    if not known:
        return Moment(None, "no such day in the calendar", settled=False, own=True)
    dotted = calendar.day(year, second, first) if "year" in fields else None
    if dotted or len(known) == 1:
        day = dotted or next(iter(known))
        return Moment(day.isoformat(), "day.month.year" if dotted else f"read as {known[day]}: the other order is no date", own=True)
    month_first = calendar.day(year, first, second)
    nearest = min(known, key=lambda day: (abs((day - context.today).days), day != month_first))
    return (
        Moment(f"{year:04}-XX-XX", "day/month or month/day: not said", settled=False, own=True)
        if _apart(known, context)
        else Moment(nearest.isoformat(), f"read as {known[nearest]}: the nearer to the report's day")
    )


def _apart(known: dict[date, str], context: Context) -> bool:
    """Whether neither order stands out as close to the report's day."""
    gaps = sorted(abs((day - context.today).days) for day in known)
    return not (gaps[0] <= 14 < gaps[-1])


READINGS: dict[str, Callable[[Fields, Context], Moment]] = {
    "date": resolved,
    "deictic": deictic,
    "relative": relative,
    "ago": ago,
    "this_part": this_part,
    "the_part": bare_clock,
    "clock": bare_clock,
    "at_night": at_night,
    "iso": iso,
    "slashed": numeric,
    "dotted": numeric,
}
