"""Whether what two reports share makes them copies, and of which kind.

Words in quotation marks are the speaker's, and passages that many unlike texts hold are boilerplate or standing background: neither makes a
copy, so accounts of one event by two houses stay two.
"""

from collections.abc import Callable
from itertools import islice
from typing import Literal, NamedTuple

import msgspec

from accordingto.compare.article import same_house
from accordingto.compare.overlaps import NEARLY, Least
from accordingto.compare.overlaps import pairs as spans
from accordingto.compare.shingles import Sketch
from accordingto.model import Spans

SAMPLES = 2  # sampled grams in common before two texts are compared
LEAST = 14  # 5-grams in common, outside quotations; less is a phrase or a fact in the same words
SHORT = 12  # words; a shorter text is nobody's
COPIED = 0.27  # of the shorter text's own grams: most of it is the other's, as far as an editor left it
JOINED = 0.5  # and one family, for the judgement of what is boilerplate
BOTH = 0.27  # or that much of all of either text, quotations too
PASSAGE = 15  # 5-grams of a passage that was taken over into another report: about a sentence
RUN = 20  # words of it on end, but for an editor's; clauses that state a fact and names with titles are shorter
NEWS = 0.6  # of its samples that stand in few families
LATE = 7.0  # days after which a passage is not taken over as news, unless it is credited
HOUSE = 0.5  # of all of one of two reports of one house, which may use its last lines and background again
WHOLE = 0.95
ENOUGH = Least(LEAST, COPIED, BOTH, PASSAGE)
Standing = Callable[[int], bool]  # whether a gram stands in too many families to show copying
Kind = Literal["verbatim", "cut", "edited", "partial"]


class Copy(NamedTuple):
    """Two reports that share their words; which one was first is told by `origins`.

    of_one is the share of one's 5-grams that stand in the other, of_other the same the other way; the spans are what they share, in code
    points of either text. score is the share of the shorter report's own words (quotations and boilerplate aside) that stand in the
    other: a measure, no probability.
    """

    one: str
    other: str
    kind: Kind
    of_one: float
    of_other: float
    spans_one: Spans
    spans_other: Spans
    score: float
    because: str


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A report as it is kept: its sketch instead of its text."""

    id: str
    outlet: str | None
    published: str | None
    credit: tuple[str, ...]
    day: float | None  # on which it was published, in days since 1970
    own: int  # 5-grams that touch no quotation
    sketch: Sketch


class Pair(msgspec.Struct, frozen=True, gc=False):
    """Two reports, by their numbers, that share enough to be judged: what they share, and the samples of it."""

    one: int
    other: int
    own: int
    of_one: float
    of_other: float
    longest: int
    spans_one: bytes
    spans_other: bytes
    keys: tuple[int, ...]


def own_size(made: Sketch) -> int:
    """How many 5-grams of a text touch no quotation; a quarter where there are fewer, since little can be told by so few."""
    return max(made.quoted.count(0), len(made.quoted) // 4)


def share(pair: Pair, one: Entry, other: Entry, commons: set[int]) -> float:
    """The share of the shorter report's own words that stands in the other, boilerplate aside."""
    own, both = min(one.own, other.own), min(pair.of_one, pair.of_other)
    fresh = 1.0 if commons.isdisjoint(pair.keys) else 1 - len(commons.intersection(pair.keys)) / len(pair.keys)
    found = min(1.0, pair.own * fresh / own) if min(own, pair.own) >= LEAST else 0.0
    return max(found, both * fresh) if both >= NEARLY else found  # the same text as a whole, however much of it is quotation


def judged(pair: Pair, one: Entry, other: Entry, standing: Standing, commons: set[int]) -> Copy | None:
    """The copy that the pair is, if it is one; a house may use its own last lines and background again."""
    part = share(pair, one, other, commons)
    house = one.outlet is not None and other.outlet is not None and same_house(one.outlet, other.outlet)
    if house and max(pair.of_one, pair.of_other) < HOUSE:
        return None
    if part >= JOINED:
        if len(list(islice((key for key in pair.keys if not standing(key)), SAMPLES))) < min(SAMPLES, len(pair.keys)):
            return None
    elif not _passage(pair, one, other, standing):
        return None
    because = f"{pair.own} 5-word runs in common outside quotations; {100 * part:.0f} % of the shorter report's own, boilerplate aside"
    shared = spans(pair.spans_one), spans(pair.spans_other)
    return Copy(one.id, other.id, _kind(pair, part), pair.of_one, pair.of_other, *shared, part, because)


def in_order(copy: Copy) -> Copy:
    """The copy with its first id first."""
    if copy.one < copy.other:
        return copy
    return Copy(copy.other, copy.one, copy.kind, copy.of_other, copy.of_one, copy.spans_other, copy.spans_one, copy.score, copy.because)


def _passage(pair: Pair, one: Entry, other: Entry, standing: Standing) -> bool:
    """Whether they share much of the shorter report, or a passage that one house took over; what stands in many families aside."""
    telling = sum(not standing(key) for key in pair.keys) if pair.own >= LEAST else 0
    if telling < min(SAMPLES, len(pair.keys)) or pair.own < LEAST:
        return False
    news = pair.own * (telling / len(pair.keys) if pair.keys else 1.0)
    if news >= COPIED * min(one.own, other.own) or min(pair.of_one, pair.of_other) >= BOTH:
        return True
    if news < max(PASSAGE, NEWS * pair.own) or pair.longest < RUN:
        return False
    late = one.day is not None and other.day is not None and abs(one.day - other.day) > LATE
    return not late or credits(one, other) or credits(other, one)


def credits(one: Entry, other: Entry) -> bool:
    """Whether the one credits the house of the other, and is not of that house itself."""
    house = other.outlet
    return house is not None and not (one.outlet and same_house(one.outlet, house)) and any(same_house(name, house) for name in one.credit)


def _kind(pair: Pair, share: float) -> Kind:
    """By how much of either text stands in the other: all of both, all of the shorter, most of it, or a passage."""
    low, high = sorted((pair.of_one, pair.of_other))
    if low >= WHOLE:
        return "verbatim"
    if high >= WHOLE:
        return "cut"
    return "edited" if share >= COPIED else "partial"
