"""Dated events and statements in the order of their days, drawn on one scale."""

from datetime import date
from typing import Any, Literal, NamedTuple

import msgspec

from accordingto.show.timeline import Moment, moment
from accordingto.store import Archive, Question
from accordingto.store.question import What
from accordingto.web import listed
from accordingto.web.listed import Filter, Pages, pages
from accordingto.web.site import Site
from accordingto.web.view import Table, View, to_report

SIZE = 60
WIDE = 240.0  # units of the scale
THIN = 3.0  # of a single day
DAY = 10  # letters of an ISO 8601 day
BOTH: tuple[What, ...] = ("events", "statements")


class Asks(Filter, frozen=True, kw_only=True):
    """Whose items, and which kind of them."""

    kind: tuple[Literal["events", "statements"], ...] = ()


class Dot(NamedTuple):
    """An item on the scale: what it is, its place in the text, and where its interval begins and how long it is drawn."""

    row: Moment
    href: str
    x: float
    width: float


class Timeline(NamedTuple):
    """A page of dated items; first and last are the days at the ends of the scale; undated are events without a time of their own."""

    at: Pages
    first: str
    last: str
    undated: int
    rows: tuple[Dot, ...]


def answer(site: Site, asks: Asks) -> Timeline:
    """The page of the timeline that was asked for."""
    with site.archive() as archive:
        every = msgspec.structs.replace(asks, page=1)
        counted, undated = site.summed.of(archive, (VIEW.path, every), lambda: _counted(archive, asks))
        at = pages(counted, asks.page, SIZE)
        found = sorted(_moments(archive, asks, at.page * SIZE), key=lambda m: (m.start, m.end))[(at.page - 1) * SIZE : at.page * SIZE]
    if not found:
        return Timeline(at, "", "", undated, ())
    first, last = min(m.start for m in found)[:DAY], max(m.end for m in found)[:DAY]
    return Timeline(at, first, last, undated, tuple(_dot(row, first, last) for row in found))


def _counted(archive: Archive, asks: Asks) -> tuple[int, int]:
    """How many items are dated, and how many events are not."""
    counts = {what: archive.ask(what, _dated(asks)).count() for what in _kinds(asks)}
    events = archive.ask("events", listed.question(asks)._replace(kind=())).count() if "events" in counts else 0
    return sum(counts.values()), events - counts.get("events", 0)


def _kinds(asks: Asks) -> tuple[What, ...]:
    return asks.kind or BOTH


def _dated(asks: Asks) -> Question:
    return listed.question(asks)._replace(dated=True, order="old", kind=())


def _moments(archive: Archive, asks: Asks, most: int | None) -> list[Moment]:
    """The first items of each kind: those of the page are among them."""
    rows: list[Moment] = []
    for what in _kinds(asks):
        found = archive.ask(what, _dated(asks))
        for record, number in (found if most is None else found.limit(most)).items():
            item = (record.events if what == "events" else record.statements)[number]
            time = record.time(item.when)
            if time is not None and time.start and time.end:
                rows.append(moment(record, item, time))
    return rows


def _dot(row: Moment, first: str, last: str) -> Dot:
    begin, days = _number(first), _number(last) - _number(first) + 1
    step = WIDE / days
    x = (_number(row.start) - begin) * step
    width = max(THIN, (_number(row.end) - _number(row.start) + 1) * step)
    return Dot(row, to_report(row.report, row.id), round(min(x, WIDE - THIN), 2), round(min(width, WIDE - min(x, WIDE - THIN)), 2))


def _number(moment_of: str) -> int:
    return date.fromisoformat(moment_of[:DAY]).toordinal()


def table(archive: Archive, asks: Asks) -> Table:
    """All dated items."""
    rows: list[Any] = sorted(_moments(archive, asks, None), key=lambda m: (m.start, m.end))
    return Table(Moment._fields, rows)


VIEW = View(
    path="/timeline",
    label="Timeline",
    summary="Dated events and statements in the order of their days",
    template="timeline.html.j2",
    asks=Asks,
    answer=answer,
    given=Timeline,
    table=table,
)
