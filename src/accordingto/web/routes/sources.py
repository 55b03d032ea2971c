"""Who is quoted how often, in how many reports and outlets."""

from typing import NamedTuple

from accordingto.store import Archive
from accordingto.store.speakers import Speaker
from accordingto.web import listed
from accordingto.web.listed import Filter, Pages, pages
from accordingto.web.site import Site
from accordingto.web.view import Table, View

SIZE = 100


class Sources(NamedTuple):
    """A page of sources, the most often quoted first; most is the largest number of statements of all."""

    at: Pages
    most: int
    rows: tuple[Speaker, ...]


def answer(site: Site, asks: Filter) -> Sources:
    """The page of sources that was asked for."""
    with site.archive() as archive:
        most = max(1, asks.page) * SIZE
        found, total = site.summed.of(archive, (VIEW.path, asks), lambda: archive.sources(limit=most, question=listed.question(asks)))
    at = pages(total, asks.page, SIZE)
    return Sources(at, found[0].statements if found else 0, tuple(found[(at.page - 1) * SIZE : at.page * SIZE]))


def table(archive: Archive, asks: Filter) -> Table:
    """All sources."""
    return Table(Speaker._fields, archive.sources(question=listed.question(asks))[0])


VIEW = View(
    path="/sources",
    label="Sources",
    summary="Who is quoted how often, in how many reports and outlets",
    template="sources.html.j2",
    asks=Filter,
    answer=answer,
    given=Sources,
    table=table,
)
