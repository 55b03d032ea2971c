"""The record as rows of words, one kind a class: what the terminal and the page both show, in the same words."""

import re
from typing import NamedTuple

from accordingto.model import Event, Figure, Party, Record, Ref, Spans, Statement, Time
from accordingto.show.safe import line
from accordingto.show.wording import bounds, cure, interval, manner, point

NAMED = 3  # places of a note that are named
WORD = re.compile(r"\w")


class Said(NamedTuple):
    """A statement: `voice` numbers the speakers from 0 (None: unnamed), `depth` counts the statements it stands in."""

    id: str
    speaker: str
    called: str
    role: str
    voice: int | None
    cue: str
    content: str
    manner: tuple[str, ...]
    denies: bool
    depth: int
    chain: tuple[str, ...]
    context: str
    because: str


class Done(NamedTuple):
    """An event: who, the word for what was done, to whom; `own` where the outlet itself says so, `denied` where it is only denied."""

    id: str
    type: str
    status: str
    who: str
    did: str
    whom: str
    hedge: str
    context: str
    chain: tuple[str, ...]
    own: bool
    denied: bool
    because: str


class Counted(NamedTuple):
    """A figure: its bounds, its own words, what is counted, the words of the figure it is part of; `own` as for events."""

    id: str
    bounds: str
    words: str
    kind: str
    of: str
    whole: str
    remarks: tuple[str, ...]
    chain: tuple[str, ...]
    own: bool
    denied: bool
    because: str


class Dated(NamedTuple):
    """A time: its words, TIMEX3 value, interval and what it rests on."""

    id: str
    words: str
    type: str
    value: str
    interval: str
    basis: str


class Placed(NamedTuple):
    """A place with its point."""

    id: str
    words: str
    name: str
    point: str
    role: str
    because: str


class Named(NamedTuple):
    """A party and how often it is mentioned."""

    id: str
    name: str
    kind: str
    role: str
    mentions: int


class Noted(NamedTuple):
    """What could not be settled, and what the reader can do about it."""

    message: str
    words: str
    cure: str


def voices(record: Record) -> dict[str, int]:
    """The number of each statement's speaker in the order in which speakers first speak; unnamed sources have none."""
    numbers: dict[str, int] = {}
    found: dict[str, int] = {}
    for statement in record.statements:
        speaker = record.speaker(statement)
        if statement.source is not None and speaker:
            key = statement.source.party or speaker.casefold()
            found[statement.id] = numbers.setdefault(key, len(numbers))
    return found


def said(record: Record) -> list[Said]:
    """Who said what, in text order; a speaker's role stands with the first statement only."""
    numbers = voices(record)
    found: list[Said] = []
    known: set[str] = set()
    for statement in record.statements:
        row = _said(record, statement, numbers)
        found.append(row._replace(role="") if row.speaker in known else row)
        known.add(row.speaker)
    return found


def _said(record: Record, statement: Statement, numbers: dict[str, int]) -> Said:
    speaker = line(record.speaker(statement) or "")
    called = line(record.words(statement.source.spans)) if statement.source else ""
    party = record.party(statement.source.party) if statement.source else None
    chain = _chain(record, statement)
    return Said(
        id=statement.id,
        speaker=speaker or "an unnamed source",
        called="" if _same(speaker, called) else called,
        role=line(role(record, party)) if party else "",
        voice=numbers.get(statement.id),
        cue=line(record.words(statement.cue)),
        content=line(" … ".join(record.words((span,)) for span in statement.content)),
        manner=manner(statement),
        denies=statement.polarity == "denies",
        depth=_depth(record, statement),
        chain=chain,
        context=_context(record, statement.when, statement.where),
        because=line(statement.because),
    )


def _same(name: str, words: str) -> bool:
    """Whether one of them says no more than the other: then the reader needs only the name."""
    one, two = name.casefold().removeprefix("the "), words.casefold().removeprefix("the ")
    return one in two or bool(WORD.search(two) and re.search(rf"\b{re.escape(two)}\b", one))


def _depth(record: Record, statement: Statement) -> int:
    seen = {statement.id}
    at = record.statement(statement.within)
    while at is not None and at.id not in seen:
        seen.add(at.id)
        at = record.statement(at.within)
    return len(seen) - 1


