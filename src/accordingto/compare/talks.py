"""The track of a negotiation: every telling of every step, whose it is, and which tell of one step or tell it otherwise.

Nothing is merged: where two sides tell a step differently both lines stand. Records are those read with the codebook `talks`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from accordingto import codebooks
from accordingto.compare.copied import Copies
from accordingto.compare.dated import Day, point, sentence, told
from accordingto.compare.facts import tokens
from accordingto.compare.names import Names, bare
from accordingto.compare.steps import CODEBOOK, PENDING, Step, steps, table
from accordingto.compare.tellings import settled
from accordingto.model import Event, Record, Span, Spans, Time
from accordingto.model.span import overlap

CONDITIONAL = "CONDITIONALLY_ACCEPTED"

__all__ = ["CODEBOOK", "Step", "steps", "track"]


class Clause(NamedTuple):
    """A step's event with the characters of its clause."""

    event: Event
    span: Span


def track(records: Iterable[Record], origins: Mapping[str, str] | None = None, own: Mapping[str, Spans] | None = None) -> tuple[Step, ...]:
    """The steps of all records by their days.

    `origins` maps a report to the one whose copy it is (or to itself), `own` to those of its sentences that are its own nevertheless.
    """
    found = list(records)
    names, copies = Names(found), Copies(origins or {}, own or {})
    told_steps = [step for record in found for step in _of_record(record, names, copies)]
    return settled(told_steps, {record.id: record for record in found})


def _of_record(record: Record, names: Names, copies: Copies) -> Iterator[Step]:
    taken = [event for event in record.events if event.type in steps()]
    kept = [event for event in taken if not _brought(record, event, taken)]
    for event in kept:
        yield _step(record, _clause(record, event, kept), kept, names, copies)


def _step(record: Record, clause: Clause, every: Sequence[Event], names: Names, copies: Copies) -> Step:
    event = clause.event
    brokers = _mediators(record, clause, every, names)
    shared = event.type in table()["shared"]
    party = tuple(n for n in _sides(record, event, names, actors=True) if not (shared and n in brokers))
    day, conditional = _day(record, clause, every), _condition(record, clause, party)
    inner = record.statement(event.according_to[-1]) if event.according_to else None
    source = inner.source if inner else None
    side = names.speaker(record, source.party, record.words(source.spans)) if source else record.report.outlet or ""
    return Step(
        id=f"{record.id}:{event.id}",
        report=record.id,
        outlet=record.report.outlet or "",
        event=event.id,
        step=steps()[CONDITIONAL if conditional else event.type],
        status=event.status,
        denied=record.denied(event),
        party=party,
        other=tuple(n for n in _sides(record, event, names, actors=False) if n not in party),
        start=day.start,
        end=day.end,
        basis=day.basis,
        parts=_parts(record, clause),
        duration=_duration(record, clause),
        mediator=() if event.type == table()["mediated"] else tuple(n for n in brokers if n not in party),
        teller=tuple(dict.fromkeys(record.chain(event))),
        side=side,
        words=" ".join(record.report.text[slice(*clause.span)].split()).strip(",; "),
        trigger=record.words(event.trigger),
        spans=event.trigger,
        same_step="",
        otherwise=(),
        copy_of=copies.of(record.id, event.trigger),
        because=event.because + (f"; a condition: '{conditional}'" if conditional else ""),
    )


def _condition(record: Record, clause: Clause, party: Sequence[str]) -> str:
    """The words after a yes of one party that make it a conditional one."""
    rules = table()["conditional"]
    if clause.event.type not in rules["steps"] or (clause.event.type == "AGREED" and len(party) > 1):
        return ""
    after = record.report.text[clause.event.trigger[-1][1] : clause.span[1]]
    found = re.search("|".join(rules["patterns"]), after, re.IGNORECASE)
    return found[0] if found else ""


def _brought(record: Record, event: Event, every: Sequence[Event]) -> bool:
    """Whether it is only what another step of its sentence is about: "proposed to extend the truce", "agreed on the release of .."."""
    first, last = sentence(record.report.text, event.trigger[0][0], event.trigger[-1][1])
    before = [e for e in every if first <= e.trigger[0][0] < event.trigger[0][0] <= last]
    if not event.actors and record.words(event.trigger).casefold() in table()["named"]:
        return any(e.type in table()["bearing"] for e in before)
    words = [record.words(e.trigger).split()[0] for e in before]
    governed = event.because.endswith(("by its governor", *(f"'{word}'" for word in words)))
    return event.status in PENDING and bool(before) and governed


def _clause(record: Record, event: Event, every: Sequence[Event]) -> Clause:
    """The characters about the step: its sentence, cut where another step's clause begins or ends."""
    text, (start, end) = record.report.text, (event.trigger[0][0], event.trigger[-1][1])
    first, last = sentence(text, start, end)
    ends = [e.trigger[-1][1] for e in every if first <= e.trigger[0][0] < start]
    starts = [e.trigger[0][0] for e in every if start < e.trigger[0][0] < last]
    first = _break(text, max(ends), start) if ends else first
    last = _break(text, end, min(starts)) if starts else last
    return Clause(event, (min(first, start), max(last, end)))


