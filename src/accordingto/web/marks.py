"""Marks of drawings: a colour and a shape for each name, so that neither alone must tell names apart; steps of a scale; days as columns."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import floor, log10
from typing import NamedTuple

from accordingto.compare.accounts import ordinal
from accordingto.show.palette import page_colours

# Seven shapes and eight colours: only the 57th name has both again. Each shape is a path about its middle, some eleven units wide.
SHAPES = (
    "M5.6 0A5.6 5.6 0 1 1-5.6 0A5.6 5.6 0 1 1 5.6 0Z",
    "M-5-5H5V5H-5Z",
    "M0-6.6L6.2 4.6H-6.2Z",
    "M0-7L7 0L0 7L-7 0Z",
    "M0 6.6L6.2-4.6H-6.2Z",
    "M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z",
    "M-3.2-5.6H3.2L6.4 0L3.2 5.6H-3.2L-6.4 0Z",
)
STEPS = (1, 2, 5, 10)
LEAST = 10.0  # units between two columns


class Voice(NamedTuple):
    """A name with its colour (a number of the palette) and its shape (a path), and how many items are its own."""

    name: str
    colour: int
    shape: str
    items: int


class Tick(NamedTuple):
    """A place on a scale and what stands there."""

    at: float
    label: str


class Column(NamedTuple):
    """Where the items of one day are drawn: the middle of the first, and the width of all."""

    start: float
    width: float


def voices(names: Iterable[str]) -> dict[str, Voice]:
    """The names with their marks, the most frequent first."""
    counts = Counter(names)
    order = sorted(counts, key=lambda name: (-counts[name], name))
    return {name: Voice(name, at % len(page_colours()), SHAPES[at % len(SHAPES)], counts[name]) for at, name in enumerate(order)}


def steps(most: float, about: int = 4) -> list[float]:
    """Round numbers from nothing to at least that one."""
    if most <= 0:
        return [0.0, 1.0]
    power = 10.0 ** floor(log10(most / about))
    step = max(1.0, next(power * n for n in STEPS if power * n * about >= most))
    return [step * n for n in range(int(-(-most // step)) + 1)]


def columns(days: Sequence[tuple[str, int]], wide: float, each: float) -> tuple[list[Column], float]:
    """A column for each day of so many items ("" for no day, which stands last); between them room by the days that pass, and the width.

    Every item has its own place, so what was told on one day stands side by side; the width grows where that needs more than was given.
    """
    widths = [each * count for _, count in days]
    between = [_apart(one, two) for (one, _), (two, _) in pairwise(days)]
    least = LEAST * len(between)
    wide = max(wide, sum(widths) + least)
    free, whole = wide - sum(widths) - least, sum(between)
    made, at = [], 0.0 if whole else free / 4  # of the left half, which a narrow screen shows first
    for number, width in enumerate(widths):
        made.append(Column(round(at + each / 2, 1), width))
        at += width + (LEAST + (free * between[number] / whole if whole else 0.0) if number < len(between) else 0.0)
    return made, round(wide, 1)


def _apart(one: str, two: str) -> int:
    """The days between; none where either is no day."""
    first, second = ordinal(one), ordinal(two)
    return max(0, second - first) if first is not None and second is not None else 0