def done(record: Record) -> list[Done]:
    """Who did what to whom, in text order."""
    return [_done(record, event) for event in record.events]


def _done(record: Record, event: Event) -> Done:
    return Done(
        id=event.id,
        type=event.type,
        status=event.status,
        who=_refs(record, event.actors),
        did=line(record.words(event.trigger)),
        whom=_refs(record, event.recipients),
        hedge=line(record.words(event.hedge)),
        context=_context(record, event.when, event.where),
        chain=_chain(record, event),
        own=not event.according_to,
        denied=record.denied(event),
        because=line(event.because),
    )


def _refs(record: Record, refs: tuple[Ref, ...]) -> str:
    return line(" and ".join(dict.fromkeys(record.words(ref.spans) for ref in refs)))


def counted(record: Record) -> list[Counted]:
    """What was counted, in text order."""
    wholes = {figure.id: figure for figure in record.figures}
    return [_counted(record, figure, wholes) for figure in record.figures]


def _counted(record: Record, figure: Figure, wholes: dict[str, Figure]) -> Counted:
    whole = wholes.get(figure.subset_of or "")
    as_of = record.time(figure.as_of)
    remarks = [
        figure.status if figure.status != "happened" else "",
        f"{figure.running} count" if figure.running else "",
        f"revised {figure.revised}" if figure.revised else "",
        figure.convention or "",
        f"as of {record.words(as_of.spans)}" if as_of else "",
    ]
    return Counted(
        id=figure.id,
        bounds=bounds(figure),
        words=line(record.words(figure.spans)),
        kind=figure.kind,
        of=line(record.words(figure.of.spans)) if figure.of else "",
        whole=line(record.words(whole.spans)) if whole else "",
        remarks=tuple(line(remark) for remark in remarks if remark),
        chain=_chain(record, figure),
        own=not figure.according_to,
        denied=record.denied(figure),
        because=line(figure.because),
    )


def dated(record: Record) -> list[Dated]:
    """When, in text order."""
    return [_dated(record, time) for time in record.times]


def _dated(record: Record, time: Time) -> Dated:
    words = line(record.words(time.spans))
    return Dated(time.id, words, time.type, line(time.value or ""), interval(time), line(time.basis or ""))


def placed(record: Record) -> list[Placed]:
    """Where, in text order."""
    return [
        Placed(
            id=place.id,
            words=line(record.words((*place.qualifier, *place.spans))),
            name=line(place.name),
            point=point(place),
            role=place.role or "",
            because=line(place.because),
        )
        for place in record.places
    ]


def named(record: Record) -> list[Named]:
    """The parties, the most mentioned first."""
    rows = [
        Named(
            id=party.id,
            name=line(party.name),
            kind=party.kind,
            role=line(role(record, party)),
            mentions=len(party.mentions),
        )
        for party in record.parties
    ]
    return sorted(rows, key=lambda row: -row.mentions)


def noted(record: Record) -> list[Noted]:
    """What could not be settled."""
    return [Noted(line(note.message), _first(record, note.spans), cure(note.code)) for note in record.notes]


def _first(record: Record, spans: Spans) -> str:
    """The words of the first few places, and that there are more."""
    return line(", ".join(record.words((span,)) for span in spans[:NAMED])) + (", …" if len(spans) > NAMED else "")


def role(record: Record, party: Party) -> str:
    """The party's role and the party it belongs to: "chief negotiator, the Front"; "of the Front" where it has no role."""
    of = _name(record.party(party.of))
    if not party.role or party.role.casefold() in party.name.casefold():
        return f"of {of}" if of and of.casefold() not in party.name.casefold() else ""
    return party.role + (f", {of}" if of and of.casefold() not in party.role.casefold() else "")


def _name(party: Party | None) -> str:
    return line(party.name) if party else ""


def _chain(record: Record, item: Statement | Event | Figure) -> tuple[str, ...]:
    return tuple(line(name) for name in record.chain(item))


def _context(record: Record, when: str | None, where: str | None) -> str:
    time, place = record.time(when), record.place(where)
    spans: list[Spans] = [time.spans] if time else []
    if place:
        spans.append((*place.qualifier, *place.spans))
    return line(", ".join(record.words(s) for s in spans))
