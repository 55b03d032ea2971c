"""The track of a negotiation: every telling of every step, whose it is, and which tell of one step or tell it otherwise.

Nothing is merged: where two sides tell a step differently both lines stand. Records are those read with the codebook `talks`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import structs

from accordingto import codebooks
from accordingto.compare.copied import Copies
from accordingto.compare.dated import sentence
from accordingto.compare.facts import tokens
from accordingto.compare.names import Names
from accordingto.compare.steps import CODEBOOK, PENDING, Step, steps, table
from accordingto.compare.talks_copies import traced
from accordingto.compare.talks_days import day_of
from accordingto.compare.talks_sides import mediators, sides
from accordingto.compare.talks_status import looks_back, standing
from accordingto.compare.talks_tellers import teller_of
from accordingto.compare.talks_truce import FIRE, MOVED, under_truce
from accordingto.compare.tellings import settled
from accordingto.model import Event, Record, Span, Spans

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
    fires: list[Step] = []
    others: list[Step] = []
    for record in found:
        for event, step in _of_record(record, names, copies):
            (fires if event.mode in (FIRE, MOVED) else others).append(step)
    by_id = {record.id: record for record in found}
    return settled(traced([*others, *under_truce(fires, others)], copies, by_id), by_id)


def _of_record(record: Record, names: Names, copies: Copies) -> Iterator[tuple[Event, Step]]:
    known = [structs.replace(event, status=standing(record, event)) for event in record.events if event.type in steps()]
    taken = [event for event in known if not looks_back(record, event)]
    kept = [event for event in taken if not _brought(record, event, taken)]
    for event in kept:
        yield event, _step(record, _clause(record, event, kept), kept, names, copies)


def _step(record: Record, clause: Clause, every: Sequence[Event], names: Names, copies: Copies) -> Step:
    event = clause.event
    brokers = mediators(record, event, every, names)
    shared = event.type in table()["shared"]
    party = tuple(n for n in sides(record, event, names, actors=True) if not (shared and n in brokers))
    day, conditional = day_of(record, event, clause.span, every), _condition(record, event, every, party)
    teller, spans = teller_of(record, event, names), _spans(record, event)
    return Step(
        id=f"{record.id}:{event.id}",
        report=record.id,
        outlet=record.report.outlet or "",
        event=event.id,
        step=steps()[CONDITIONAL if conditional else event.type],
        status=event.status,
        denied=teller.denied,
        party=party,
        other=tuple(n for n in sides(record, event, names, actors=False) if n not in party),
        start=day.start,
        end=day.end,
        basis=day.basis,
        parts=_parts(record, clause),
        duration=_duration(record, clause),
        mediator=() if event.type == table()["mediated"] else tuple(n for n in brokers if n not in party),
        teller=teller.chain,
        side=teller.side,
        words=" ".join(record.report.text[slice(*clause.span)].split()).strip(",; "),
        trigger=record.words(spans),
        spans=spans,
        same_step="",
        otherwise=(),
        copy_of=copies.of(record.id, event.trigger),
        because=event.because + (f"; a condition: '{conditional}'" if conditional else ""),
    )


def _spans(record: Record, event: Event) -> Spans:
    """The words that tell the step: its trigger, and of a noun what says that it happened ("the exchange took place")."""
    end = event.trigger[-1][1]
    if event.actors or event.status != "happened" or len(event.trigger) > 1:
        return event.trigger
    after = record.report.text[end : sentence(record.report.text, event.trigger[0][0], end)[1]]
    found = re.match(table()["occurs"], after) if record.words(event.trigger).casefold() in table()["named"] else None
    return (*event.trigger, (end + found.start(1), end + found.end(1))) if found is not None else event.trigger


def _condition(record: Record, event: Event, every: Sequence[Event], party: Sequence[str]) -> str:
    """The words after a yes of one party that make it a conditional one, up to where another takes a step."""
    rules = table()["conditional"]
    if event.type not in rules["steps"] or (event.type != "ACCEPTED" and len(party) != 1):
        return ""
    text, end = record.report.text, event.trigger[-1][1]
    last = sentence(text, event.trigger[0][0], end)[1]
    own = _takers(record, event)
    after = [e for e in every if end <= e.trigger[0][0] < last and e.actors]
    others = [e for e in after if own.isdisjoint(_takers(record, e))]
    last = min((e.trigger[0][0] for e in others), default=last)
    found = re.search("|".join(rules["patterns"]), text[end:last], re.IGNORECASE)
    return found[0] if found else ""


def _takers(record: Record, event: Event) -> set[str]:
    """Who takes the step, within its record."""
    return {ref.party or record.words(ref.spans) for ref in event.actors}


def _brought(record: Record, event: Event, every: Sequence[Event]) -> bool:
    """Whether it is only what another step of its sentence is about: "proposed to extend the truce", "agreed on the release of .."."""
    first, last = sentence(record.report.text, event.trigger[0][0], event.trigger[-1][1])
    before = [e for e in every if first <= e.trigger[0][0] < event.trigger[0][0] <= last]
    if record.words(event.trigger).casefold() in table()["named"]:
        bearing = [e for e in before if e.type in table()["bearing"]]
        return any(not event.actors or e.actors == event.actors for e in bearing)
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
