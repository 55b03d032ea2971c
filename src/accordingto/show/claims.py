"""Figures as claims side by side: how many, of what, whose, as of when, in which event; never merged, never added up."""

from collections.abc import Iterable
from typing import NamedTuple, get_args

from accordingto.model import Figure, Record
from accordingto.model.figure import FigureKind
from accordingto.show.safe import line
from accordingto.show.wording import bounds, interval

KINDS: tuple[str, ...] = get_args(FigureKind)
OWN = "(own voice)"


class Claim(NamedTuple):
    """One figure of one report.

    low and high are its bounds (None: open); whose names everybody it has come through after the outlet, outermost first; as_of
    is the interval of its own time, start and end are code points of the report's text.
    """

    report: str
    outlet: str
    published: str
    published_from: str
    id: str
    kind: str
    bounds: str
    low: float | int | None
    high: float | int | None
    words: str
    of: str
    part_of: str
    status: str
    running: str
    revised: str
    whose: tuple[str, ...]
    denied: bool
    as_of: str
    event: str
    convention: str
    start: int
    end: int
    because: str


def claims(records: Iterable[Record]) -> list[Claim]:
    """The figures of the records, by kind, within a kind in the order of reports and text."""
    return sorted((claim for record in records for claim in of_record(record)), key=lambda c: KINDS.index(c.kind))


def of_record(record: Record) -> list[Claim]:
    """The figures of one record in text order."""
    return [_claim(record, figure) for figure in record.figures]


def row(record: Record, at: int) -> Claim:
    """The figure that stands there in the record."""
    return _claim(record, record.figures[at])


def _claim(record: Record, figure: Figure) -> Claim:
    whole = next((f for f in record.figures if f.id == figure.subset_of), None)
    event = next((e for e in record.events if e.id == figure.event), None)
    as_of = record.time(figure.as_of)
    return Claim(
        report=record.id,
        outlet=line(record.report.outlet or ""),
        published=line(record.report.published or ""),
        published_from=line(record.report.published_basis or ""),
        id=figure.id,
        kind=figure.kind,
        bounds=bounds(figure),
        low=figure.low,
        high=figure.high,
        words=line(record.words(figure.spans)),
        of=line(record.words(figure.of.spans)) if figure.of else "",
        part_of=line(record.words(whole.spans)) if whole else "",
        status=figure.status,
        running=figure.running or "",
        revised=figure.revised or "",
        whose=tuple(line(name) for name in record.chain(figure)[1:]) or (OWN,),
        denied=record.denied(figure),
        as_of=(interval(as_of) or line(record.words(as_of.spans))) if as_of else "",
        event=f"{event.type} {line(record.words(event.trigger))}" if event else "",
        convention=line(figure.convention or ""),
        start=figure.spans[0][0],
        end=figure.spans[-1][1],
        because=line(figure.because),
    )
