"""Periods and named days: ranges, years, quarters, halves, decades, centuries, seasons, feasts, other calendars."""

from collections.abc import Callable
from datetime import date, timedelta

from accordingto.resolve import calendar
from accordingto.resolve.calendar import moved, named_by
from accordingto.resolve.moments import Context, Fields, Moment, direction, mod, words, year_of

HEMISPHERE = "a season's months depend on the hemisphere: no interval"
FISCAL = "a fiscal period: its days are not the calendar's"
QUARTER = r"\d{4}-Q\d"
SPAN = 8  # years to either side in which a yearly day is looked for


def days(fields: Fields, context: Context) -> Moment:
    """ "May 3-5", "between 3 and 7 March", "28 May to 2 June"."""
    months = words("month")
    first_month = months[fields["month"]]
    last_month = months[fields["month2"]] if "month2" in fields else first_month
    first, last = int(fields["day"]), int(fields["day_to"])
    year = year_of(fields)
    options = [year] if year is not None else [context.today.year + step for step in (-1, 0, 1)]
    ranges = [_range(option, first_month, first, last_month, last) for option in options]
    known = [one for one in ranges if one]
    if not known:
        return Moment(None, "no such days in the calendar", settled=False, own=True)
    start, end = min(known, key=lambda one: _distance(one[0], context))
    floating = f"XXXX-{first_month:02}-{first:02}/XXXX-{last_month:02}-{last:02}"
    return Moment(f"{start.isoformat()}/{end.isoformat()}", "from day to day", floating=floating, own=year is not None)


def _range(year: int, first_month: int, first: int, last_month: int, last: int) -> tuple[date, date] | None:
    start = calendar.day(year, first_month, first)
    end = calendar.day(year + (last_month < first_month), last_month, last)
    return (start, end) if start and end and start < end else None


def _distance(day: date, context: Context) -> tuple[int, int]:
    """How far the day is from the report's; one against the tense comes last."""
    gap = (day - context.today).days
    against = (context.tense == "past" and gap > 0) or (context.tense == "future" and gap < 0)
    return (int(against), abs(gap))


def months(fields: Fields, context: Context) -> Moment:
    """ "March-May 2024", "June/July"."""
    first, last = words("month")[fields["month"]], words("month")[fields["month2"]]
    year = year_of(fields)
    start = year if year is not None else context.today.year - (first > context.today.month)
    end = start + (last < first)
    floating = f"XXXX-{first:02}/XXXX-{last:02}"
    return Moment(f"{start:04}-{first:02}/{end:04}-{last:02}", "from month to month", floating=floating, own=year is not None)


def years(fields: Fields, context: Context) -> Moment:
    """ "1991-1995", "2023-24"."""
    start = int(fields["year"])
    end = int(fields["year_to"]) if "year_to" in fields else start // 100 * 100 + int(fields["year_short"])
    if end <= start and 1 <= end % 100 <= 12 and "year_short" in fields:
        return Moment(f"{start:04}-{end % 100:02}", "year and month", own=True)
    if end <= start:
        return Moment(f"{start:04}", "no range: its end is before its start", settled=False, own=True)
    return Moment(f"{start:04}/{end:04}", "from year to year", own=True)


def year(fields: Fields, context: Context) -> Moment:
    """ "1993", "early 1990", "fiscal 1989", "nineteen ninety-seven"."""
    fiscal = "fiscal" in fields
    return Moment(f"{year_of(fields):04}", FISCAL if fiscal else "year", mod=mod(fields), settled=not fiscal, own=True)


def decade(fields: Fields, context: Context) -> Moment:
    """ "the 1990s", "the early '80s", "the nineties" (of the twentieth century)."""
    if "decade" in fields:
        return Moment(f"{fields['decade'][:3]}X", "decade", mod=mod(fields), own=True)
    tens = words("decade_name").get(fields.get("decade_name", "")) or int(fields.get("decade_short", "'00").lstrip("'‘`")[0])
    return Moment(f"19{tens}X", "decade, taken to be of the twentieth century", mod=mod(fields), own=True)


