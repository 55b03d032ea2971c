"""One event across reports: all that tell of it, what they agree and differ on, and why they are taken for one."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from accordingto.compare.dated import DAY, point
from accordingto.compare.same_event import Key, SameEvent, Score
from accordingto.model import Event, Record
from accordingto.show import event_rows
from accordingto.show.event_rows import EventRow
from accordingto.show.safe import line
from accordingto.store import Archive, Question
from accordingto.web import listed
from accordingto.web.alike import Aspect, Telling, aspects
from accordingto.web.compared import Compared, around, compared, kept
from accordingto.web.compared import called as called_report
from accordingto.web.listed import Quote
from accordingto.web.problems import Missing
from accordingto.web.site import Site
from accordingto.web.stands import quoted
from accordingto.web.view import Asked, View, to_report

DAYS = (1, 5)  # before and after, in which a large archive is looked through: the nearest first
NEAREST = 64  # reports of it: as many as are compared in a quarter of a second
LINKS = 12  # tellings that are set beside the one that was asked for


class Asks(Asked, frozen=True, kw_only=True):
    """Which event of which report."""

    event: str
    id: str


class Account(NamedTuple):
    """A telling of the event: its number on the page, its sentence, and the address of its place; asked where it is the one asked for.

    copy_of is the report that it is copied from, or an agency that is not here; `copied` what people call either,
    and copied_at the address of the report.
    """

    number: int
    row: EventRow
    title: str
    quote: Quote
    href: str
    copy_of: str
    copied: str
    copied_at: str
    asked: bool


class Evidence(NamedTuple):
    """What speaks for and against the telling of that number and the one asked for being of one event; the parts add up to the score."""

    number: int
    score: float
    parts: tuple[Score, ...]


class Across(NamedTuple):
    """The event in all its tellings; compared are the reports that were looked at, whole where these are all."""

    title: str
    tellings: tuple[Account, ...]
    reports: int
    outlets: int
    aspects: tuple[Aspect, ...]
    evidence: tuple[Evidence, ...]
    compared: int
    whole: bool


def answer(site: Site, asks: Asks) -> Across:
    """The event's group; Missing where there is no such event."""
    with site.archive() as archive:
        record = archive.get(asks.id)
        event = next((one for one in record.events if one.id == asks.event), None) if record else None
        if record is None or event is None:
            raise Missing(f"event {line(asks.event)} of a report {line(asks.id)}")
        side = compared(archive, lambda: _near(archive, record, event), NEAREST)
        return kept(archive, (VIEW.path, asks), lambda: _across(side, record, event))


def _near(archive: Archive, record: Record, event: Event) -> Iterator[Record]:
    """The report, then those with events on that day and about it, at its place, by or to its parties, of its type."""
    day = point(record.time(event.when))
    place = record.place(event.where)
    names = [party.name for ref in (*event.actors, *event.recipients) if (party := record.party(ref.party))]
    about = [Question(place=(place.name,))] if place else []
    about += [Question(party=(f"={name}",)) for name in names] + [Question(type=(event.type,))]
    middle = day.start if day else record.report.published or ""
    asked = (around(one, middle, days) for days in DAYS for one in about)
    return chain([record], (found for one in asked for found in archive.ask("events", one).reports(NEAREST)))


def _across(side: Compared, record: Record, event: Event) -> Across:
    asked = Key(record.id, event.id)
    keys = sorted(
        _members(side.same, asked), key=lambda key: (side.records[key.report].report.published or "9", key.report, _at(side, key))
    )
    found = [_telling(side.records[key.report], key.event) for key in keys]
    numbers = {key: number for number, key in enumerate(keys, 1)}
    links = [side.same.link(asked, key) for key in keys if key != asked][:LINKS]
    row = found[numbers[asked] - 1].row
    return Across(
        title=called(row),
        tellings=tuple(_account(number, telling, side, asked) for number, telling in enumerate(found, 1)),
        reports=len({telling.record.id for telling in found}),
        outlets=len({telling.record.report.outlet for telling in found}),
        aspects=aspects(found),
        evidence=tuple(Evidence(numbers[one.two], round(one.score.value, 2), tuple(map(_safe, one.parts))) for one in links),
        compared=len(side.records),
        whole=side.whole,
    )


def _members(same: SameEvent, asked: Key) -> list[Key]:
    """The tellings of its group."""
    return list(same.events()[same.group(asked)])


def _at(side: Compared, key: Key) -> int:
    """Where the event stands among those of its report."""
    return next(at for at, event in enumerate(side.records[key.report].events) if event.id == key.event)


def _telling(record: Record, id: str) -> Telling:
    at = next(at for at, event in enumerate(record.events) if event.id == id)
    return Telling(record, record.events[at], event_rows.short(record, at))


def _account(number: int, telling: Telling, side: Compared, asked: Key) -> Account:
    record, event, row = telling
    trigger = (event.trigger[0][0], event.trigger[-1][1])
    copy_of = side.copies.of(record.id, event.trigger)
    copied = (called_report(copy_of, side.records), to_report(copy_of) if copy_of in side.records else "") if copy_of else ("", "")
    here = Key(record.id, event.id) == asked
    return Account(
        number, row, listed.headline(record), quoted(record, trigger), listed.place(record, event.id), line(copy_of), *copied, here
    )


def _safe(part: Score) -> Score:
    return Score(round(part.value, 2), part.because, line(part.ours), line(part.theirs))


def called(row: EventRow) -> str:
    """The event in the words of one telling: who did what to whom."""
    whom = f" → {' and '.join(row.recipient)}" if row.recipient else ""
    return f"{' and '.join(row.actor)} {row.trigger}{whom}".strip()


def address(key: Key) -> str:
    """The address of an event across reports."""
    return f"/event/{key.event}{to_report(key.report).removeprefix('/report')}"


def day(row: EventRow) -> str:
    """The first day of the event; "" where none is settled."""
    return row.date_start[:DAY]


VIEW = View(
    path="/event/{event}/{id:path}",
    label="",
    summary="One event across reports: all that tell of it, what they agree and differ on",
    template="event.html.j2",
    asks=Asks,
    answer=answer,
    given=Across,
)
