"""Do two readers agree? `python -m bench.proving.agreement` lays the second reading (second.yaml) beside the gold of the same reports.

A line of one is paired with at most one of the other: figures where their words overlap, steps also where they stand in one sentence.
Agreement is F1: twice the pairs that are alike in a field, over the lines of both; unpaired lines agree in nothing.
"""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any, NamedTuple

import msgspec
import yaml

from bench.proving import FOLDER, Figure, Row, Step, gold, reports, span

SEED, SHARE = 7, 3  # a third of the reports, drawn before any of their gold was seen
FIGURE_FIELDS = (("value", ("low", "high")), ("kind", ("kind",)), ("whose", ("whose",)), ("series", ("series",)))
STEP_FIELDS = (("step", ("step", "denied")), ("party", ("party",)), ("date", ("date",)), ("teller", ("teller",)))
SENTENCE_END = re.compile(r"[.!?][\"”’']?\s+(?=[\"“‘']?[A-Z•])|\n")

Line = Figure | Step
Fields = Sequence[tuple[str, tuple[str, ...]]]


class Second(Row, frozen=True, kw_only=True):
    """What the second reader found."""

    figures: tuple[Figure, ...]
    talks: tuple[Step, ...]


class Pair(NamedTuple):
    """A line of the gold and the second reader's line about the same words; None where the other has none."""

    first: Line | None
    second: Line | None


def sample() -> list[str]:
    """The reports that were read twice."""
    ids = sorted(row["id"] for row in reports())
    return sorted(random.Random(SEED).sample(ids, len(ids) // SHARE))


def second() -> Second:
    """The second reading, in the shapes of the gold."""
    raw: dict[str, Any] = yaml.safe_load((FOLDER / "second.yaml").read_text("utf-8"))
    return msgspec.convert(
        {key: [{"report": report, **row} for report, rows in part.items() for row in rows] for key, part in raw.items()}, Second
    )


def values(line: Line, names: Iterable[str]) -> tuple[object, ...]:
    """A line's fields; of several parties the order says nothing."""
    found = (getattr(line, name) for name in names)
    return tuple(frozenset(value) if isinstance(value, tuple) else value for value in found)


def alike(pair: Pair, names: Iterable[str]) -> bool:
    """Whether both readers have the line and the same in these fields."""
    names = tuple(names)
    return pair.first is not None and pair.second is not None and values(pair.first, names) == values(pair.second, names)


def pairs(first: Iterable[Line], other: Iterable[Line], fields: Fields, texts: dict[str, str]) -> Iterator[Pair]:
    """Lines about the same words, those that are most alike first; then what one reader alone has."""
    left, right = list(first), list(other)
    near = sorted(
        ((-_closeness(a, b, fields, texts), i, j) for (i, a), (j, b) in product(enumerate(left), enumerate(right)) if a.report == b.report)
    )
    mine, theirs = set(range(len(left))), set(range(len(right)))
    for score, i, j in near:
        if score < 0 and i in mine and j in theirs:
            mine.remove(i)
            theirs.remove(j)
            yield Pair(left[i], right[j])
    yield from (Pair(left[i], None) for i in sorted(mine))
    yield from (Pair(None, right[j]) for j in sorted(theirs))


def _closeness(one: Line, two: Line, fields: Fields, texts: dict[str, str]) -> int:
    """0 where the lines are about different words; overlapping words weigh more than any fields that agree."""
    text = texts[one.report]
    (start, end), (begin, stop) = span(one, text), span(two, text)
    same = sum(alike(Pair(one, two), names) for _, names in fields)
    if start < stop and begin < end:
        return len(fields) + 1 + same
    between = text[min(end, stop) : max(start, begin)]
    return 0 if isinstance(one, Figure) or SENTENCE_END.search(between) else same


def agreement(found: Sequence[Pair], fields: Fields) -> dict[str, float]:
    """F1 for each field, and for all of them together."""
    lines = sum(line is not None for pair in found for line in pair)
    every = (*fields, ("all", tuple(name for _, names in fields for name in names)))
    return {what: 2 * sum(alike(pair, names) for pair in found) / max(lines, 1) for what, names in every}


def differences(found: Iterable[Pair], fields: Fields) -> Iterator[str]:
    """Each place where the two readers differ, the gold's reading first."""
    names = tuple(name for _, some in fields for name in some)
    for pair in found:
        line = pair.first or pair.second
        if line is not None and not alike(pair, names):
            yield f"{line.report}: {line.words!r}: {_told(pair.first, names)} | {_told(pair.second, names)}"


def _told(line: Line | None, names: Iterable[str]) -> str:
    return "nothing" if line is None else ", ".join(str(getattr(line, name)) for name in names)


def main() -> None:
    """Print both tables of agreement and every difference."""
    texts = {row["id"]: row["text"] for row in reports()}
    right, other, drawn = gold(), second(), set(sample())
    for name, fields, mine, theirs in (
        ("figures", FIGURE_FIELDS, right.figures, other.figures),
        ("steps", STEP_FIELDS, right.talks, other.talks),
    ):
        found = list(pairs((line for line in mine if line.report in drawn), theirs, fields, texts))
        counts = f"{sum(p.first is not None for p in found)} in the gold, {sum(p.second is not None for p in found)} in the second reading"
        print(f"{name}: {counts}; F1", *(f"{what} {share:.3f}" for what, share in agreement(found, fields).items()))
        print(*differences(found, fields), sep="\n")


if __name__ == "__main__":
    main()
