"""Which reports are accounts of their own, and which were copied from whom."""

from typing import NamedTuple

from accordingto.compare.origins import Origin
from accordingto.model import Record
from accordingto.show.independent import AccountRow, rows
from accordingto.store import Archive
from accordingto.web import listed
from accordingto.web.compared import Chosen, called, chosen, kept, origin
from accordingto.web.listed import Pages, Quote, pages
from accordingto.web.site import Site
from accordingto.web.stands import passage, to_words
from accordingto.web.view import Asked, Table, View, to_report

SIZE = 50
SENTENCES = 6  # of a report's own, shown


class Asks(Asked, frozen=True, kw_only=True):
    """Of which reports; `copied` are those alone that were copied, or were not."""

    since: str | None = None
    until: str | None = None
    outlet: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    copied: bool | None = None
    page: int = 1


class Account(NamedTuple):
    """A report with its origin; the way to it as names with addresses ("" where it is not here); and the first of its own sentences."""

    row: AccountRow
    href: str
    way: tuple[tuple[str, str], ...]
    own: tuple[tuple[Quote, str], ...]
    more: int


class Accounts(NamedTuple):
    """A page of reports; own counts the accounts of their own, of all that were compared; whole where these are all that fit."""

    at: Pages
    own: int
    copied: int
    compared: int
    whole: bool
    rows: tuple[Account, ...]


def answer(site: Site, asks: Asks) -> Accounts:
    """The page of accounts that was asked for."""
    with site.archive() as archive:
        side, known, found = _found(archive, asks)
    own = sum(row.independent for row in found)
    fit = [row for row in found if asks.copied is None or row.independent != asks.copied]
    at = pages(len(fit), asks.page, SIZE)
    here = fit[(at.page - 1) * SIZE : at.page * SIZE]
    told = tuple(_account(row, known[row.report], side.records) for row in here)
    return Accounts(at, own, len(found) - own, len(found), len(found) >= side.total, told)


def _found(archive: Archive, asks: Asks) -> tuple[Chosen, dict[str, Origin], list[AccountRow]]:
    question = listed.question(asks)

    def compare() -> tuple[Chosen, dict[str, Origin], list[AccountRow]]:
        side = chosen(archive, question)
        known = origin(archive, side.records)
        return side, known, rows(side.records.values(), known)

    return kept(archive, (VIEW.path, question), compare)


def _account(row: AccountRow, origin: Origin, records: dict[str, Record]) -> Account:
    record = records[row.report]
    way = tuple(_named(id, name, records) for id, name in zip(origin.chain[1:], row.chain[1:], strict=True))
    spans = origin.sentences if not row.independent else ()
    return Account(
        row._replace(because=" ".join(_calling(word, records) for word in row.because.split(" "))),
        to_report(row.report),
        way,
        tuple((passage(record, span), to_words(record, span)) for span in spans[:SENTENCES]),
        max(0, len(spans) - SENTENCES),
    )


def _calling(word: str, records: dict[str, Record]) -> str:
    """The word, or what people call the report whose id it is."""
    id = word.rstrip(",")
    return called(id, records) + word[len(id) :] if id in records else word


def _named(id: str, name: str, records: dict[str, Record]) -> tuple[str, str]:
    """What a report on the way is called, and its address; an agency that is not here has none."""
    record = records.get(id)
    return (record.report.outlet or name if record else name), (to_report(id) if record else "")


def table(archive: Archive, asks: Asks) -> Table:
    """All reports with their origins."""
    found = _found(archive, asks)[2]
    return Table(AccountRow._fields, [row for row in found if asks.copied is None or row.independent != asks.copied])


VIEW = View(
    path="/accounts",
    label="Accounts",
    summary="Which reports are accounts of their own, and which were copied from whom",
    template="accounts.html.j2",
    asks=Asks,
    answer=answer,
    given=Accounts,
    table=table,
)
