"""What the lists of items share: how they are asked, a page of their rows, each with the words around it and the way to its place."""

from typing import Any, Literal, NamedTuple

import msgspec

from accordingto import registry
from accordingto.model import Record, Span
from accordingto.show.hits import around
from accordingto.show.wording import anchor, title
from accordingto.store import Archive, Question
from accordingto.store.question import What
from accordingto.web.view import Asked, Table, to_report

SIZE = 50  # rows of a page
WIDE = 110  # characters before and after the words that carry an item


class Filter(Asked, frozen=True, kw_only=True):
    """What every list of items may be asked."""

    since: str | None = None
    until: str | None = None
    place: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    according_to: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    report: tuple[str, ...] = ()
    versions: bool = False
    order: Literal["new", "old", "text"] = "new"
    page: int = 1


class Quote(NamedTuple):
    """The words that carry an item, in the words around them."""

    before: str
    words: str
    after: str


class Pages(NamedTuple):
    """How many there are in all, and which page of how many this is."""

    total: int
    page: int
    pages: int


def pages(total: int, asked_for: int, size: int = SIZE) -> Pages:
    """The page that was asked for, or the nearest that there is."""
    last = max(1, -(-total // size))
    return Pages(total, min(max(1, asked_for), last), last)


def question(asks: Asked) -> Question:
    """The question that the archive is asked."""
    given = msgspec.structs.asdict(asks)
    return Question(**{name: given[name] for name in Question._fields if name in given})


def page(archive: Archive, what: What, asks: Filter) -> tuple[Pages, list[tuple[Record, int]]]:
    """A page of the items of a kind."""
    found = archive.ask(what, question(asks))
    at = pages(found.count(), asks.page)
    return at, list(found.window((at.page - 1) * SIZE, SIZE).items())


def quote(record: Record, span: Span) -> Quote:
    """The words of the span, in the words around them."""
    found = around(record.report.text, span, WIDE)
    return Quote(found.before, found.hit, found.after)


def place(record: Record, item: str) -> str:
    """The address of an item's place in its report."""
    return to_report(record.id, anchor(item))


def headline(record: Record) -> str:
    """What a report is called."""
    return title(record.report)


def table(what: What, archive: Archive, asks: Filter) -> Table:
    """All rows of a question, for CSV: those of the command line."""
    row = registry.find("rows", what)
    fields: Any = row.__annotations__["return"]._fields
    return Table(fields, archive.ask(what, question(asks)))