def _break(text: str, start: int, end: int) -> int:
    """Where between two triggers the second one's clause begins: at the last break, else in front of it."""
    piece = text[start:end]
    found = next((at for word in table()["breaks"] if (at := piece.rfind(word)) >= 0), -1)
    return start + found if found >= 0 else end


def _sides(record: Record, event: Event, names: Names, *, actors: bool) -> tuple[str, ...]:
    """The names of those who take the step, or of the others; "each other" is whoever speaks."""
    found: list[str] = []
    for ref in event.actors if actors else event.recipients:
        words = record.words(ref.spans).casefold()
        if words in table()["reciprocal"] or words.partition(" ")[0] in table()["own"]:
            speaker = record.statement(event.according_to[-1]) if event.according_to else None
            source = speaker.source if speaker else None
            found.append(names.side(record, source) if source else bare(record.words(ref.spans)))
        else:
            found.append(names.side(record, ref))
    return tuple(dict.fromkeys(name for name in found if name))


def _day(record: Record, clause: Clause, every: Sequence[Event]) -> Day:
    """Its own time, else the time in its clause that belongs to no other item, else when it was told."""
    event, text = clause.event, record.report.text
    own = record.time(event.when)
    day = point(own)
    if own and day and _fits(record, event, own, day):
        return day
    beside = event.type == table()["mediated"]  # the day of what is mediated is that of the mediation
    others = {s.when for s in record.statements} | (set() if beside else {e.when for e in every if e.id != event.id})
    at = event.trigger[0][0]
    first, last = sentence(text, at, event.trigger[-1][1]) if beside else clause.span
    inside = [t for t in record.times if first <= t.spans[0][0] < last and t.id not in others]
    fit = [t for t in inside if (at_day := point(t)) and t is not own and _fits(record, event, t, at_day)]
    near = point(min(fit, key=lambda t: abs(t.spans[0][0] - at))) if fit else None
    return near._replace(basis=f"a time in its clause; {near.basis}") if near else told(record, event)


def _ahead(record: Record, event: Event, day: Day) -> bool:
    """Whether the day comes after the report of a step that is told as taken: then it is another's."""
    published = (record.report.published or "")[: len(day.start)]
    return event.status not in PENDING and bool(published) and day.start > published


def _fits(record: Record, event: Event, time: Time, day: Day) -> bool:
    text = record.report.text
    return not _target(text, time) and not _ahead(record, event, day) and not _barred(text, event, time)


def _barred(text: str, event: Event, time: Time) -> bool:
    """Whether words stand between the step and the time that make it another's."""
    after, before = text[event.trigger[-1][1] : time.spans[0][0]], text[time.spans[-1][1] : event.trigger[0][0]]
    return bool(re.search(table()["barrier"], after) or re.search(table()["before"], before))


def _target(text: str, time: Time) -> bool:
    """Whether a "to" or "until" stands before the time or begins it."""
    start = time.spans[0][0]
    before = tokens(text[max(0, start - 12) : start])
    own = tokens(text[start : time.spans[0][1]])
    return any(words in table()["targets"] for words in (*before[-1:], *own[:1]))


def _parts(record: Record, clause: Clause) -> tuple[str, ...]:
    """The parts that the clause names: contexts of the codebook by the extractor, and by the words of the clause."""
    words = tokens(record.report.text[slice(*clause.span)])
    forms = {form for word in words for form in (word, word.removesuffix("s"), *word.split("-"))}
    pairs = {f"{a} {b}" for a, b in pairwise(words)}
    named = {name for name, known in codebooks.load(CODEBOOK).contexts.items() if not (forms | pairs).isdisjoint(known)}
    lasting = {"duration"} if _duration(record, clause) else set()
    return tuple(sorted(named | lasting | set(clause.event.contexts)))


def _duration(record: Record, clause: Clause) -> str:
    """The words of how long: the first duration in the clause."""
    start, end = clause.span
    numbered = [t for t in record.times if t.type == "duration" and any(c.isdigit() for c in t.value or "")]  # "hours after" is none
    found = [t for t in numbered if start <= t.spans[0][0] < end]
    return record.words(found[0].spans) if found else ""


def _mediators(record: Record, clause: Clause, every: Sequence[Event], names: Names) -> tuple[str, ...]:
    """Who mediates: the doers of a mediation in the sentence, who is tied to the deal by a hyphen, who is called a mediator."""
    text = record.report.text
    span = sentence(text, clause.event.trigger[0][0], clause.event.trigger[-1][1])
    at = [e for e in every if e.type == table()["mediated"] and span[0] <= e.trigger[0][0] < span[1] and e.id != clause.event.id]
    found = [name for event in at for name in _sides(record, event, names, actors=True)]
    words = text[slice(*span)].split()
    pairs = (word.strip('.,;:()"“”').rpartition("-") for word in words)
    found += [names.one(first) for first, _, last in pairs if first and last.casefold() in table()["hyphened"]]
    for party in record.parties:
        inside = any(overlap(mention, (span,)) for mention in party.mentions)
        if inside and not set(tokens(f"{party.name} {party.role or ''}")).isdisjoint(table()["mediators"]):
            found.append(names.speaker(record, party.id, party.name))
    return tuple(dict.fromkeys(found))
