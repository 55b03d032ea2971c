"""The words of a report as an encoder takes them: pieces, features of shape and quotation, windows that overlap.

A word's features are its shape (the encoder reads small letters only), its place in quotation marks, whether it begins a
paragraph, and a mark that an extractor gives it. Words for countries are masked as for the parser, so no weight can know a
side by its country's name; and a name that the vocabulary does not hold whole is shown as one and the same name, since what its
fragments remind the encoder of is nothing that the report says (the mirror test rises from 96.7 to 98.4 by it).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from spacy.tokens import Token

from accordingto.model import Span, Spans
from accordingto.model.span import trimmed
from accordingto.parse.masks import mask
from accordingto.parse.pipeline import Parsed
from accordingto.parse.quotemarks import Quote

CLS, SEP = 101, 102  # of the encoder's vocabulary
LONGEST = 254  # pieces of a window without its two ends
OVERLAP = 72  # pieces that two windows share: more costs time and gains nothing on PolNeAR dev
EDGE = " \t\r\n\u00a0,;:–—-"
NAME = "Smith"  # what a name that is not in the vocabulary is shown as
MOST = 8  # pieces of a word: addresses and other long strings are cut
SHAPES = {"lower": 0, "capital": 1, "upper": 2, "mixed": 3, "number": 4, "mark": 5}
OUTSIDE, INSIDE, MARK = 0, 1, 2
Features = tuple[int, int, int, int]
NOTHING: Features = (SHAPES["mark"], OUTSIDE, 0, 0)  # of the ends of a window and what stands between paragraphs


class Words(NamedTuple):
    """The words of a report in order: spans in its text, pieces, and the features of each."""

    spans: list[Span]
    pieces: list[list[int]]
    features: list[Features]

    def marked(self, marks: Sequence[int]) -> "Words":
        """The same words with a mark each."""
        return self._replace(features=[(*feature[:3], mark) for feature, mark in zip(self.features, marks, strict=True)])

    def within(self, start: int, end: int) -> tuple[int, int] | None:
        """The words [first, last) that lie in the characters by more than half; None where there are none."""
        first = bisect_right(self.spans, start, key=lambda span: span[1])
        last = bisect_left(self.spans, end, key=lambda span: span[0])
        while first < last and 2 * (start - self.spans[first][0]) >= self.spans[first][1] - self.spans[first][0]:
            first += 1
        while first < last and 2 * (self.spans[last - 1][1] - end) >= self.spans[last - 1][1] - self.spans[last - 1][0]:
            last -= 1
        return (first, last) if first < last else None

    def characters(self, text: str, pieces: Iterable[tuple[int, int]]) -> Spans:
        """The characters of the words [first, last) of each piece, without marks and white space at their edges."""
        return trimmed(text, ((self.spans[first][0], self.spans[last - 1][1]) for first, last in pieces), EDGE)


class Window(NamedTuple):
    """Words [first, last) as one input: the pieces with both ends, features of each, and where each word's first piece stands."""

    first: int
    last: int
    pieces: list[int]
    features: list[Features]
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
    name = tokenizer.encode([NAME], is_pretokenized=True, add_special_tokens=False).ids
    pieces = [list(name) if len(found) > 1 and _is_name(token) else found for token, found in zip(tokens, pieces, strict=True)]
    begins = {start for start, _ in parsed.paragraphs}
    places = _places(spans, parsed.quotes)
    features = [(shape(t.text), place, int(span[0] in begins), 0) for t, place, span in zip(tokens, places, spans, strict=True)]
    return Words(spans, pieces, features)


def _is_name(token: Token) -> bool:
    """Whether the word is a name that no table of countries shows as another already."""
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.text.isalpha() and mask(token.text) == token.text


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
    """Windows over all words, as long as may be, ending with a paragraph where that leaves them half full.

    Two windows share the paragraphs, or else the words, that fit into `overlap` pieces: what is said seldom crosses the edge
    of a paragraph, and who says it may stand in the one before.
    """
    sizes = [len(pieces) + feature[2] for pieces, feature in zip(found.pieces, found.features, strict=True)]
    begins = [feature[2] for feature in found.features]
    first = before = 0
    while first < len(sizes):
        last = max(_reach(sizes, first, longest), first + 1)
        if last < len(sizes):
            ends = (at for at in range(last, before, -1) if begins[at] and 2 * sum(sizes[first:at]) >= longest)
            last = next(ends, last)
        yield window(found, first, last)
        before = last
        if last >= len(sizes):
            return
        back = last - _reach(sizes[first + 1 : last][::-1], 0, overlap)
        first = next((at for at in range(back, last) if begins[at]), last if begins[last] else back)
        first = first if _reach(sizes, first, longest) > last else last


def _reach(sizes: Sequence[int], first: int, room: int) -> int:
    """The word after the last one that fits into the room."""
    last = first
    while last < len(sizes) and sizes[last] <= room:
        room -= sizes[last]
        last += 1
    return last


def window(found: Words, first: int, last: int) -> Window:
    """The words [first, last) as one input; a separator stands before each paragraph but the first."""
    pieces, features, starts = [CLS], [NOTHING], []
    for at in range(first, last):
        if found.features[at][2] and at > first:
            pieces.append(SEP)
            features.append(NOTHING)
        starts.append(len(pieces))
        pieces += found.pieces[at] or [SEP]
        features += [found.features[at]] * max(1, len(found.pieces[at]))
    return Window(first, last, [*pieces, SEP], [*features, NOTHING], starts)
