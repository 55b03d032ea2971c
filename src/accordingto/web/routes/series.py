"""Figures over time: every claim on its date, series by series, with what disagrees and what jumps."""

from collections.abc import Sequence
from typing import NamedTuple

from accordingto.compare.grouped import Key
from accordingto.compare.remarks import Disagreement, Jump, disagreements, jumps, said
from accordingto.compare.series import Band, Claim, claims, series
from accordingto.compare.series import Series as Counts
from accordingto.model import Record
from accordingto.model.figure import FigureKind
from accordingto.show import series as shown
from accordingto.show.safe import line
from accordingto.store import Archive, Question
from accordingto.web import listed
from accordingto.web.compared import MOST, UNNAMED, Compared, Items, around, asked_for, compared, kept
from accordingto.web.listed import Pages, Quote, pages
from accordingto.web.marks import Voice, voices
from accordingto.web.plot import Plot, legend, plot
from accordingto.web.problems import Missing
from accordingto.web.routes.event import address
from accordingto.web.site import Site
from accordingto.web.view import Asked, Table, View, link

SIZE = 8  # series of a page
DAYS = 30  # before and after a claim, whose series is looked for in a large archive


class Asks(Asked, frozen=True, kw_only=True):
    """Figures by what is counted, by whom, when and where; `claim` ("REPORT:FIGURE") is the one series that holds that claim."""

    kind: tuple[FigureKind, ...] = ()
    since: str | None = None
    until: str | None = None
    place: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    according_to: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    claim: str = ""
    page: int = 1


class Point(NamedTuple):
    """A claim of a series: its count in short, whose it is, its words in the text, and the address of their place."""

    id: str
    report: str
    href: str
    title: str
    outlet: str
    said: str
    low: float | int | None
    high: float | int | None
    words: str
    of: str
    status: str
    denied: bool
    start: str
    end: str
    basis: str
    told: str
    source: str
    chain: tuple[str, ...]
    copy_of: str
    event: str
    remarks: str
    quote: Quote
    label: str
    because: str


class Remark(NamedTuple):
    """A disagreement or a jump, in words, with the claims that it is of: their outlets and places."""

    kind: str
    words: str
    claims: tuple[tuple[str, str], ...]


class Line(NamedTuple):
    """One series, its address, its drawing and what is to be said of it."""

    title: str
    href: str
    total: bool
    points: tuple[Point, ...]
    bands: tuple[Band, ...]
    remarks: tuple[Remark, ...]
    legend: tuple[Voice, ...]
    plot: Plot


class Series(NamedTuple):
    """A page of series; told_once are the counts of one claim, compared the reports that were looked at, whole where these are all."""

    at: Pages
    lines: tuple[Line, ...]
    claims: int
    told_once: int
    compared: int
    whole: bool


def answer(site: Site, asks: Asks) -> Series:
    """The page of series that was asked for; Missing where there is no such claim."""
    with site.archive() as archive:
        return kept(archive, (VIEW.path, asks), lambda: _answer(archive, asks))


def _answer(archive: Archive, asks: Asks) -> Series:
    side, found = _found(archive, asks)
    every = series(found)
    lines = shown.shown(every)
    several = lines if asks.claim else [one for one in lines if len(one.claims) > 1]
    at = pages(len(several), asks.page, SIZE)
    here = several[(at.page - 1) * SIZE : at.page * SIZE]
    known = voices(claim.side for claim in found)
    said_of = (disagreements(every), jumps(every))
    drawn = tuple(_line(one, side.records, known, *said_of) for one in here)
    return Series(at, drawn, len(found), len(lines) - len(several), len(side.records), side.whole)


