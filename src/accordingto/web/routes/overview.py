"""What the archive holds, what is new in it, who is quoted most."""

from datetime import date
from typing import NamedTuple

from accordingto.show import article
from accordingto.store import Archive
from accordingto.store.overview import Count, Held
from accordingto.store.speakers import Speaker
from accordingto.web.site import Site
from accordingto.web.view import Asked, Table, View, link, to_report

NEW, QUOTED, OUTLETS = 6, 12, 12
WIDE, HIGH = 720, 96  # of the picture of days
MONTHS = 120  # days: above, a column is a month


class Asks(Asked, frozen=True, kw_only=True):
    """Nothing is asked."""


class Fresh(NamedTuple):
    """A report added last; counts are pairs of how many and what."""

    href: str
    added: str
    title: str
    outlet: str
    published: str
    dateline: str
    voices: tuple[str, ...]
    counts: tuple[tuple[int, str], ...]


class Bar(NamedTuple):
    """A column of the picture of days: its days (ISO 8601), the reports of them, the address of these, and where it is drawn."""

    since: str
    until: str
    reports: int
    href: str
    x: float
    y: float
    width: float
    height: float


class Overview(NamedTuple):
    """All of it in numbers, the newest reports, the most quoted sources, the reports by days."""

    held: Held
    new: tuple[Fresh, ...]
    quoted: tuple[Speaker, ...]
    sources: int
    bars: tuple[Bar, ...]


def answer(site: Site, _: Asks) -> Overview:
    """What the archive holds."""
    with site.archive() as archive:
        held, (quoted, sources) = site.summed.of(archive, VIEW.path, lambda: (archive.held(), archive.sources(limit=QUOTED)))
        new = archive.newest(NEW)
    entries = [(article.entry(record, to_report(record.id)), added) for record, added in new]
    fresh = (Fresh(e.href, added, e.title, e.outlet, e.published, e.dateline, e.voices, e.counts) for e, added in entries)
    return Overview(held, tuple(fresh), tuple(quoted), sources, bars(held.days))


def bars(days: tuple[Count, ...]) -> tuple[Bar, ...]:
    """The reports of known days as columns on one scale of days; of a long time a column is a month."""
    known = [(day.name, day.reports) for day in days if day.name]
    if not known:
        return ()
    first, last = date.fromisoformat(known[0][0]).toordinal(), date.fromisoformat(known[-1][0]).toordinal()
    counts: dict[str, int] = {}
    for day, reports in known:
        key = day if last - first < MONTHS else day[:7]
        counts[key] = counts.get(key, 0) + reports
    most, step = max(counts.values()), WIDE / (last - first + 1)
    return tuple(_bar(key, count, first, last, step, most) for key, count in counts.items())


def _bar(key: str, count: int, first: int, last: int, step: float, most: int) -> Bar:
    since, until = (key, key) if len(key) > len("2025-03") else _month(key)
    begin, end = max(first, date.fromisoformat(since).toordinal()), min(last, date.fromisoformat(until).toordinal())
    height = HIGH * count / most
    gap = min(2.0, step * (end - begin + 1) / 4)
    width = min(step * (end - begin + 1) - gap, 48.0)
    return Bar(
        since,
        until,
        count,
        link("/search", since=since, until=until),
        round((begin - first) * step, 2),
        round(HIGH - height, 2),
        round(width, 2),
        round(height, 2),
    )


def _month(key: str) -> tuple[str, str]:
    start = date.fromisoformat(key + "-01")
    after = date(start.year + start.month // 12, start.month % 12 + 1, 1)
    return start.isoformat(), date.fromordinal(after.toordinal() - 1).isoformat()


def table(archive: Archive, _: Asks) -> Table:
    """The reports by days: the table of the picture."""
    return Table(Count._fields, archive.held().days)


VIEW = View(
    path="/",
    label="Overview",
    summary="What the archive holds, what is new in it, who is quoted most",
    template="overview.html.j2",
    asks=Asks,
    answer=answer,
    given=Overview,
    table=table,
)