def era(fields: Fields, context: Context) -> Moment:
    """ "490 BC", "AD 79": TIMEX3 writes BC0490; no calendar of ours goes back that far."""
    code = words("era")[fields["era"]]
    return Moment(f"{code}{int(fields['era_year']):04}", "year of its era", settled=not code, own=True)


def century(fields: Fields, context: Context) -> Moment:
    """ "the 20th century": TIMEX3 counts its years by their first two digits."""
    digits = "".join(c for c in fields.get("century", "") if c.isdigit())
    count = int(digits) if digits else int(words("ordinal")[fields["ordinal"]])
    return Moment(f"{count - 1:02}XX", "century", mod=mod(fields), own=True)


def season(fields: Fields, context: Context) -> Moment:
    """ "last fall", "summer 1998", "the winter of this year"."""
    code, toward, known = words("season")[fields["season"]], direction(fields), year_of(fields)
    if known is not None:
        return Moment(f"{known:04}-{code}", HEMISPHERE, settled=False, own=True)
    order = {"SP": 0, "SU": 1, "FA": 2, "WI": 3}  # a winter is of the year in which it begins
    here = (context.today.month + 9) % 12 // 3
    year_ = context.today.year - (context.today.month < 3)
    if "unit" not in fields and toward:
        step = toward[0]
        if step < 0:
            year_ -= order[code] >= here
        elif step > 0:
            year_ += order[code] <= here
    elif context.tense != "future" and order[code] > here:
        year_ -= 1
    return Moment(f"{year_:04}-{code}", HEMISPHERE, settled=False, floating=f"XXXX-{code}")


def quarter(fields: Fields, context: Context) -> Moment:
    """ "the third quarter", "last year's first quarter", "the year-ago quarter", "the latest quarter"."""
    known, modifier = year_of(fields), mod(fields)
    floating = f"XXXX-Q{words('ordinal')[fields['ordinal']]}" if "ordinal" in fields else "XXXX-QX"
    settled, why = ("fiscal" not in fields, "quarter of the year" if "fiscal" not in fields else FISCAL)
    if "ordinal" not in fields:
        return _the_quarter(fields, context, known, modifier)
    wanted = int(words("ordinal")[fields["ordinal"]])
    if not 1 <= wanted <= 4:
        return Moment(None, "no such quarter", settled=False, own=True)
    if known is not None:
        return Moment(f"{known:04}-Q{wanted}", why, mod=modifier, own=True, settled=settled)
    here = (context.today.month + 2) // 3
    year_ = context.today.year
    toward = _year_toward(fields)
    if toward is not None:
        return Moment(f"{year_ + toward:04}-Q{wanted}", why, mod=modifier, floating=floating, settled=settled, base=toward == 0)
    if context.tense == "future":
        year_ += wanted < here - 1
    else:
        year_ -= wanted > here
    return Moment(f"{year_:04}-Q{wanted}", f"{why}, the nearest by tense", mod=modifier, floating=floating, settled=settled)


def _year_toward(fields: Fields) -> int | None:
    """Years from the report's that "last year's", "year-ago" or "of next year" say."""
    if "year_back" in fields:
        return -1
    said = fields.get("possessor", "").split(" ")
    steps = {"last": -1, "previous": -1, "next": 1, "this": 0, "current": 0}
    found = next((steps[word] for word in said if word in steps), None)
    toward = direction(fields)
    return toward[0] if found is None and toward else found


def _the_quarter(fields: Fields, context: Context, known: int | None, modifier: str) -> Moment:
    told = context.near(QUARTER, 3)
    last = moved(context.today, -1, "Q")
    steps, origin = direction(fields) or (0, "")
    if origin == "report":
        return Moment(named_by(moved(context.today, steps, "Q"), "Q"), "quarter from the report's day", floating="XXXX-QX", mod=modifier)
    base = (told.first if told else None) or last
    base = moved(base, -1 if "year_back" in fields or "possessor" in fields else 0, "Y")
    if known is not None:
        base = date(known, base.month, 1)
    why = "the quarter told before" if told else "the last quarter that has ended"
    now_ = not {"year_back", "possessor"} & fields.keys()
    return Moment(named_by(base, "Q"), why, floating="XXXX-QX", mod=modifier, told=told.words if told else None, base=now_)


