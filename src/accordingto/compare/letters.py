"""What each character of a text is, for all of it at once: letters, ends of sentences and paragraphs, quotation marks."""

import unicodedata
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

WORD, STOP, SPACE, CLOSE, LINE, QUOTE, OPENS, EITHER = 1, 2, 4, 8, 16, 32, 64, 128
GRAM = 5  # words; shorter ones are shared by chance, longer ones do not survive an editor
PLANE = 0x10000  # code points above are rare letters and signs: they separate words
BASE = 0x9E3779B97F4A7C15
U32 = NDArray[np.uint32]
U64 = NDArray[np.uint64]
Flags = NDArray[np.uint8]
Marks = NDArray[np.bool_]
Places = NDArray[np.intp]


class Tables(NamedTuple):
    """For each code point what it is and the number it is hashed by (the same for all forms of a letter)."""

    kind: Flags
    value: U64


def points(text: str) -> NDArray[Any]:
    """The code points of the text; those above the basic plane are one."""
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), np.uint8)
    found: NDArray[Any] = np.minimum(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4"), PLANE)
    return found


@cache
def tables() -> Tables:
    """The tables, made at first use (a tenth of a second)."""
    kind, value = np.zeros(PLANE + 1, np.uint8), np.arange(PLANE + 1, dtype=np.uint64)
    for point in range(PLANE):
        char = chr(point)
        if char.isalnum():
            kind[point] = WORD
            bare = [c for c in unicodedata.normalize("NFKD", char.lower()) if not unicodedata.combining(c)]
            value[point] = ord(bare[0]) if len(bare) == 1 else point
        elif char.isspace():
            kind[point] = SPACE
    for chars, flag in ((".!?…", STOP), (")]'’›", CLOSE), ("\n\r\u2028\u2029", LINE), ("”»", QUOTE | CLOSE)):
        for char in chars:
            kind[ord(char)] |= flag
    for chars, flag in (("“„‟«", QUOTE | OPENS), ('"＂', QUOTE | CLOSE | EITHER)):
        for char in chars:
            kind[ord(char)] |= flag
    return Tables(kind, mixed((value + np.uint64(1)) * np.uint64(BASE)))


def mixed(numbers: U64) -> U64:
    """The numbers spread over all 64 bits (the finaliser of SplitMix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def paragraph_ends(kind: Flags) -> Places:
    """The characters that end a paragraph: line breaks after the end of a sentence or another line break, not those of wrapped lines."""
    lines = np.flatnonzero(kind & LINE)
    return lines[(kind[np.maximum(lines - 1, 0)] & (STOP | CLOSE | LINE)) > 0] if len(lines) else lines


def quotations(kind: Flags, breaks: Places, starts: Places, count: int) -> Marks:
    """Which grams touch words inside double quotation marks: those whose last mark in their paragraph opens.

    So a lost mark spoils no more than what follows until the next one or the end of the paragraph.
    """
    marks = np.flatnonzero(kind & QUOTE)
    if not len(marks) or count < 1:
        return np.zeros(max(count, 0), np.bool_)
    first = np.append(0, np.searchsorted(marks, breaks))  # the number of the first mark of each paragraph
    before, paragraph = np.searchsorted(marks, starts), np.searchsorted(breaks, starts)
    inside = (before > first[paragraph]) & _opening(kind, marks, first[np.searchsorted(breaks, marks)])[before - 1]
    within: Places = np.concatenate((np.zeros(1, np.intp), np.cumsum(inside, dtype=np.intp)))
    held: Marks = within[GRAM:] > within[:-GRAM]
    return held


def _opening(kind: Flags, marks: Places, first: Places) -> Marks:
    """Which marks open: straight ones by the white space beside them, those that stand free by their number in the paragraph."""
    left = (marks == 0) | ((kind[marks - 1] & (WORD | STOP | CLOSE)) == 0)
    right = (kind[np.minimum(marks + 1, len(kind) - 1)] & SPACE) == 0
    odd = (np.arange(len(marks)) - first) % 2 == 0
    straight = np.where(left & ~right, odd, left & right)
    return np.where((kind[marks] & EITHER) > 0, straight, (kind[marks] & OPENS) > 0)


def sentence_bounds(kind: Flags, breaks: Places, starts: Places, ends: Places) -> NDArray[Any]:
    """Rows (start, end): a sentence ends after a stop (and a closing mark) before white space, or with its paragraph."""
    if not len(starts):
        return np.zeros((0, 2), np.intp)
    stops = np.flatnonzero(kind[:-1] & STOP)
    after = kind[stops + 1]
    ending = (after & (CLOSE | SPACE)) > 0
    cuts = np.concatenate((stops[ending] + 1 + ((after[ending] & CLOSE) > 0), breaks))
    cuts.sort()
    first = np.concatenate((np.zeros(1, np.intp), np.searchsorted(starts, cuts)))  # the word that follows the cut opens a sentence
    first = first[np.flatnonzero(np.diff(first, append=len(starts)))]  # of cuts without a word between them the last
    tail = ends[np.append(first[1:], len(starts)) - 1]
    stop = np.append(cuts, len(kind))[np.searchsorted(cuts, tail)]
    opens = starts[first] - ((kind[starts[first] - 1] & QUOTE) > 0) * (starts[first] > 0)
    return np.stack((opens, np.minimum(stop, np.append(opens[1:], len(kind)))), 1)
