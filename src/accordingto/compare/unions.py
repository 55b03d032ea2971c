"""What belongs together when told pair by pair, and what people judged of pairs."""

from collections.abc import Hashable, Iterable
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T", bound=Hashable)


class Unions(Generic[T]):
    """Pairs that belong together, and whatever follows from them; one of each union stands for it."""

    def __init__(self, pairs: Iterable[tuple[T, T]] = ()) -> None:
        self._to: dict[T, T] = {}
        for one, two in pairs:
            self.unite(one, two)

    def find(self, item: T) -> T:
        """The one that stands for all that belong with the item."""
        root = item
        while root in self._to:
            root = self._to[root]
        while item != root:
            self._to[item], item = root, self._to[item]
        return root

    def unite(self, one: T, two: T) -> None:
        """These two belong together."""
        first, second = self.find(one), self.find(two)
        if first != second:
            self._to[second] = first


class Judged(NamedTuple):
    """A person's word on a pair: whether they are of one event, and whose word it is."""

    same: bool
    by: str


class Judgements(Generic[T]):
    """What people judged of pairs. Where words exclude each other, the newer stands, with all that follows from it."""

    def __init__(self) -> None:
        self._said: dict[tuple[T, T], Judged] = {}
        self._same: dict[T, list[T]] = {}
        self._apart: dict[T, list[T]] = {}

    def __bool__(self) -> bool:
        return bool(self._said)

    def say(self, one: T, two: T, judged: Judged) -> None:
        """Keep the judgement, and see anew which of all stand: the newest first."""
        for pair in ((one, two), (two, one)):
            self._said.pop(pair, None)
        self._said[one, two] = judged
        together: Unions[T] = Unions()
        parted: list[tuple[T, T]] = []
        self._same, self._apart = {}, {}
        for (first, second), word in reversed(self._said.items()):
            roots = {together.find(first), together.find(second)}
            if word.same and any({together.find(a), together.find(b)} == roots for a, b in parted):
                continue
            if word.same:
                together.unite(first, second)
            elif len(roots) > 1:
                parted.append((first, second))
            else:
                continue
            side = self._same if word.same else self._apart
            side.setdefault(first, []).append(second)
            side.setdefault(second, []).append(first)

    def all(self) -> list[tuple[T, T, Judged]]:
        """All judgements, the oldest first."""
        return [(one, two, judged) for (one, two), judged in self._said.items()]

    def same(self, item: T) -> list[T]:
        """Those that were judged to be the same as the item."""
        return self._same.get(item, [])

    def apart(self, item: T) -> list[T]:
        """Those that were judged to be another than the item."""
        return self._apart.get(item, [])

    def word(self, one: T, two: T) -> Judged | None:
        """What was last said of the pair."""
        return self._said.get((one, two)) or self._said.get((two, one))
