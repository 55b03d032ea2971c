"""Statements as rows: who said what in which words, in whose statement, when and where."""

from typing import NamedTuple

from accordingto.model import Record
from accordingto.show.claims import OWN
from accordingto.show.safe import line
from accordingto.show.wording import interval

GAP = " … "  # between the pieces of a content that is interrupted


class StatementRow(NamedTuple):
    """One statement of one report.

    speaker is the party's name, else the source's own words; source, cue, content and hedge are words of the text; whose names everybody it
    has come through after the outlet, outermost first, the speaker last; start and end are code points of the cue in the text.
    """

    report: str
    outlet: str
    published: str
    published_from: str
    statement: str
    speaker: str
    source: str
    cue: str
    content: str
    form: str
    polarity: str
    act: str
    hedge: str
    whose: tuple[str, ...]
    within: str
    when: str
    place: str
    score: float | None
    start: int
    end: int
    because: str


def row(record: Record, at: int) -> StatementRow:
    """The statement that stands there in the record."""
    said = record.statements[at]
    time, place = record.time(said.when), record.place(said.where)
    return StatementRow(
        report=record.id,
        outlet=line(record.report.outlet or ""),
        published=line(record.report.published or ""),
        published_from=line(record.report.published_basis or ""),
        statement=said.id,
        speaker=line(record.speaker(said) or ""),
        source=line(record.words(said.source.spans)) if said.source else "",
        cue=line(record.words(said.cue)),
        content=line(GAP.join(record.words((span,)) for span in said.content)),
        form=said.form,
        polarity=said.polarity,
        act=said.act,
        hedge=line(record.words(said.hedge)),
        whose=tuple(line(name) for name in record.chain(said)[1:]) or (OWN,),
        within=said.within or "",
        when=(interval(time) or line(record.words(time.spans))) if time else "",
        place=line(place.name) if place else "",
        score=said.score,
        start=said.cue[0][0] if said.cue else 0,
        end=said.cue[-1][1] if said.cue else 0,
        because=line(said.because),
    )
