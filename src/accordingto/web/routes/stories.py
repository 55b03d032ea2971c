"""Events that several reports tell of: those told most widely first."""

from typing import Annotated, NamedTuple

import msgspec

from accordingto.compare.same_event import Key
from accordingto.show import event_rows
from accordingto.show.event_rows import EventRow
from accordingto.store import Archive
from accordingto.web import listed
from accordingto.web.compared import MOST, UNNAMED, Compared, asked_for, compared, kept
from accordingto.web.listed import Pages, pages
from accordingto.web.routes.event import address, called, day
from accordingto.web.routes.events import TYPES
from accordingto.web.site import Site
from accordingto.web.view import Asked, Table, View

SIZE = 40


class Asks(Asked, frozen=True, kw_only=True):
    """Events by what was done, by or to whom, when and where."""

    type: Annotated[tuple[str, ...], TYPES] = ()
    since: str | None = None
    until: str | None = None
    place: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    page: int = 1


class Group(NamedTuple):
    """An event in the words of its first telling, how many tell it, and its address across reports."""

    report: str
    event: str
    type: str
    what: str
    day: str
    place: str
    tellings: int
    reports: int
    outlets: tuple[str, ...]
    href: str


class Stories(NamedTuple):
    """A page of events that more than one report tells of; told_once are the others."""

    at: Pages
    rows: tuple[Group, ...]
    told_once: int
    compared: int
    whole: bool


def answer(site: Site, asks: Asks) -> Stories:
    """The page that was asked for."""
    with site.archive() as archive:
        side, found, once = kept(archive, (VIEW.path, msgspec.structs.replace(asks, page=1)), lambda: _found(archive, asks))
    at = pages(len(found), asks.page, SIZE)
    return Stories(at, tuple(found[(at.page - 1) * SIZE : at.page * SIZE]), once, len(side.records), side.whole)


def _found(archive: Archive, asks: Asks) -> tuple[Compared, list[Group], int]:
    question = listed.question(asks)
    side = compared(archive, lambda: archive.ask("events", question).reports(MOST))
    wanted = asked_for(archive, "events", question, side.records)
    groups = [keys for keys in side.same.events().values() if any((key.report, key.event) in wanted for key in keys)]
    several = [_group(side, keys) for keys in groups if len({key.report for key in keys}) > 1]
    return side, sorted(several, key=lambda g: (-g.reports, -g.tellings, g.day or "9", g.report, g.event)), len(groups) - len(several)


def _group(side: Compared, keys: tuple[Key, ...]) -> Group:
    rows = [_row(side, key) for key in keys]
    best = max(rows, key=lambda row: (len(row.actor) + len(row.recipient), bool(row.date_start), bool(row.place)))
    return Group(
        report=best.report,
        event=best.event,
        type=best.type,
        what=called(best),
        day=next((day(row) for row in rows if day(row)), ""),
        place=next((row.place for row, key in zip(rows, keys, strict=True) if row.place and _own_place(side, key)), ""),
        tellings=len(keys),
        reports=len({key.report for key in keys}),
        outlets=tuple(dict.fromkeys(row.outlet or UNNAMED for row in rows)),
        href=address(Key(best.report, best.event)),
    )


def _own_place(side: Compared, key: Key) -> bool:
    """Whether the place is the event's own, not where the report was written."""
    return next(event for event in side.records[key.report].events if event.id == key.event).where is not None


def _row(side: Compared, key: Key) -> EventRow:
    record = side.records[key.report]
    return event_rows.short(record, next(at for at, event in enumerate(record.events) if event.id == key.event))


def table(archive: Archive, asks: Asks) -> Table:
    """All events that more than one report tells of."""
    return Table(Group._fields, _found(archive, asks)[1])


VIEW = View(
    path="/stories",
    label="Across reports",
    summary="Events that several reports tell of, those told most widely first",
    template="stories.html.j2",
    asks=Asks,
    answer=answer,
    given=Stories,
    table=table,
)
