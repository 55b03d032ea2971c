"""Overlapping spans to flat runs: the text is cut here, so that no script ever counts characters."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from accordingto.model import Span, Spans

Mark = tuple[str, Spans]


class Run(NamedTuple):
    """A piece [start, end) of the text and the marks that cover all of it, in the order in which they were given."""

    start: int
    end: int
    marks: tuple[str, ...] = ()


def cut(window: Span, marks: Iterable[Mark]) -> tuple[Run, ...]:
    """The window as runs without gap or overlap; each mark's runs cover exactly its spans inside the window."""
    start, end = window
    order: list[str] = []
    changes: dict[int, list[tuple[int, int]]] = {}
    for number, (name, spans) in enumerate(marks):
        order.append(name)
        for first, last in spans:
            first, last = max(first, start), min(last, end)
            if first < last:
                changes.setdefault(first, []).append((number, 1))
                changes.setdefault(last, []).append((number, -1))
    runs: list[Run] = []
    open_now: dict[int, int] = {}
    for left, right in pairwise(sorted({start, end, *changes})):
        for number, step in changes.get(left, ()):
            open_now[number] = open_now.get(number, 0) + step
        covering = dict.fromkeys(order[number] for number in sorted(open_now) if open_now[number])
        runs.append(Run(left, right, tuple(covering)))
    return tuple(runs)
