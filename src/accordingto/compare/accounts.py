"""A report as an account of one event: its words, the day of what it leads with, the day it was published.

The sum of the words' vectors says of any two groups how alike their members are on average, however many they are.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice, product
from typing import NamedTuple, Self

from accordingto.compare import dated
from accordingto.compare.grouped import Key
from accordingto.compare.linkage import Limits
from accordingto.compare.score import Link, Score, heaviest, link
from accordingto.compare.terms import WORD, Terms, Words, dot
from accordingto.model import Record

LIMITS = Limits(floor=0.1, ratio=0.65, few=0.3)  # chosen on the training part of ECB+, see bench/stories.py
MARKS = 16  # words that a report is found by
OTHER_DAY = 0.3  # what is left of the likeness where both tell of another day
BESIDE = 1  # days apart that may be one: a night, a time zone
FRESH, FADING = 7, 30  # days between publications that do not count against, and after which half of the likeness is left
LONGEST = 1  # days that a time may last to be a day


class Account:
    """The accounts of one report or more, as one."""

    __slots__ = ("_forms", "_square", "days", "published", "size", "words")

    def __init__(self, words: dict[str, float], day: int | None, published: int | None, forms: Mapping[str, str]) -> None:
        self.words, self.size, self._square, self._forms = words, 1, 1.0, forms
        self.days: Counter[int] = Counter([] if day is None else [day])
        self.published = None if published is None else (published, published)

    def copy(self) -> Self:
        """One that may grow while this one stays."""
        made = type(self)(dict(self.words), None, None, self._forms)
        made.size, made._square, made.days, made.published = self.size, self._square, Counter(self.days), self.published
        return made

    def grow(self, other: Self) -> None:
        """Take the accounts of the other in."""
        self._square += other._square + 2 * dot(self.words, other.words)
        for stem, weight in other.words.items():
            self.words[stem] = self.words.get(stem, 0.0) + weight
        self.size += other.size
        self.days.update(other.days)
        both = [day for span in (self.published, other.published) if span for day in span]
        self.published = (min(both), max(both)) if both else None

    def like(self, other: Self) -> float:
        """The mean cosine of accounts of either, less what their days say against it."""
        return dot(self.words, other.words) / (self.size * other.size) * self.timely(other) * self.lasting(other)

    def timely(self, other: Self) -> float:
        """What the days of the events leave of a likeness: one where they are the same, or not known."""
        if not self.days or not other.days:
            return 1.0
        pairs = self.days.total() * other.days.total()
        same = sum(n * m for (d, n), (e, m) in product(self.days.items(), other.days.items()) if abs(d - e) <= BESIDE)
        known = pairs / (self.size * other.size)
        return 1.0 - (1.0 - OTHER_DAY) * known * (1 - same / pairs)

    def lasting(self, other: Self) -> float:
        """What the days between their publication leave of it."""
        if self.published is None or other.published is None:
            return 1.0
        between = max(self.published[0], other.published[0]) - min(self.published[1], other.published[1])
        return 1.0 / (1.0 + max(0, between - FRESH) / FADING)

    def within(self) -> float:
        """The mean cosine of the accounts with each other."""
        return (self._square - self.size) / (self.size * (self.size - 1)) if self.size > 1 else 0.0

    def marks(self) -> list[str]:
        """The words that weigh most."""
        if self.size == 1:
            return list(islice(self.words, MARKS))  # heaviest first as they were read
        return sorted(self.words, key=lambda stem: (-self.words[stem], stem))[:MARKS]

    def compared(self, other: Self) -> str:
        """In words, what both tell and what only either tells."""
        ours, theirs = ({s: w / a.size for s, w in a.words.items()} for a in (self, other))
        both = {s: w * theirs[s] for s, w in ours.items() if s in theirs}
        only = [{s: w - there.get(s, 0.0) for s, w in here.items()} for here, there in ((ours, theirs), (theirs, ours))]
        days = "" if self.timely(other) == 1.0 else "; other days"
        shared, ours_only, theirs_only = (heaviest(weights, self._forms) for weights in (both, *only))
        return f"both: {shared}; only one: {ours_only}; only the other: {theirs_only}{days}"


class Told(NamedTuple):
    """What a link of reports quotes: the words' forms, the stems by what they name, the days as they stand."""

    words: Words
    kinds: Mapping[str, str]
    day: str
    published: str


def account(record: Record, terms: Terms) -> tuple[Account, Told]:
    """The record's account: its words need no parse, its places, parties and days are taken where they were read."""
    words = terms.read(record.report.text)
    kinds: dict[str, str] = {}
    for kind, names in (("places", (p.name for p in record.places)), ("parties", (p.name for p in record.parties))):
        for name in names:
            for word in WORD.findall(name):
                if word[0].isupper():
                    kinds.setdefault(terms.stem(word), kind)
    day, published = _lead(record), ordinal(record.report.published)
    shown = date.fromordinal(day).isoformat() if day else ""
    return Account(words.weights, day, published, terms.forms), Told(words, kinds, shown, (record.report.published or "")[: dated.DAY])


def linked(one: Key, two: Key, ours: tuple[Account, Told], theirs: tuple[Account, Told]) -> Link:
    """The evidence that two reports are of one event."""
    return link(one, two, _evidence(*ours, *theirs))


def _evidence(one: Account, ours: Told, two: Account, theirs: Told) -> Iterator[Score]:
    shared: dict[str, dict[str, float]] = {}
    for stem, weight in one.words.items():
        if stem in two.words:
            kind = "numbers" if stem.isdigit() else ours.kinds.get(stem) or theirs.kinds.get(stem) or "words"
            shared.setdefault(kind, {})[stem] = weight * two.words[stem]
    whole = sum(sum(weights.values()) for weights in shared.values())
    for kind, weights in sorted(shared.items(), key=lambda item: -sum(item[1].values())):
        yield Score(sum(weights.values()), f"same {kind}", heaviest(weights, ours.words.forms), heaviest(weights, theirs.words.forms))
    left = whole * one.timely(two)
    yield Score(left - whole, "other day", ours.day, theirs.day)
    yield Score(left * one.lasting(two) - left, "published long after", ours.published, theirs.published)


def _lead(record: Record) -> int | None:
    """The day of the first event told that has one, else the first day named that is no later than the report."""
    published = ordinal(record.report.published)
    events = sorted(record.events, key=lambda event: event.trigger)
    times = sorted((time for time in record.times if time.type in dated.POINTS), key=lambda time: time.spans)
    for time in (*(record.time(event.when) for event in events), *times):
        day = dated.point(time)
        start, end = (ordinal(day.start), ordinal(day.end)) if day else (None, None)
        if start is not None and end is not None and end - start <= LONGEST and (published is None or start <= published):
            return start
    return None


def ordinal(day: str | None) -> int | None:
    """The number of an ISO 8601 day; None where there is none."""
    try:
        return date.fromisoformat((day or "")[: dated.DAY]).toordinal()
    except ValueError:
        return None
