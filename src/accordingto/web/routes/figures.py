"""How many, of what, counted by whom: a list."""

from functools import partial
from typing import NamedTuple

from accordingto.model.figure import FigureKind, FigureStatus
from accordingto.show import claims
from accordingto.show.claims import Claim
from accordingto.web import listed
from accordingto.web.listed import Filter, Pages, Quote
from accordingto.web.site import Site
from accordingto.web.view import View


class Asks(Filter, frozen=True, kw_only=True):
    """Figures by what is counted, how many, by whom, when and where."""

    kind: tuple[FigureKind, ...] = ()
    status: tuple[FigureStatus, ...] = ()
    low: float | None = None
    denied: bool | None = None


class Figure(NamedTuple):
    """A figure, the title of its report, its words in the text, and the address of their place."""

    row: Claim
    title: str
    quote: Quote
    href: str


class Figures(NamedTuple):
    """A page of figures."""

    at: Pages
    rows: tuple[Figure, ...]


def answer(site: Site, asks: Asks) -> Figures:
    """The page of figures that was asked for."""
    with site.archive() as archive:
        at, found = listed.page(archive, "figures", asks)
    rows = []
    for record, number in found:
        figure = record.figures[number]
        quote, href = listed.quote(record, figure.spans[0]), listed.place(record, figure.id)
        rows.append(Figure(claims.row(record, number), listed.headline(record), quote, href))
    return Figures(at, tuple(rows))


VIEW = View(
    path="/figures",
    label="Figures",
    summary="The figures of reports as claims side by side: how many, of what, whose, as of when",
    template="figures.html.j2",
    asks=Asks,
    answer=answer,
    given=Figures,
    table=partial(listed.table, "figures"),
)
