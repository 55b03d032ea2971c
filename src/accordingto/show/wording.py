"""Small turns of phrase: bounds, intervals, points and manners of saying, as people read them."""

import re
from textwrap import shorten

from accordingto.model import Figure, Place, Report, Statement, Time
from accordingto.show.safe import line

MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d|)$")
NOT_ID = re.compile(r"[^A-Za-z0-9]+")
HEADLONG = 80  # characters of a text without a title that stand for one
DASHES = " -–—:"
FORMS = {"direct": "quoted", "mixed": "partly quoted", "indirect": "indirect"}


def number(value: float | int) -> str:
    """The number with thousands apart and no needless decimals."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.10g}"


def bounds(figure: Figure) -> str:
    """The bounds of a figure: "12", "≥ 12", "≤ 30", "20–30"; "no number" where there are none."""
    low, high = figure.low, figure.high
    if low is None and high is None:
        return "no number"
    if low is None or high is None:
        return f"≥ {number(low)}" if low is not None else f"≤ {number(high or 0)}"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def interval(time: Time) -> str:
    """The interval of a time, both ends included; "" where it is not settled."""
    start, end = day_and_time(line(time.start or "")), day_and_time(line(time.end or ""))
    if start == end:
        return start
    day = start.partition(" ")[0]
    return f"{start or '?'} to {end.removeprefix(day + ' ') or '?'}"


def point(place: Place) -> str:
    """Country and point of a place: "AT 48.21, 16.37"; "" where it is in no gazetteer."""
    at = f"{place.lat:.2f}, {place.lon:.2f}" if place.lat is not None and place.lon is not None else ""
    return line(" ".join(part for part in (place.country or "", at) if part))


def manner(statement: Statement) -> tuple[str, ...]:
    """How it was said: its act where that is more than stating, its form where something was said."""
    acts = () if statement.act == "states" else (statement.act,)
    denial = ("denies",) if statement.polarity == "denies" and statement.act != "denies" else ()
    return (*acts, *denial, *((FORMS[statement.form],) if statement.content else ()))


def title(report: Report) -> str:
    """The report's title, else the first words after its dateline."""
    if report.title and line(report.title):
        return line(report.title)
    start = report.dateline.spans[-1][1] if report.dateline and report.dateline.spans else 0
    words = line(report.text[start : start + 10 * HEADLONG]).lstrip(DASHES)
    return (shorten(words, HEADLONG, placeholder=" …") if words else "") or "A report without words"


def dateline(report: Report) -> str:
    """The dateline in its own words, without the dash that ends it; "" where there is none."""
    spans = report.dateline.spans if report.dateline else ()
    return line(" ".join(report.text[start:end] for start, end in spans)).rstrip(DASHES).replace("/.", "/")


def origin(report: Report) -> str:
    """Where the report came from: its address or path."""
    return line(report.source.uri)


def linkable(report: Report) -> str:
    """The address where it is one that a browser may open, else ""."""
    return origin(report) if report.source.uri.lower().startswith(("http://", "https://")) else ""


def dated(report: Report) -> str:
    """When the report was published and what says so; a plain word where nothing does."""
    if not report.published:
        return "no date"
    return day_and_time(line(report.published)) + (f" ({line(report.published_basis)})" if report.published_basis else "")


def day_and_time(moment: str) -> str:
    """An ISO 8601 moment as people write it: "2025-03-06 18:20 +01:00"."""
    return MOMENT.sub(r"\1 \2 \3", moment).strip()


def cure(code: str) -> str:
    """What a reader can do about a note of that code; "" where nothing is known to help."""
    from accordingto.show import cures  # late: only a record's notes need it

    return cures.table().get(code, "")


def anchor(item: str) -> str:
    """An item's id as the name of a place on the page: letters, digits and hyphens only."""
    return NOT_ID.sub("-", item)
