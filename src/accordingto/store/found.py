"""What a question found, lazily: asked when it is looked at, in batches, as rows of plain values.

The rows of an item are made from its record by the registry's group `rows`, the same that the command line shows for reports, so
an archive and a report answer alike.
"""

import random
from collections.abc import Callable, Iterator
from typing import Any

from accordingto import registry
from accordingto.model import Record
from accordingto.store.frames import Rows

EACH = 8  # items looked up for each report that is wanted

Place = tuple[int, int]  # a report's number and the item's place in it


class Found(Rows):
    """The answer to a question: iterate it, count it, or take it as a table of another library."""

    def __init__(
        self,
        what: str,
        places: Callable[[int | None], list[Place]],
        record: Callable[[int], Record],
        count: Callable[[], int],
        apart: Callable[[], tuple[int, int]] | None = None,
    ) -> None:
        self.what, self._places, self._record, self._count, self._apart = what, places, record, count, apart
        self._limit: int | None = None

    def limit(self, most: int) -> "Found":
        """The same answer, its first `most` items only."""
        made = Found(self.what, self._places, self._record, self._count, self._apart)
        made._limit = most
        return made

    def sample(self, size: int, *, seed: int) -> "Found":
        """So many of its items by chance, in their order; the same seed draws the same ones."""
        places = self._places(self._limit)
        kept = sorted(random.Random(seed).sample(range(len(places)), min(size, len(places))))
        drawn = [places[number] for number in kept]
        return Found(self.what, lambda most: drawn[:most], self._record, lambda: len(drawn))

    def window(self, first: int, size: int) -> "Found":
        """The same answer from its item `first` (0 is the first) on, so many; windows side by side hold every item once."""

        def places(_: int | None) -> list[Place]:
            before = set(self._places(first)) if first else set()  # the items of one report are put in its order within what is asked for
            return [place for place in self._places(first + size) if place not in before]

        return Found(self.what, places, self._record, self._count)

    def count(self) -> int:
        """How many items there are in all, whatever the limit."""
        return self._count()

    def apart(self) -> tuple[int, int]:
        """How many items the question would find if it asked for no denial: those that somebody asserts, and those that are only denied."""
        return self._apart() if self._apart else (self.count(), 0)

    def __len__(self) -> int:
        return self.count() if self._limit is None else min(self._limit, self.count())

    def items(self) -> Iterator[tuple[Record, int]]:
        """The items: each its record and its place in it."""
        return ((self._record(number), at) for number, at in self._places(self._limit))

    def reports(self, most: int) -> Iterator[Record]:
        """The reports that its items stand in, the first `most` of them, each once; no more items are looked up than that takes."""
        size = EACH * most
        while True:
            places = self._places(size)
            numbers = list(dict.fromkeys(number for number, _ in places))
            if len(numbers) >= most or len(places) < size:
                return (self._record(number) for number in numbers[:most])
            size *= EACH

    def __iter__(self) -> Iterator[Any]:
        """The rows: NamedTuples whose fields are the columns."""
        row = registry.find("rows", self.what)
        return (row(record, at) for record, at in self.items())

    def rows(self) -> Iterator[Any]:
        """The same."""
        return iter(self)

    def size(self) -> int:
        """How many there are in all, whatever the limit."""
        return self.count()

    def _first(self, most: int) -> list[Any]:
        return list(self.limit(min(most, self._limit or most)))
