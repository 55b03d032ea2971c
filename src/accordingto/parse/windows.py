"""The words of a report as an encoder takes them: pieces, features of shape and quotation, windows that overlap.

A word's features are its shape (the encoder reads small letters only), its place in quotation marks, and whether it begins
a paragraph. Words for countries are masked as for the parser, so no weight can know a side by its country's name.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from accordingto.model import Span
from accordingto.parse.masks import mask
from accordingto.parse.pipeline import Parsed
from accordingto.parse.quotemarks import Quote

CLS, SEP = 101, 102  # of the encoder's vocabulary
LONGEST = 254  # pieces of a window without its two ends
OVERLAP = 112  # pieces that two windows share: nine statements in ten are shorter
MOST = 8  # pieces of a word: addresses and other long strings are cut
SHAPES = {"lower": 0, "capital": 1, "upper": 2, "mixed": 3, "number": 4, "mark": 5}
OUTSIDE, INSIDE, MARK = 0, 1, 2


class Words(NamedTuple):
    """The words of a report in order: spans in its text, pieces, and the three features of each."""

    spans: list[Span]
    pieces: list[list[int]]
    features: list[tuple[int, int, int]]


class Window(NamedTuple):
    """Words [first, last) as one input: the pieces with both ends, features of each, and where each word's first piece stands."""

    first: int
    last: int
    pieces: list[int]
    features: list[tuple[int, int, int]]
    starts: list[int]


def words(parsed: Parsed, tokenizer: Any) -> Words:
    """The words of the parsed report; tokenizer is a `tokenizers.Tokenizer`."""
    tokens = [token for token in parsed.doc if not token.is_space]
    spans = [(token.idx, token.idx + len(token)) for token in tokens]
    encoded = tokenizer.encode([mask(token.text) for token in tokens], is_pretokenized=True, add_special_tokens=False)
    pieces: list[list[int]] = [[] for _ in tokens]
    for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
        if len(pieces[word]) < MOST:
            pieces[word].append(piece)
    begins = {start for start, _ in parsed.paragraphs}
    places = _places(spans, parsed.quotes)
    features = [(shape(t.text), place, int(span[0] in begins)) for t, place, span in zip(tokens, places, spans, strict=True)]
    return Words(spans, pieces, features)


def shape(word: str) -> int:
    """The number of the word's shape, by its letters."""
    if not any(c.isalnum() for c in word):
        return SHAPES["mark"]
    if any(c.isdigit() for c in word):
        return SHAPES["number"]
    if word.islower():
        return SHAPES["lower"]
    if word.isupper():
        return SHAPES["upper" if len(word) > 1 else "capital"]
    return SHAPES["capital" if word[0].isupper() and word[1:].islower() else "mixed"]


def _places(spans: Sequence[Span], quotes: Sequence[Quote]) -> list[int]:
    """For each word, whether it stands outside, inside or as a mark of the outermost quotation."""
    found = [OUTSIDE] * len(spans)
    outer = [q for q in quotes if q.depth == 0]
    number = 0
    for at, (start, _) in enumerate(spans):
        while number < len(outer) and outer[number].span[1] <= start:
            number += 1
        if number < len(outer) and outer[number].span[0] <= start:
            inner = outer[number].inner
            found[at] = INSIDE if inner[0] <= start < inner[1] else MARK
    return found


def windows(found: Words, *, longest: int = LONGEST, overlap: int = OVERLAP) -> Iterator[Window]:
    """Windows over all words, each as long as it may be, sharing `overlap` pieces with the one before it."""
    sizes = [len(pieces) + feature[2] for pieces, feature in zip(found.pieces, found.features, strict=True)]
    first = 0
    while first < len(sizes):
        last, size = first, 0
        while last < len(sizes) and size + sizes[last] <= longest:
            size += sizes[last]
            last += 1
        yield window(found, first, max(last, first + 1))
        if last >= len(sizes):
            return
        shared = 0
        following = last
        while following > first + 1 and shared + sizes[following - 1] <= overlap:
            following -= 1
            shared += sizes[following]
        first = following


def window(found: Words, first: int, last: int) -> Window:
    """The words [first, last) as one input; a separator stands before each paragraph but the first."""
    pieces, features, starts = [CLS], [(SHAPES["mark"], OUTSIDE, 0)], []
    for at in range(first, last):
        if found.features[at][2] and at > first:
            pieces.append(SEP)
            features.append((SHAPES["mark"], OUTSIDE, 0))
        starts.append(len(pieces))
        pieces += found.pieces[at] or [SEP]
        features += [found.features[at]] * max(1, len(found.pieces[at]))
    return Window(first, last, [*pieces, SEP], [*features, (SHAPES["mark"], OUTSIDE, 0)], starts)
