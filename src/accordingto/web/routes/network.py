"""Who quotes whom: outlets, their sources, and whom these quote in turn."""

from typing import NamedTuple

from accordingto.store import Archive
from accordingto.store.overview import Tie
from accordingto.web import listed
from accordingto.web.network import Drawing, drawn
from accordingto.web.site import Site
from accordingto.web.view import Asked, Table, View

MOST = 120  # ties of either kind


class Asks(Asked, frozen=True, kw_only=True):
    """Of which reports."""

    since: str | None = None
    until: str | None = None
    outlet: tuple[str, ...] = ()
    language: tuple[str, ...] = ()


class Network(NamedTuple):
    """The ties, the most frequent first, and their drawing."""

    ties: tuple[Tie, ...]
    drawing: Drawing


def answer(site: Site, asks: Asks) -> Network:
    """The ties that were asked for."""
    with site.archive() as archive:
        ties = site.summed.of(archive, (VIEW.path, asks), lambda: tuple(archive.ties(listed.question(asks), size=MOST)))
    return Network(ties, drawn(ties))


def table(archive: Archive, asks: Asks) -> Table:
    """All ties."""
    return Table(Tie._fields, archive.ties(listed.question(asks), size=-1))


VIEW = View(
    path="/network",
    label="Who quotes whom",
    summary="Which outlet quotes which source, and which source another",
    template="network.html.j2",
    asks=Asks,
    answer=answer,
    given=Network,
    table=table,
)
