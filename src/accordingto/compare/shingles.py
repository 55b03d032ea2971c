"""A text as a sketch: its word 5-grams as numbers, where its words and sentences stand, what is quoted, and the few grams that index it.

All of it is arithmetic on whole arrays, since a sketch has to cost about a tenth of a millisecond. A word is a run of letters and
digits, in small letters without accents: another house's apostrophes, capitals and hyphens do not hide a copy.
"""

from collections.abc import Sequence
from functools import cache

import msgspec
import numpy as np

from accordingto.compare.letters import (
    BASE,
    GRAM,
    U32,
    U64,
    WORD,
    Marks,
    Places,
    mixed,
    paragraph_ends,
    points,
    quotations,
    sentence_bounds,
    tables,
)
from accordingto.model import Span

WINDOW = 12  # of so many grams in a row at least one is sampled: two texts that share 16 words in a row share a sample
OWN = 40  # grams outside quotation marks: a text with fewer is indexed by its quotations too
NONE = np.uint32(0xFFFFFFFF)
BETWEEN = "\n\n"  # ends the paragraph, the sentence and the quotation of a text before the next


class Sketch(msgspec.Struct, frozen=True, gc=False):
    """Little-endian arrays as bytes, so that a sketch is kept as it is: u32 but for `lengths` (u8) and `quoted` (one byte a gram).

    grams are in text order, one for each word but the last four; starts and lengths are the words' code points; sentences are pairs
    [start, end) of code points; samples are the grams that stand in the index.
    """

    grams: bytes
    quoted: bytes
    starts: bytes
    lengths: bytes
    sentences: bytes
    samples: bytes

    @property
    def gram_array(self) -> U32:
        return np.frombuffer(self.grams, "<u4")

    @property
    def quoted_array(self) -> Marks:
        return np.frombuffer(self.quoted, np.bool_)

    @property
    def words(self) -> int:
        """How many words the text has."""
        return len(self.lengths)

    @property
    def keys(self) -> list[int]:
        """The samples as the index takes them."""
        found: list[int] = np.frombuffer(self.samples, "<u4").tolist()
        return found

    def bounds(self) -> tuple[U32, U32]:
        """Where each word starts and ends."""
        starts = np.frombuffer(self.starts, "<u4")
        return starts, starts + np.frombuffer(self.lengths, np.uint8)

    def sentence_spans(self) -> list[Span]:
        """The sentences in text order."""
        return [(start, end) for start, end in np.frombuffer(self.sentences, "<u4").reshape(-1, 2).tolist()]


def sketch(text: str) -> Sketch:
    """The sketch of a text; the same text has the same sketch on every machine."""
    return sketches((text,))[0]


def sketches(texts: Sequence[str]) -> list[Sketch]:
    """The sketches of the texts, each what it would be alone; some dozens of reports at once cost half of what they cost one by one."""
    known = tables()
    chars = points("".join(text + BETWEEN for text in texts))
    kind = known.kind[chars]
    inside = np.zeros(len(kind) + 2, np.int8)
    inside[1:-1] = kind & WORD
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[::2], edges[1::2]
    grams = _grams(_hashes(known.value[chars], starts, ends))
    breaks = paragraph_ends(kind)
    quoted = quotations(kind, breaks, starts, len(grams))
    bounds = sentence_bounds(kind, breaks, starts, ends)
    sizes = [len(text) for text in texts]
    offsets = np.concatenate(([0], np.cumsum([size + len(BETWEEN) for size in sizes])))
    words, tells = np.searchsorted(starts, offsets).tolist(), np.searchsorted(bounds[:, 0], offsets).tolist()
    lengths = np.minimum(ends - starts, 255).astype(np.uint8)
    made = []
    for number, (offset, size) in enumerate(zip(offsets.tolist(), sizes, strict=False)):
        first, last = words[number : number + 2]
        own = slice(first, max(first, last - GRAM + 1))
        made.append(
            Sketch(
                grams=grams[own].astype("<u4").tobytes(),
                quoted=quoted[own].tobytes(),
                starts=(starts[first:last] - offset).astype("<u4").tobytes(),
                lengths=lengths[first:last].tobytes(),
                sentences=np.minimum(bounds[slice(*tells[number : number + 2])] - offset, size).astype("<u4").tobytes(),
                samples=_samples(grams[own], quoted[own]).astype("<u4").tobytes(),
            )
        )
    return made


@cache
def _powers(size: int) -> tuple[U64, U64]:
    """The powers of the base and of its inverse: what makes a word's number the same wherever it stands."""
    one = np.ones(1, np.uint64)
    up, down = (np.full(size - 1, b % 2**64, np.uint64) for b in (BASE, pow(BASE, -1, 2**64)))
    return np.concatenate((one, np.cumprod(up))), np.concatenate((one, np.cumprod(down)))


def _hashes(values: U64, starts: Places, ends: Places) -> U64:
    """A number for each word: a polynomial of its letters, from sums over the whole text."""
    size = 1 << max(12, len(values).bit_length())
    up, down = _powers(size)
    sums = np.zeros(len(values) + 1, np.uint64)
    np.cumsum(values * up[: len(values)], out=sums[1:])
    found: U64 = (sums[ends] - sums[starts]) * down[starts]
    return found


def _grams(words: U64) -> U32:
    count = len(words) - GRAM + 1
    if count < 1:
        return np.zeros(0, np.uint32)
    total = words[:count].copy()
    for place in range(1, GRAM):
        total *= np.uint64(BASE)
        total += words[place : place + count]
    return (mixed(total) >> np.uint64(32)).astype(np.uint32)


def _samples(grams: U32, quoted: Marks) -> U32:
    """The lowest gram of every window (winnowing): enough in every text, and the same ones wherever the same words stand.

    Words in quotation marks are the speaker's and make nobody a copyist, so they do not index a text that has others.
    """
    own = grams
    if quoted.any():
        kept = len(grams) - int(np.count_nonzero(quoted))
        own = np.where(quoted, NONE, grams) if kept >= OWN else grams
    low, seen = own, 1
    while seen < WINDOW and len(low) > 1:
        step = min(seen, WINDOW - seen, len(low) - 1)
        low, seen = np.minimum(low[:-step], low[step:]), seen + step
    low = np.sort(low)
    chosen: U32 = low[np.append(low[1:] != low[:-1], low[-1:] != NONE)]
    return chosen
