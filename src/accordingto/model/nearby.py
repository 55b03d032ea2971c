"""Items by where they lie, so that what overlaps a span is found without asking every item of a long report."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from accordingto.model.span import Spans, overlap

T = TypeVar("T")
WIDTH = 256  # characters a bucket: about two sentences


def _buckets(spans: Spans) -> Iterator[int]:
    for start, end in spans:
        yield from range(start // WIDTH, (max(start, end - 1)) // WIDTH + 1)


class Nearby(Generic[T]):
    """Values under their spans; several may lie at the same place."""

    def __init__(self, items: Iterable[tuple[Spans, T]]) -> None:
        self._items = list(items)
        self._at: dict[int, list[int]] = {}
        for number, (spans, _) in enumerate(self._items):
            for bucket in dict.fromkeys(_buckets(spans)):
                self._at.setdefault(bucket, []).append(number)

    def overlapping(self, spans: Spans) -> list[tuple[Spans, T]]:
        """The items that share a character with the spans, in the order in which they were given."""
        numbers = sorted({number for bucket in _buckets(spans) for number in self._at.get(bucket, ())})
        return [self._items[number] for number in numbers if overlap(self._items[number][0], spans)]
