"""Who said what: a list."""

from functools import partial
from typing import NamedTuple

from accordingto.model.span import EMPTY
from accordingto.model.statement import Act, Form, Polarity
from accordingto.show import statement_rows
from accordingto.show.statement_rows import StatementRow
from accordingto.web import listed
from accordingto.web.listed import Filter, Pages, Quote
from accordingto.web.site import Site
from accordingto.web.view import View


class Asks(Filter, frozen=True, kw_only=True):
    """Statements by who speaks, how, when and where."""

    act: tuple[Act, ...] = ()
    form: tuple[Form, ...] = ()
    polarity: tuple[Polarity, ...] = ()


class Statement(NamedTuple):
    """A statement, the title of its report, its words in the text, and the address of their place."""

    row: StatementRow
    title: str
    quote: Quote
    href: str


class Statements(NamedTuple):
    """A page of statements."""

    at: Pages
    rows: tuple[Statement, ...]


def answer(site: Site, asks: Asks) -> Statements:
    """The page of statements that was asked for."""
    with site.archive() as archive:
        at, found = listed.page(archive, "statements", asks)
    rows = []
    for record, number in found:
        said = record.statements[number]
        spans = said.cue or said.content or (said.source.spans if said.source else EMPTY) or ((0, 0),)
        href = listed.place(record, said.id)
        rows.append(Statement(statement_rows.row(record, number), listed.headline(record), listed.quote(record, spans[0]), href))
    return Statements(at, tuple(rows))


VIEW = View(
    path="/statements",
    label="Statements",
    summary="Who said what in which words",
    template="statements.html.j2",
    asks=Asks,
    answer=answer,
    given=Statements,
    table=partial(listed.table, "statements"),
)
