"""Who did what to whom: a list."""

from functools import partial
from typing import Annotated, NamedTuple, get_args

import msgspec

from accordingto.model.event import EventStatus, EventType
from accordingto.show import event_rows
from accordingto.show.event_rows import EventRow
from accordingto.web import listed
from accordingto.web.listed import Filter, Pages, Quote
from accordingto.web.site import Site
from accordingto.web.view import View

TYPES = msgspec.Meta(examples=list(get_args(EventType)))  # a codebook of one's own has others


class Asks(Filter, frozen=True, kw_only=True):
    """Events by what was done, whether it is so, by or to whom, when and where."""

    type: Annotated[tuple[str, ...], TYPES] = ()
    status: tuple[EventStatus, ...] = ()
    denied: bool | None = None
    dated: bool = False


class Event(NamedTuple):
    """An event, the title of its report, its trigger in the text, and the address of its place."""

    row: EventRow
    title: str
    quote: Quote
    href: str


class Events(NamedTuple):
    """A page of events."""

    at: Pages
    rows: tuple[Event, ...]


def answer(site: Site, asks: Asks) -> Events:
    """The page of events that was asked for."""
    with site.archive() as archive:
        at, found = listed.page(archive, "events", asks)
    rows = []
    for record, number in found:
        event = record.events[number]
        quote, href = listed.quote(record, event.trigger[0]), listed.place(record, event.id)
        rows.append(Event(event_rows.row(record, number), listed.headline(record), quote, href))
    return Events(at, tuple(rows))


VIEW = View(
    path="/events",
    label="Events",
    summary="Who did what to whom, whether it is so, and according to whom",
    template="events.html.j2",
    asks=Asks,
    answer=answer,
    given=Events,
    table=partial(listed.table, "events"),
)
