"""Reprints: which reports were copied from each other, told by the words that they share and not by what they tell.

Texts that share sampled 5-grams of words are compared by all their 5-grams (`overlaps`) and judged (`judging`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Self

import msgspec

from accordingto.compare.article import Article, period
from accordingto.compare.index import Families, Index, Judge
from accordingto.compare.judging import ENOUGH, JOINED, SAMPLES, SHORT, Copy, Entry, Pair, Standing, in_order, judged, own_size, share
from accordingto.compare.overlaps import overlaps
from accordingto.compare.shingles import Sketch, sketch, sketches
from accordingto.errors import OtherTextOfId, UnreadableState

BATCH, DAY = 32, 86_400
TURNS = 5
VERSION = 1


class State(msgspec.Struct):
    """All that is kept, as one message."""

    version: int
    entries: list[Entry | None]
    pairs: list[Pair]
    above: list[int]
    commons: list[int]
    wide: list[int]
    aside: list[int]


class Reprints:
    """Reports among which copies are found as they are added."""

    def __init__(self) -> None:
        self.entries: list[Entry | None] = []
        self.numbers: dict[str, int] = {}
        self.pairs: list[Pair] = []
        self.vain: set[tuple[int, int]] = set()  # compared a second time
        self.families = Families()
        self.days: list[float | None] = []
        self.index = Index(self.families, self.days)

    def add(self, article: Article) -> list[Copy]:
        """Keep the article and return its copies among those added before, as far as they can be told now (see `copies`)."""
        before = len(self.pairs)
        known, number = article.id in self.numbers, self._add(article, sketch(article.text))
        pairs = [pair for pair in self.pairs if pair.one == number] if known else self.pairs[before:]
        return self._told(pairs, self.index.standing, self.index.commons)

    def extend(self, articles: Iterable[Article]) -> None:
        """Keep many; faster, since they are sketched some dozens at a time and nothing is told of them yet."""
        waiting = iter(articles)
        while batch := list(islice(waiting, BATCH)):
            for article, made in zip(batch, sketches([article.text for article in batch]), strict=True):
                self._add(article, made)

    def _add(self, article: Article, made: Sketch) -> int:
        """The number of the article; another text under the id of one that is here is refused."""
        if article.id in self.numbers:
            number = self.numbers[article.id]
            if self._entry(number).sketch != made:
                raise OtherTextOfId(article.id)
            return number
        day, number, keys = period(article.published), len(self.entries), made.keys
        since = day[0].timestamp() / DAY if day else None
        entry = Entry(article.id, article.outlet, article.published, article.credit, since, own_size(made), made)
        self.entries.append(entry)
        self.numbers[article.id] = number
        self.families.add()
        self.days.append(since)
        near = [other for other, count in self.index.shared(keys).items() if count >= min(SAMPLES, len(keys))]
        pairs = list(self._compared(number, entry, near))
        for pair in pairs:
            if share(pair, entry, self._entry(pair.other), self.index.commons) >= JOINED:
                self.families.join(number, pair.other)
        self.pairs.extend(pairs)
        self.index.add(number, keys)
        return number

    def copies(self) -> list[Copy]:
        """All copies among all reports, by id: judged anew, since what is boilerplate shows only when all are there."""
        judge, commons = self._settled()
        return sorted(map(in_order, self._told(self.pairs, judge.standing, commons)))

    def _told(self, pairs: Iterable[Pair], standing: Standing, commons: set[int]) -> list[Copy]:
        entry = self._entry
        found = (judged(pair, entry(pair.one), entry(pair.other), standing, commons) for pair in pairs)
        return [copy for copy in found if copy is not None]

    def _settled(self) -> tuple[Judge, set[int]]:
        """What every gram is worth now that all families are known, and which count nowhere.

        Families are first what they seem to be, then without those that boilerplate alone joined, then with the pairs that were passed over
        because their grams seemed wide when few of their texts were here.
        """
        judge, commons = self.index.judge, set[int]()
        for turn in range(TURNS):
            families = Families(len(self.entries))
            for pair in self.pairs:
                if share(pair, self._entry(pair.one), self._entry(pair.other), commons) >= JOINED:
                    families.join(pair.one, pair.other)
            judge = Judge(self.index.held, families, self.days)
            commons = judge.commons()
            if turn and not self._catch_up(judge):
                break
        return judge, commons

    def _catch_up(self, judge: Judge) -> bool:
        """Compare the pairs that were passed over; whether there were any more."""
        missed: dict[int, set[int]] = defaultdict(set)
        passed = set(self.index.passed_over(judge)) - self.vain
        if passed:
            passed.difference_update((pair.one, pair.other) for pair in self.pairs)
        for one, other in passed:
            missed[one].add(other)
        before = len(self.pairs)
        for one, others in sorted(missed.items()):
            self.vain.update((one, other) for other in others)
            self.pairs.extend(self._compared(one, self._entry(one), sorted(others)))
        return len(self.pairs) > before

    def forget(self, id: str) -> None:
        """Keep nothing of the report; nothing happens where it is not here."""
        number = self.numbers.pop(id, None)
        entry = self.entries[number] if number is not None else None
        if number is None or entry is None:
            return
        self.entries[number] = None
        self.index.remove(number, entry.sketch.keys)
        self.pairs = [pair for pair in self.pairs if number not in (pair.one, pair.other)]

    def state(self) -> bytes:
        """Everything that is kept, as bytes: the sketches, not the texts."""
        return msgspec.msgpack.encode(
            State(
                VERSION,
                self.entries,
                self.pairs,
                self.families.above,
                sorted(self.index.commons),
                sorted(self.index.wide),
                sorted(self.index.aside),
            )
        )

    @classmethod
    def restore(cls, state: bytes) -> Self:
        """What `state` gave, to be added to further; UnreadableState where the bytes are something else."""
        try:
            kept = msgspec.msgpack.decode(state, type=State)
        except msgspec.DecodeError as error:
            raise UnreadableState("the state of reprints", why=str(error)) from error
        if kept.version != VERSION:
            raise UnreadableState("the state of reprints", why=f"it has version {kept.version}, not {VERSION}")
        made = cls()
        made.entries, made.pairs, made.families.above = kept.entries, kept.pairs, kept.above
        made.numbers = {entry.id: number for number, entry in enumerate(kept.entries) if entry is not None}
        made.days.extend(entry.day if entry else None for entry in kept.entries)
        made.index.fill(((number, entry.sketch.keys) for number, entry in enumerate(kept.entries) if entry is not None))
        made.index.commons.update(kept.commons)
        made.index.wide.update(kept.wide)
        made.index.aside.update(kept.aside)
        return made

    def entry(self, id: str) -> Entry:
        """What is kept of the report; KeyError where it is not here."""
        found = self.entries[self.numbers[id]]
        assert found is not None
        return found

    def _entry(self, number: int) -> Entry:
        found = self.entries[number]
        assert found is not None
        return found

    def _compared(self, number: int, one: Entry, others: list[int]) -> Iterator[Pair]:
        """What the report shares with those of the others with which it shares enough."""
        if not others or one.sketch.words < SHORT:
            return
        entries = [self._entry(other) for other in others]
        keys = set(one.sketch.keys)
        for place, found in overlaps(one.sketch, [entry.sketch for entry in entries], ENOUGH):
            shared = tuple(sorted(keys.intersection(entries[place].sketch.keys)))
            spans = found.one.astype("<u4").tobytes(), found.other.astype("<u4").tobytes()
            yield Pair(number, others[place], found.own, found.of_one, found.of_other, found.longest, *spans, shared)


def reprints(articles: Iterable[Article]) -> list[Copy]:
    """All copies among the articles."""
    kept = Reprints()
    kept.extend(articles)
    return kept.copies()
