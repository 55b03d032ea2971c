"""The records that every format is tried with: the examples, one made by hand with an item of every kind, and one of hostile text."""

from functools import cache
from pathlib import Path

from accordingto import flow
from accordingto.errors import AccordingToError
from accordingto.model import (
    Event,
    Figure,
    MadeWith,
    Note,
    Part,
    Party,
    Place,
    Record,
    Ref,
    Report,
    Source,
    Spans,
    Statement,
    Time,
)
from accordingto.readers import sources
from accordingto.readers.reading import Origin
from accordingto.settings import Settings
from tests.show import sample

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FORMULAS = (
    '=HYPERLINK("http://b.example";"go")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "\u200b=1",
    "＝1",
    '", "x',
    "a;b\r\nc",
    "𝄞 clef",
)


@cache
def records() -> tuple[Record, ...]:
    """All of them, in one order."""
    return (*examples(), sample.record(), odd())


@cache
def examples() -> tuple[Record, ...]:
    """The records of the example reports, by the engine `rules`."""
    settings = Settings(engine="rules")
    found = list(flow.outcomes(sources.open_many([str(EXAMPLES)], Origin(uri=""), settings), settings=settings))
    assert not [outcome for outcome in found if isinstance(outcome, AccordingToError)]
    return tuple(outcome for outcome in found if isinstance(outcome, Record))


def odd() -> Record:
    """A record whose every text is what a format may stumble over: formulas, quotes, line breaks, letters beyond the first plane."""
    text = "\n".join(FORMULAS)
    at: list[Spans] = []
    for piece in FORMULAS:
        start = at[-1][0][1] + 1 if at else 0
        at.append(((start, start + len(piece)),))
    one, two, three = at[0], at[1], at[10]
    first = FORMULAS[0]
    return Record(
        id="odd/id #1: ü",
        made_with=MadeWith(accordingto="0.1.0", model="none", pipeline="none"),
        report=Report(
            source=Source(uri="-", media_type="text/plain", sha256="00" * 32),
            outlet=FORMULAS[3],
            title=first,
            byline=FORMULAS[:2],
            published="0000-99-99",
            text=text,
            parts=(Part(part="body", spans=((0, len(text)),)),),
        ),
        parties=tuple(
            Party(id=f"p{i}", name=name, role=name, mentions=(spans,)) for i, (name, spans) in enumerate(zip(FORMULAS, at, strict=True))
        ),
        statements=(
            Statement(
                id="s1",
                source=Ref(spans=one, party="p0"),
                cue=two,
                content=(),
                form="indirect",
                polarity="denies",
                act="declines",
                when="t1",
                where="l1",
                because=first,
            ),
        ),
        events=(Event(id="e1", type="ASSAULT", trigger=(*one, *three), status="negated", according_to=("s1",), because=first),),
        figures=(Figure(id="f1", spans=two, low=2**63 + 1, high=2.5, kind="money", because=first),),
        times=(Time(id="t1", spans=three, type="date", value="XXXX", start="10000-01-01"),),
        places=(Place(id="l1", spans=three, name=first, lat=-33.25, lon=-0.5, because=first),),
        notes=(Note(code="strange", message=first),),
    )
