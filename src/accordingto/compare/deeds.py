"""An event as one report tells it, and what speaks for and against two tellings being of one event.

What is missing in a report says nothing. Another day or place counts against, and more than any one thing counts for; another actor hardly,
since who did it is what tellers dispute; and whether it is asserted, denied or doubted not at all.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple, Self

from accordingto.compare import dated
from accordingto.compare.accounts import ordinal
from accordingto.compare.facts import Fact
from accordingto.compare.linkage import Limits
from accordingto.compare.score import Score, heaviest
from accordingto.compare.terms import Terms, Words, dot
from accordingto.gazetteer.entry import fold
from accordingto.model import Figure, Place, Record

LIMITS = Limits(floor=0.4, ratio=0.65, few=0.6)
# What full agreement counts for, and full disagreement against. Judged, not learnt: words suffice only with a place, a day or parties, and
# one other day or place undoes most of the rest.
WORDS, ALIKE = 0.3, 0.4  # words of the sentence; from this cosine on they count in full
REPORT, AKIN = 0.15, 0.4  # words of the whole report
PLACE, ELSEWHERE = 0.2, -0.35
DAY, OTHER_DAY = 0.2, -0.4
PARTIES, OTHERS = 0.15, -0.05
TYPE, OTHER_TYPE = 0.1, -0.15
FIGURES, OTHER_FIGURES = 0.05, -0.05
ABOUT, LONG, LATER = 3, 14, -0.1  # days between tellings that have no day: about then counts like a figure, long after against
NEAR = 25.0  # kilometres within which two places are one
EARTH = 6371.0
MARKS = 6  # words of the sentence that an event is found by
SAMPLE = 8  # members of a group that another is compared with, evenly spaced
Bounds = tuple[float, float]
NUMBERS = count()


class Home(NamedTuple):
    """The report that events stand in: the weights of its words, and how alike it is to others, by their numbers."""

    weights: Mapping[str, float]
    number: int
    alike: dict[int, float]

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Self:
        """A report that nothing was compared with yet."""
        return cls(weights, next(NUMBERS), {})

    def like(self, other: "Home") -> float:
        """The cosine of the words of both; events of two reports ask for it again and again."""
        found = self.alike.get(other.number)
        if found is None:
            found = self.alike[other.number] = dot(self.weights, other.weights)
        return found


class Deed(NamedTuple):
    """One telling: type, parties, place, first and last day (and the day by which it must have been), counts by kind, words."""

    type: str
    who: Words
    shown: str
    place: Place | None
    days: tuple[int, int] | None
    told: int | None
    day: str
    figures: tuple[tuple[str, Bounds, str], ...]
    words: Words
    report: Home
    number: int  # of this telling alone, as long as the process lives
    alike: dict[int, float]  # how alike it is to others, by their numbers: each pair is asked for again and again


class Tellings:
    """The tellings of one event."""

    __slots__ = ("_inner", "deeds", "size")

    def __init__(self, deeds: Iterable[Deed], inner: float = 0.0) -> None:
        self.deeds = list(deeds)
        self.size, self._inner = len(self.deeds), inner

    def copy(self) -> Self:
        """One that may grow while this one stays."""
        return type(self)(self.deeds, self._inner)

    def grow(self, other: Self) -> None:
        """Take the tellings of the other in."""
        self._inner += other._inner + self.like(other) * self.size * other.size
        self.deeds += other.deeds
        self.size += other.size

    def like(self, other: Self) -> float:
        """The mean score of tellings of either."""
        ours, theirs = _sample(self.deeds), _sample(other.deeds)
        return sum(_alike(a, b) for a in ours for b in theirs) / (len(ours) * len(theirs))

    def within(self) -> float:
        """The mean score of the tellings with each other."""
        return self._inner / (self.size * (self.size - 1) / 2) if self.size > 1 else 0.0

    def marks(self) -> list[str]:
        """Place and type, day and type, parties, the weightiest words."""
        found: dict[str, None] = {}
        for deed in _sample(self.deeds):
            found |= {f"at {fold(deed.place.name)}": None} if deed.place else {}
            found |= {f"{deed.type} on {deed.days[0]}": None} if deed.days else {}
            found |= dict.fromkeys(f"by {stem}" for stem in _top(deed.who.weights))
            found |= dict.fromkeys(_top(deed.words.weights))
        return list(found)

    def compared(self, other: Self) -> str:
        """In words, what speaks for and against between the first of either."""
        parts = sorted(evidence(self.deeds[0], other.deeds[0]), key=lambda part: -abs(part.value))
        return "; ".join(f"{p.because} ({p.ours} / {p.theirs}) {p.value:+.2f}" for p in parts) or "nothing in common"


def deed(record: Record, fact: Fact, terms: Terms, report: Home) -> Deed:
    """The event of the record as it can be compared."""
    event = next(e for e in record.events if e.id == fact.id)
    day = dated.point(record.time(event.when))
    start, end = (ordinal(day.start), ordinal(day.end)) if day else (None, None)
    parties = [value.shown for name in ("who", "whom") for value in fact.field(name)]
    figures = [f for f in record.figures if f.event == event.id and f.status == "happened" and not f.subset_of]
    return Deed(
        type=fact.type,
        who=terms.weigh(" ".join(parties)),
        shown=", ".join(parties),
        place=record.place(event.where),
        days=(start, end) if start is not None and end is not None else None,
        told=ordinal(record.report.published) if event.status in ("happened", "ongoing") else None,
        day=fact.shown("when") or (record.report.published or "")[: dated.DAY],
        figures=tuple((f.kind, _bounds(f), record.words(f.spans)) for f in figures),
        words=terms.weigh(record.report.text[slice(*dated.sentence(record.report.text, fact.start, fact.end))]),
        report=report,
        number=next(NUMBERS),
        alike={},
    )


def _alike(one: Deed, two: Deed) -> float:
    """What all the evidence adds up to."""
    found = one.alike.get(two.number)
    if found is None:
        found = one.alike[two.number] = sum(part.value for part in evidence(one, two, worded=False))
    return found


def evidence(one: Deed, two: Deed, *, worded: bool = True) -> Iterator[Score]:
    """What speaks for and against both telling of one event; without the words that say so where only the values are wanted."""
    told = _shared if worded else _unsaid
    alike = dot(one.words.weights, two.words.weights)
    if alike:
        yield Score(WORDS * min(1.0, alike / ALIKE), "same words", *told(one.words.weights, two.words.weights, one, two))
    if one.report is not two.report and (akin := one.report.like(two.report)):
        yield Score(REPORT * min(1.0, akin / AKIN), "like reports", *told(one.report.weights, two.report.weights, one, two))
    same = one.type == two.type
    yield Score(TYPE if same else OTHER_TYPE, "same type" if same else "other type", one.type, two.type)
    yield from _days(one, two)
    if one.place and two.place:
        near = _near(one.place, two.place)
        yield Score(PLACE if near else ELSEWHERE, "same place" if near else "other place", one.place.name, two.place.name)
    if one.who.weights and two.who.weights:
        agree = _contained(one.who, two.who)
        yield Score(PARTIES * agree if agree else OTHERS, "same parties" if agree else "other parties", one.shown, two.shown)
    yield from _counts(one, two)


def _shared(ours: Mapping[str, float], theirs: Mapping[str, float], one: Deed, two: Deed) -> tuple[str, str]:
    """The weightiest words of both, as they stand in either."""
    both = {stem: weight * theirs[stem] for stem, weight in ours.items() if stem in theirs}
    return heaviest(both, one.words.forms), heaviest(both, two.words.forms)


def _unsaid(*_: object) -> tuple[str, str]:
    return "", ""


def _days(one: Deed, two: Deed) -> Iterator[Score]:
    """Whether their days meet; one without a day cannot be of a day after it was told, and is mostly of the days before."""
    if one.days and two.days:
        meet = one.days[0] <= two.days[1] and two.days[0] <= one.days[1]
        yield Score(DAY if meet else OTHER_DAY, "same day" if meet else "other day", one.day, two.day)
        return
    dated_one, other = (one, two) if one.days else (two, one)
    if other.told is None:
        return
    first = dated_one.days[0] if dated_one.days else dated_one.told
    if first is None:
        return
    after = other.told - first if dated_one.days else abs(other.told - first)
    if dated_one.days and after < -1:
        yield Score(OTHER_DAY, "told before that day", one.day, two.day)
    elif after <= ABOUT:
        yield Score(FIGURES, "told about then", one.day, two.day)
    elif after > LONG:
        yield Score(LATER, "told long after", one.day, two.day)


def _counts(one: Deed, two: Deed) -> Iterator[Score]:
    """The first counts of one kind: tolls of one event differ, so they say little."""
    for kind, (low, high), ours in one.figures:
        for other, (least, most), theirs in two.figures:
            if kind == other:
                agree = low <= most and least <= high
                yield Score(FIGURES if agree else OTHER_FIGURES, f"{'same' if agree else 'other'} count of {kind}", ours, theirs)
                return


def _near(one: Place, two: Place) -> bool:
    if fold(one.name) == fold(two.name):
        return True
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return False
    north, east = radians(two.lat - one.lat) / 2, radians(two.lon - one.lon) / 2
    return 2 * EARTH * asin(sqrt(sin(north) ** 2 + cos(radians(one.lat)) * cos(radians(two.lat)) * sin(east) ** 2)) <= NEAR


def _contained(one: Words, two: Words) -> float:
    """How much of the words of one are words of the other, of whichever is more: "the army" may be "the army of Varnia"."""
    ours, theirs = one.weights, two.weights
    both = [stem for stem in ours if stem in theirs]
    return max(sum(side[stem] for stem in both) / sum(side.values()) for side in (ours, theirs))


def _bounds(figure: Figure) -> Bounds:
    return (float("-inf" if figure.low is None else figure.low), float("inf" if figure.high is None else figure.high))


def _sample(deeds: list[Deed]) -> list[Deed]:
    return deeds if len(deeds) <= SAMPLE else [deeds[n * len(deeds) // SAMPLE] for n in range(SAMPLE)]


def _top(weights: Mapping[str, float]) -> list[str]:
    return sorted(weights, key=lambda stem: (-weights[stem], stem))[:MARKS]
