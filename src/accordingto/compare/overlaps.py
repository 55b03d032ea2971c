"""What two texts have word for word in common: exact, from all their 5-grams, with the ranges in both.

One text is laid against many at once, as whole arrays. Everything is counted from both sides, so that it is the same whichever text asks.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from accordingto.compare.letters import GRAM, U32, Marks, Places
from accordingto.compare.shingles import Sketch

GAP = 2 * GRAM  # empty places between the texts of one array, so that no run leads from one into the next
LOOSE = 4  # words that an editor may have put between shared ones: the stretch goes on
EMPTY = bytes(GAP)
START = np.zeros(1, np.intp)
SOME, NEARLY = 0.5, 0.8  # of a text's 5-grams: it is compared however much of it is quotation


class Overlap(NamedTuple):
    """What is shared: 5-grams that touch no quotation, the words of their longest stretch, the share of either text's 5-grams, the spans.

    The spans are rows (start, end) of code points of either text.
    """

    own: int
    of_one: float
    of_other: float
    longest: int
    one: NDArray[np.uint32]
    other: NDArray[np.uint32]


class Side(NamedTuple):
    """The shared runs of many texts on end: spans as rows, where each text's rows begin, and the longest stretch outside quotations."""

    spans: NDArray[np.uint32]
    rows: list[int]
    longest: list[int]


class Least(NamedTuple):
    """What makes an overlap worth telling: 5-grams outside quotations, and that share of those of the shorter text or of all of both;
    or so many of them."""

    own: int
    share: float
    both: float
    many: int


def overlaps(one: Sketch, others: Sequence[Sketch], least: Least) -> Iterator[tuple[int, Overlap]]:
    """The number of each of the others that shares enough, or nearly all whatever is quotation, and what it shares."""
    grams, loud = one.gram_array, ~one.quoted_array
    ordered = np.sort(grams)
    edges = _edges(len(sketch.quoted) for sketch in others)
    hit, found = _found(ordered, np.frombuffer(b"".join([sketch.grams for sketch in others]), "<u4"))
    spoken = np.frombuffer(b"".join([sketch.quoted for sketch in others]), np.bool_)
    own, every = np.add.reduceat(hit > spoken, edges[:-1], dtype=np.intp), np.add.reduceat(hit, edges[:-1], dtype=np.intp)
    sizes = edges[1:] - edges[:-1]
    smaller = np.minimum(sizes - np.add.reduceat(spoken, edges[:-1], dtype=np.intp), np.count_nonzero(loud))
    wanted = (own >= least.share * smaller) | (every >= least.both * sizes)
    likely = (own >= least.many) | ((own >= least.own) & wanted) | (every >= SOME * np.minimum(sizes, len(grams)))
    kept = np.flatnonzero(likely).tolist()
    if not kept:
        return
    there = [hit[edges[n] : edges[n + 1]] for n in kept]
    here = np.zeros((len(kept), len(grams)), np.bool_)
    for row, number in enumerate(kept):
        here[row, found[edges[number] : edges[number + 1]][there[row]]] = True
    here = here[:, np.searchsorted(ordered, grams)]  # from the sorted 5-grams back to the text's
    ours, ownest = np.count_nonzero(here, axis=1).tolist(), np.count_nonzero(here & loud, axis=1).tolist()
    side = _side([*here, *there], [*[one] * len(kept), *(others[n] for n in kept)])
    for row, number in enumerate(kept):
        fewer, of_one, of_other = min(int(own[number]), ownest[row]), ours[row] / len(grams), float(every[number]) / len(there[row])
        much = fewer >= least.share * smaller[number] or min(of_one, of_other) >= least.both
        if fewer >= least.many or (fewer >= least.own and much) or max(of_one, of_other) >= NEARLY:
            longest = min(side.longest[row], side.longest[row + len(kept)])
            spans = (side.spans[side.rows[at] : side.rows[at + 1]] for at in (row, row + len(kept)))
            yield number, Overlap(fewer, of_one, of_other, longest, *spans)


def _edges(sizes: Iterable[int]) -> Places:
    return np.fromiter(accumulate(sizes, initial=0), np.intp)


def _found(ordered: U32, theirs: U32) -> tuple[Marks, Places]:
    """Which of their 5-grams are among the ordered ones, and where; a look at half of each number spares most of them the search."""
    sieve = np.zeros(1 << 16, np.bool_)
    sieve[ordered >> 16] = True
    perhaps = np.flatnonzero(sieve[theirs >> 16])
    sought = theirs[perhaps]
    place = np.searchsorted(ordered, sought)
    place[place == len(ordered)] = 0
    hit, found = np.zeros(len(theirs), np.bool_), np.zeros(len(theirs), np.intp)
    hit[perhaps], found[perhaps] = ordered[place] == sought, place
    return hit, found


def _side(marks: Sequence[Marks], sketches: Sequence[Sketch]) -> Side:
    """The runs of shared 5-grams of each text as ranges of words; those that touch are one."""
    begins = _edges(len(mark) + GAP for mark in marks)
    line = np.frombuffer(b"".join([b"\0", *[mark.tobytes() + EMPTY for mark in marks]]), np.bool_)
    first, last = _runs(line)
    text = np.searchsorted(begins, first, "right") - 1
    shift = (_edges(sketch.words for sketch in sketches) - begins)[text]
    starts = np.frombuffer(b"".join([sketch.starts for sketch in sketches]), "<u4")
    lengths = np.frombuffer(b"".join([sketch.lengths for sketch in sketches]), np.uint8)
    ends = last + shift
    spans = np.stack((starts[first + shift], starts[ends] + lengths[ends]), 1)
    spoken = np.frombuffer(b"".join([b"\0", *[sketch.quoted + EMPTY for sketch in sketches]]), np.bool_)
    begun, ended = _runs(line > spoken, LOOSE)
    longest = np.zeros(len(marks), np.intp)
    np.maximum.at(longest, np.searchsorted(begins, begun, "right") - 1, ended - begun + 1)
    return Side(spans, np.searchsorted(text, np.arange(len(marks) + 1)).tolist(), longest.tolist())


def _runs(line: Marks, gap: int = 0) -> tuple[Places, Places]:
    """The first and last word of each run of marked 5-grams, those with no more words between them joined; the line begins empty."""
    edges = np.flatnonzero(line[1:] != line[:-1])
    if not len(edges):
        return edges, edges
    first, last = edges[::2], edges[1::2] + GRAM - 2
    apart = np.flatnonzero(first[1:] > last[:-1] + 1 + gap)
    return first[np.concatenate((START, apart + 1))], last[np.append(apart, len(last) - 1)]


def pairs(spans: bytes) -> tuple[tuple[int, int], ...]:
    """Spans that were kept as bytes."""
    rows: Any = np.frombuffer(spans, "<u4").reshape(-1, 2).tolist()
    return tuple(map(tuple, rows))
