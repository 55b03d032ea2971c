"""What speaks for and against two being of one event."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from accordingto.compare.grouped import Key

SHOWN = 6  # words that a reason names


class Score(NamedTuple):
    """How much it counts (below zero: against), why, and the words of either that say so."""

    value: float
    because: str
    ours: str
    theirs: str


class Link(NamedTuple):
    """Two reports or events: the score in all, and each piece of the evidence; the values of the pieces add up to it."""

    one: Key
    two: Key
    score: Score
    parts: tuple[Score, ...]


def link(one: Key, two: Key, parts: Iterable[Score]) -> Link:
    """The pieces together; the score in all names the weightiest for and against."""
    found = tuple(part for part in parts if part.value)
    told = sorted(found, key=lambda part: -abs(part.value))
    because = "; ".join(f"{part.because} {part.value:+.2f}" for part in told) or "nothing in common"
    return Link(one, two, Score(sum(p.value for p in found), because, _words(p.ours for p in told), _words(p.theirs for p in told)), found)


def heaviest(weights: Mapping[str, float], forms: Mapping[str, str]) -> str:
    """The words that count most, as they stand in the text."""
    told = sorted((stem for stem in weights if len(stem) > 1), key=lambda stem: (-weights[stem], stem))
    return ", ".join(forms.get(stem, stem) for stem in told[:SHOWN])


def _words(told: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(words for words in told if words))
