"""Reports by their words, with the words around every hit; without words all of them, the latest first."""

from typing import NamedTuple

from accordingto.show import hits, wording
from accordingto.show.article import entry
from accordingto.show.hits import Around, HitRow
from accordingto.store import Archive
from accordingto.store.archive import Hit
from accordingto.web import listed
from accordingto.web.listed import Pages, pages
from accordingto.web.site import Site
from accordingto.web.view import Asked, Table, View, to_report

SIZE = 20  # reports of a page
ALL = 1_000_000


class Asks(Asked, frozen=True, kw_only=True):
    """Words, and of which reports."""

    q: str = ""
    since: str | None = None
    until: str | None = None
    outlet: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    versions: bool = False
    page: int = 1


class Found(NamedTuple):
    """A report: what it is called, how many hits it has, the first of them in the words around, what it holds."""

    report: str
    href: str
    title: str
    outlet: str
    published: str
    hits: int
    around: tuple[Around, ...]
    voices: tuple[str, ...]
    counts: tuple[tuple[int, str], ...]


class Reports(NamedTuple):
    """A page of reports."""

    at: Pages
    rows: tuple[Found, ...]


def answer(site: Site, asks: Asks) -> Reports:
    """The page of reports that was asked for."""
    with site.archive() as archive:
        found, total = _asked(archive, asks, SIZE)
    at = pages(total, asks.page, SIZE)
    return Reports(at, tuple(_found(hit) for hit in found))


def _asked(archive: Archive, asks: Asks, size: int) -> tuple[list[Hit], int]:
    question = listed.question(asks)
    first = (max(1, asks.page) - 1) * size
    if not asks.q:
        records, total = archive.reports(question, first=first, size=size)
        if not records and total and first:  # beyond the last page: that one
            records, total = archive.reports(question, first=(pages(total, asks.page, size).page - 1) * size, size=size)
        return [Hit(record, []) for record in records], total
    found, total = archive.search(asks.q, limit=first + size, question=question)
    return found[(pages(total, asks.page, size).page - 1) * size :], total


def _found(hit: Hit) -> Found:
    record, spans = hit
    told = entry(record, to_report(record.id))
    words = tuple(hits.arounds(record, spans))
    published = wording.dated(record.report) if record.report.published else ""
    return Found(record.id, told.href, told.title, told.outlet, published, len(spans), words, told.voices, told.counts)


def table(archive: Archive, asks: Asks) -> Table:
    """All reports that were found."""
    if asks.q:
        return Table(HitRow._fields, (hits.row(*hit) for hit in archive.search(asks.q, limit=ALL, question=listed.question(asks))[0]))
    return Table(HitRow._fields, (hits.row(record, []) for record in archive.chosen(listed.question(asks))))


VIEW = View(
    path="/search",
    label="Reports",
    summary="Reports by their words, with the words around every hit",
    template="search.html.j2",
    asks=Asks,
    answer=answer,
    given=Reports,
    table=table,
)