def _found(archive: Archive, asks: Asks) -> tuple[Compared, list[Claim]]:
    question = _question(archive, asks)
    side = compared(archive, lambda: archive.ask("figures", question).reports(MOST))
    wanted = asked_for(archive, "figures", question, side.records)
    every = [shown.safe(claim) for claim in claims(side.records.values(), side.groups(), side.copies.origins, side.copies.own)]
    if asks.claim:
        key = next((claim.series for claim in every if claim.id == asks.claim), None)
        if key is None:
            raise Missing(f"claim {line(asks.claim)}")
        return side, [claim for claim in every if claim.series == key]
    return side, _wanted(every, wanted)


def _wanted(found: Sequence[Claim], wanted: Items) -> list[Claim]:
    return [claim for claim in found if (claim.report, claim.figure) in wanted]


def _question(archive: Archive, asks: Asks) -> Question:
    """What the archive is asked; of a claim the counts of its kind about its day."""
    question = listed.question(asks)
    if not asks.claim:
        return question
    report, _, id = asks.claim.rpartition(":")
    record = archive.get(report)
    figure = next((figure for figure in record.figures if figure.id == id), None) if record else None
    if record is None or figure is None:
        raise Missing(f"claim {line(asks.claim)}")
    return around(question._replace(kind=(figure.kind,)), record.report.published or "", DAYS)


def _line(one: Counts, records: dict[str, Record], known: dict[str, Voice], apart: Sequence[Disagreement], leaps: Sequence[Jump]) -> Line:
    points = {claim.id: _point(claim, records[claim.report]) for claim in one.claims}
    told = [("disagree", d.words, d.claims) for d in apart if d.series == one.key]
    told += [(j.kind, j.words, (j.before, j.after)) for j in leaps if j.series == one.key]
    remarks = (Remark(kind, line(words), tuple((points[id].outlet, points[id].href) for id in ids)) for kind, words, ids in told)
    href = link(VIEW.path, claim=one.claims[0].id)
    drawing = plot(one.claims, one.bands)
    return Line(
        shown.title(_called(one, records)),
        href,
        one.total,
        tuple(points.values()),
        one.bands,
        tuple(remarks),
        legend(one.claims, known),
        drawing,
    )


def _called(one: Counts, records: dict[str, Record]) -> Counts:
    """The series with its event in the words of the first report that tells of it, not as a number of ours."""
    claim = next((claim for claim in one.claims if claim.event), None)
    if one.total or one.place or claim is None:
        return one
    event = next(e for e in records[claim.report].events if e.id == claim.event)
    return one._replace(group=f"“{records[claim.report].words(event.trigger)}”" + (f", {claim.start}" if claim.start else ""))


def _point(claim: Claim, record: Record) -> Point:
    count, rest = said(claim), shown.remarks(claim)
    outlet = line(record.report.outlet or UNNAMED)
    label = f"{claim.side}: {count} {claim.of}".rstrip() + f", {claim.start or 'no date'}, {outlet}" + (f", {rest}" if rest else "")
    return Point(
        id=claim.id,
        report=claim.report,
        href=listed.place(record, claim.figure),
        title=listed.headline(record),
        outlet=outlet,
        said=count,
        low=claim.low,
        high=claim.high,
        words=claim.words,
        of=claim.of,
        status=claim.status,
        denied=claim.denied,
        start=claim.start,
        end=claim.end,
        basis=claim.basis,
        told=claim.told,
        source=claim.side,
        chain=claim.chain,
        copy_of=claim.copy_of,
        event=address(Key(claim.report, claim.event)) if claim.event else "",
        remarks=rest,
        quote=listed.quote(record, claim.span),
        label=line(label),
        because=claim.because,
    )


def table(archive: Archive, asks: Asks) -> Table:
    """All claims of all series."""
    return Table(Claim._fields, _found(archive, asks)[1])


VIEW = View(
    path="/series",
    label="Counts over time",
    summary="Every count on its date with whose it is: what independent voices span, where they disagree, where a count jumps",
    template="series.html.j2",
    asks=Asks,
    answer=answer,
    given=Series,
    table=table,
)