def half(fields: Fields, context: Context) -> Moment:
    """ "the first half of 1990", "the second half of the year"."""
    known, toward = year_of(fields), direction(fields)
    number = 1 if fields["half_of"] == "first" else 2
    year_ = known if known is not None else context.today.year + (toward[0] if toward else 0)
    return Moment(f"{year_:04}-H{number}", "half of the year", floating=f"XXXX-H{number}", own=known is not None)


def year_back(fields: Fields, context: Context) -> Moment:
    """ "year-earlier", "a year ago period": the same period a year before."""
    told = context.near(QUARTER, 3)
    base = (told.first if told else None) or context.today
    grain = "Q" if told else "Y"
    value = named_by(moved(base, -1, "Y"), grain)
    return Moment(value, "a year before", floating="XXXX-QX" if told else "XXXX", told=told.words if told else None, base=False)


def year_end(fields: Fields, context: Context) -> Moment:
    """ "year-end", "the year's end"."""
    back = context.tense == "past" and context.today.month < 7
    return Moment(f"{context.today.year - back:04}-12-31", "the last day of the year", floating="XXXX-12-31")


def named(fields: Fields, context: Context) -> Moment:
    """ "Christmas", "last Thanksgiving", "Easter week", "New Year's Eve 1999"."""
    rule, known = words("named")[fields["named"]], year_of(fields)
    week = "week_of" in fields
    if known is not None:
        return _week(Moment(_feast(rule, known).isoformat(), "named day", own=True), week)
    near = [_feast(rule, context.today.year + step) for step in range(-SPAN, SPAN + 1) if 1 < context.today.year + step < 9990]
    back = max((day for day in near if day <= context.today), default=context.today)
    ahead = min((day for day in near if day >= context.today), default=context.today)
    toward = direction(fields)
    nearer_ahead = (ahead - context.today) < (context.today - back)
    late = toward[0] > 0 if toward and toward[0] else context.tense == "future" or ((week or context.tense != "past") and nearer_ahead)
    fixed = "-" in rule and " " not in rule
    found = Moment(
        (ahead if late else back).isoformat(),
        f"named day, the {'next' if late else 'most recent'}",
        floating=f"XXXX-{rule}" if fixed else "XXXX-XX-XX",
    )
    return _week(found, week)


def _feast(rule: str, year_: int) -> date:
    kind, *numbers = rule.split(" ")
    if kind == "easter":
        return calendar.easter(year_) + timedelta(int(numbers[0]))
    if kind == "nth":
        count, weekday, month = (int(n) for n in numbers)
        return calendar.nth_weekday(count, weekday, month, year_)
    month, day = (int(n) for n in rule.split("-"))
    return date(year_, month, day)


def _week(moment: Moment, week: bool) -> Moment:
    if not week or moment.value is None:
        return moment
    return moment._replace(value=named_by(date.fromisoformat(moment.value), "W"), floating="XXXX-WXX")


def september_11(fields: Fields, context: Context) -> Moment:
    """ "9/11"."""
    return Moment("2001-09-11", "named day", own=True)


def other_calendar(fields: Fields, context: Context) -> Moment:
    """ "Ramadan", "15 Khordad 1403": named, not converted."""
    name = words("other_calendar").get(fields.get("other_calendar", "")) or words("other_month")[fields["other_month"]]
    return Moment(None, f"of the {name}: not converted", settled=False, own=True)


READINGS: dict[str, Callable[[Fields, Context], Moment]] = {
    "days": days,
    "months": months,
    "years": years,
    "year": year,
    "decade": decade,
    "era": era,
    "century": century,
    "season": season,
    "quarter": quarter,
    "half": half,
    "year_back": year_back,
    "year_end": year_end,
    "named": named,
    "september_11": september_11,
    "other_calendar": other_calendar,
}
