"""Where the words of each report come from: the report or agency it was copied from, the way there, and what in it is its own.

A credit outranks time: who credits an agency copies it, however late the agency's report is or whether it is here at all. Where neither
credit nor time tells, the report that holds all of the other is taken for the earlier one, and `because` says so.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import numpy as np

from accordingto.compare.article import Credited, period, same_house
from accordingto.compare.judging import WHOLE, Copy, Entry
from accordingto.compare.reprints import Reprints
from accordingto.model import Spans

HALF = 0.5  # of a report's words: with more of its own it is its own origin; of a sentence's: with fewer the sentence is its own
ALIKE = 0.02  # parts of a report in two sources that differ by less are equal: the earlier source counts
OFTEN = 3  # times that a house is credited for once that another is: it is the other's source, where nothing else tells
NEVER = datetime.max.replace(tzinfo=UTC)


class Origin(NamedTuple):
    """Where a report comes from.

    source is what it took words from directly, origin where its words began: a report's id, or an agency's name where `agency` is true. A
    report is its own origin where more than half of its words are its own, unless it credits somebody who is not here. chain leads from
    the report to its origin. own is the share of its words found in no source (None where the credited source is not here to compare
    with); sentences are the spans of those that are its own. family is the first of the ids of all reports that are copies of each other.
    """

    id: str
    source: str | None
    origin: str
    agency: bool
    chain: tuple[str, ...]
    own: float | None
    sentences: Spans
    family: str
    because: str


class Tie(NamedTuple):
    """A copy seen from one of its two reports: what of it stands in the other."""

    other: Entry
    of_it: float
    of_other: float
    spans: Spans
    passage: bool


class Taken(NamedTuple):
    """What a report was copied from, and the ties in which its words were others' before."""

    source: str | None
    agency: bool
    foreign: list[Tie]
    because: str


def origins(kept: Reprints, copies: Iterable[Copy] | None = None) -> dict[str, Origin]:
    """The origin of every report, by id; `copies` saves telling them again."""
    ties: dict[str, list[Tie]] = defaultdict(list)
    families: dict[str, str] = {}
    for copy in sorted(kept.copies() if copies is None else copies):
        one, other, passage = kept.entry(copy.one), kept.entry(copy.other), copy.kind == "partial"
        ties[one.id].append(Tie(other, copy.of_one, copy.of_other, copy.spans_one, passage))
        ties[other.id].append(Tie(one, copy.of_other, copy.of_one, copy.spans_other, passage))
        if not passage:
            low, high = sorted((_top(families, one.id), _top(families, other.id)))
            if low != high:
                families[high] = low
    wires = Credited(name for id in kept.numbers for name in credits(kept.entry(id)))
    taken = {id: _taken(kept.entry(id), ties.get(id, []), wires) for id in sorted(kept.numbers)}
    owned = {id: _own(kept.entry(id), took) for id, took in taken.items()}
    made = {}
    for id, took in taken.items():
        own, sentences = owned[id]
        chain, agency = _chain(id, taken, owned)
        made[id] = Origin(id, took.source, chain[-1], agency, chain, own, sentences, _top(families, id), took.because)
    return made


def _top(families: dict[str, str], id: str) -> str:
    while id in families:
        id = families[id]
    return id


def credits(entry: Entry) -> tuple[str, ...]:
    """The houses it credits, its own aside."""
    return tuple(name for name in entry.credit if entry.outlet is None or not same_house(name, entry.outlet))


def _credits(entry: Entry, other: Entry) -> bool:
    return other.outlet is not None and any(same_house(name, other.outlet) for name in credits(entry))


def earlier(other: Entry, entry: Entry, of_it: float, of_other: float, wires: Sequence[Credited]) -> str:
    """Why the entry's words were the other's before, or "": by credit, by time, by whom others credit, by which holds all of which."""
    ours, theirs = _credits(entry, other), _credits(other, entry)
    if ours != theirs:
        return f"credits {other.outlet}" if ours else ""
    if credits(entry) and not ours:
        return ""  # what it took, it took from whom it credits
    mine, others = period(entry.published), period(other.published)
    if mine and others and mine != others and (others[1] <= mine[0] or mine[1] <= others[0]):
        return "published later" if others[1] <= mine[0] else ""
    for credited in wires:
        low, high = sorted((credited.count(entry.outlet), credited.count(other.outlet)))
        if high > OFTEN * low:
            return f"no time tells, but others credit {other.outlet}" if credited.count(other.outlet) == high else ""
    if (of_it >= WHOLE) != (of_other >= WHOLE):
        return "no time or credit tells, but all of it stands in the other" if of_it >= WHOLE else ""
    return "no time or credit tells: the first id was taken for the source" if other.id < entry.id else ""


def _taken(entry: Entry, ties: Sequence[Tie], wires: Credited) -> Taken:
    named = credits(entry)
    known = Credited(name for tie in ties for name in credits(tie.other)), wires  # those that share its words know best
    reasons = [earlier(tie.other, entry, tie.of_it, tie.of_other, known) for tie in ties]
    before = [tie for tie, reason in zip(ties, reasons, strict=True) if reason]
    later = [tie for tie in ties if tie not in before and not earlier(entry, tie.other, tie.of_other, tie.of_it, known)]
    if before:
        best = _best(before)
        return Taken(best.other.id, False, before, reasons[ties.index(best)])
    if named:
        return Taken(named[0], True, later, f"credits {named[0]}")
    for tie in sorted(later, key=lambda tie: -tie.of_it):
        if credits(tie.other) and not tie.passage:
            name = credits(tie.other)[0]
            return Taken(name, True, later, f"shares its words with {tie.other.id}, which credits {name}")
    return Taken(None, False, [], "no earlier report shares its words" if ties else "no other report shares its words")


def _best(ties: Sequence[Tie]) -> Tie:
    """The one that holds most of the report; of those that hold as much the earliest."""
    most = max(tie.of_it for tie in ties)
    return min((t for t in ties if t.of_it >= most - ALIKE), key=lambda t: ((period(t.other.published) or (NEVER,))[0], t.other.id))


def _own(entry: Entry, took: Taken) -> tuple[float | None, Spans]:
    """The share of its words that stand in no source, and its sentences that mostly do not."""
    if took.agency and not took.foreign:
        return None, ()
    starts, _ = entry.sketch.bounds()
    copied = np.zeros(len(starts) + 1)
    for tie in took.foreign:
        for first, last in np.searchsorted(starts, np.array(tie.spans)).tolist():
            copied[first:last] = 1
    sums = np.concatenate((np.zeros(1), np.cumsum(copied)))
    spans = entry.sketch.sentence_spans()
    edges = np.searchsorted(starts, np.array(spans).reshape(-1, 2)).tolist()
    own = [s for s, (first, last) in zip(spans, edges, strict=True) if sums[last] - sums[first] < HALF * (last - first)]
    return (1.0 - float(copied.sum()) / len(starts) if len(starts) else 1.0), tuple(own)


def _chain(id: str, taken: Mapping[str, Taken], owned: Mapping[str, tuple[float | None, Spans]]) -> tuple[tuple[str, ...], bool]:
    """From the report to where its words began; whether that is an agency that is not here."""
    chain = [id]
    while True:
        took, (own, _) = taken[chain[-1]], owned[chain[-1]]
        if took.source is None or (own is not None and own > HALF and not took.agency) or took.source in chain:
            return tuple(chain), False
        chain.append(took.source)
        if took.agency:
            return tuple(chain), True
