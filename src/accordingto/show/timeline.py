"""A timeline: dated events and statements of reports in the order of their days, each with its interval, drawn on one scale."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from accordingto.model import Event, Record, Statement, Time
from accordingto.show.safe import line
from accordingto.show.wording import interval

FULL, POINT = "━", "●"
DAY = 10  # letters of an ISO 8601 day


class Moment(NamedTuple):
    """A dated event or statement; start and end are ISO 8601 and inclusive, `basis` says what the date rests on."""

    start: str
    end: str
    when: str
    words: str
    basis: str
    item: str
    id: str
    what: str
    status: str
    according_to: tuple[str, ...]
    denied: bool
    place: str
    report: str
    outlet: str


def moments(records: Iterable[Record]) -> tuple[list[Moment], int]:
    """The dated items by start and end, and how many items have no settled time of their own."""
    found: list[Moment] = []
    undated = 0
    for record in records:
        items: tuple[Event | Statement, ...] = (*record.events, *record.statements)
        for item in items:
            time = record.time(item.when)
            if time is not None and time.start and time.end:
                found.append(moment(record, item, time))
            else:
                undated += isinstance(item, Event)
    return sorted(found, key=lambda m: (m.start, m.end)), undated


def moment(record: Record, item: Event | Statement, time: Time) -> Moment:
    """The item under its time, which must have an interval."""
    place = record.place(item.where)
    return Moment(
        start=time.start or "",
        end=time.end or "",
        when=interval(time),
        words=line(record.words(time.spans)),
        basis=line(time.basis or ""),
        item="event" if isinstance(item, Event) else "statement",
        id=item.id,
        what=_done(record, item) if isinstance(item, Event) else _said(record, item),
        status=item.status if isinstance(item, Event) else item.act,
        according_to=tuple(line(name) for name in record.chain(item)[1:]),
        denied=isinstance(item, Event) and record.denied(item),
        place=line(place.name) if place else "",
        report=record.id,
        outlet=line(record.report.outlet or ""),
    )


def _done(record: Record, event: Event) -> str:
    who, whom = (" and ".join(dict.fromkeys(record.words(r.spans) for r in refs)) for refs in (event.actors, event.recipients))
    return line(" ".join(part for part in (who or "(not said)", record.words(event.trigger), "→ " + whom if whom else "") if part))


def _said(record: Record, statement: Statement) -> str:
    content = " … ".join(record.words((span,)) for span in statement.content)
    return line(f"{record.speaker(statement) or 'an unnamed source'} {record.words(statement.cue)}: {content}")


def bars(found: Sequence[Moment], width: int) -> list[str]:
    """For each moment its interval on one scale of `width` columns, from the first day of all to the last."""
    days = [(_day(m.start), _day(m.end)) for m in found]
    if not days:
        return []
    first, last = min(s for s, _ in days), max(e for _, e in days)
    scale = (width - 1) / max(1, last - first)
    return [_bar(round((s - first) * scale), round((e - first) * scale), width) for s, e in days]


def _bar(start: int, end: int, width: int) -> str:
    drawn = POINT if start == end else FULL * (end - start + 1)
    return (" " * start + drawn).ljust(width)


def _day(moment: str) -> int:
    return date.fromisoformat(moment[:DAY]).toordinal()
