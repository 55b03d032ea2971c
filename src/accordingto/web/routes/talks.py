"""The track of a negotiation: each side's telling on its own line over the days, joined where they tell the same step."""

from collections.abc import Sequence
from typing import NamedTuple

from accordingto.compare.talks import Step, track
from accordingto.compare.talks import steps as names_of_steps
from accordingto.errors import UnknownName
from accordingto.model import Record
from accordingto.show.safe import line
from accordingto.show.track import Told, day, gathered, safe, who
from accordingto.store import Archive
from accordingto.web import listed
from accordingto.web.compared import MANY, UNNAMED, asked_for, called, copies, kept
from accordingto.web.lanes import Lanes, how, lanes
from accordingto.web.listed import Pages, Quote, pages
from accordingto.web.site import Site
from accordingto.web.view import Asked, Table, View

SIZE = 40  # steps of a page
OF_ANOTHER = "the day of "  # begins the basis of a day that another telling names


class Asks(Asked, frozen=True, kw_only=True):
    """Steps by what they are called, who takes or tells them, when and where."""

    step: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    place: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    according_to: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    page: int = 1


class Version(NamedTuple):
    """A telling of a step: whose it is, how it has it, its words, and the address of their place; told otherwise by the ids named.

    `copied` is what the report is called that it is copied from.
    """

    id: str
    report: str
    href: str
    title: str
    outlet: str
    side: str
    teller: tuple[str, ...]
    status: str
    denied: bool
    how: str
    start: str
    basis: str
    mediator: tuple[str, ...]
    copy_of: str
    copied: str
    quote: Quote
    label: str
    otherwise: tuple[str, ...]
    because: str


class Move(NamedTuple):
    """A step of the talks with all its tellings; number is its place on the page."""

    number: int
    step: str
    day: str
    who: str
    parts: tuple[str, ...]
    apart: bool
    tellings: tuple[Version, ...]


class Talks(NamedTuple):
    """A page of the track; `codebooks` are those that the archive's newest reports were read with."""

    at: Pages
    tellings: int
    otherwise: int
    reports: int
    codebooks: tuple[str, ...]
    drawing: Lanes
    steps: tuple[Move, ...]


def answer(site: Site, asks: Asks) -> Talks:
    """The page of the track that was asked for; UnknownName where a step is none."""
    with site.archive() as archive:
        return kept(archive, (VIEW.path, asks), lambda: _answer(archive, asks))


def _answer(archive: Archive, asks: Asks) -> Talks:
    records, found = _found(archive, asks)
    every = gathered(found)
    at = pages(len(every), asks.page, SIZE)
    before = (at.page - 1) * SIZE
    here = every[before : before + SIZE]
    moves = tuple(_move(before + n, told, records) for n, told in enumerate(here, 1))
    books = tuple(sorted({book for record, _ in archive.newest(MANY // 100) for book in record.made_with.codebooks}))
    return Talks(at, len(found), sum(1 for step in found if step.otherwise), len(records), books, lanes(here), moves)


def _found(archive: Archive, asks: Asks) -> tuple[dict[str, Record], list[Step]]:
    known = names_of_steps()
    if unknown := next((step for step in asks.step if step not in known.values()), None):
        raise UnknownName(line(unknown), group="step", known=", ".join(sorted(known.values())))
    types = tuple(type for type, step in known.items() if not asks.step or step in asks.step)
    question = listed.question(asks)._replace(type=types)
    records = {record.id: record for record in archive.ask("events", question).reports(MANY)}
    wanted = asked_for(archive, "events", question, records)
    copied = copies(archive, records)
    return records, [safe(step) for step in track(records.values(), copied.origins, copied.own) if (step.report, step.event) in wanted]


def _move(number: int, told: Told, records: dict[str, Record]) -> Move:
    one = told.tellings[0]
    parts = tuple(part if part != "duration" else one.duration or part for part in one.parts)
    versions = tuple(_version(step, records) for step in told.tellings)
    return Move(number, told.step, told.day, who(one), parts, any(v.otherwise for v in versions), versions)


def _version(step: Step, records: dict[str, Record]) -> Version:
    record = records[step.report]
    manner = {"copied": "copied", "denied": "denied", "open": step.status, "taken": ""}[how(step)]
    label = ", ".join(part for part in (f"{step.side or 'not said'}: {who(step)} {step.step}", manner, day(step), step.outlet) if part)
    return Version(
        id=step.id,
        report=step.report,
        href=listed.place(record, step.event),
        title=listed.headline(record),
        outlet=step.outlet or UNNAMED,
        side=step.side,
        teller=step.teller,
        status=step.status,
        denied=step.denied,
        how=how(step),
        start=step.start,
        basis=_basis(step.basis, records),
        mediator=step.mediator,
        copy_of=step.copy_of,
        copied=called(step.copy_of, records) if step.copy_of else "",
        quote=listed.quote(record, step.spans[0]),
        label=label,
        otherwise=step.otherwise,
        because=step.because,
    )


def _basis(basis: str, records: dict[str, Record]) -> str:
    """What the day rests on, where it is that of another telling by what people call its report."""
    report = basis.removeprefix(OF_ANOTHER).rpartition(":")[0]
    return f"the day that {called(report, records)} names" if basis.startswith(OF_ANOTHER) and report in records else basis


def table(archive: Archive, asks: Asks) -> Table:
    """All tellings of all steps."""
    found: Sequence[Step] = _found(archive, asks)[1]
    return Table(Step._fields, found)


VIEW = View(
    path="/talks",
    label="Talks",
    summary="The track of a negotiation: each side's telling on its own line, joined where they tell the same step",
    template="talks.html.j2",
    asks=Asks,
    answer=answer,
    given=Talks,
    table=table,
)
