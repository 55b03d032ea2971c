"""What every rule here reads: the parse, and which quotation each word stands in."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from accordingto.extract.statements.lexicon import among, lexicon
from accordingto.model import Span as Chars
from accordingto.parse.pipeline import Parsed
from accordingto.parse.quotemarks import Quote

NEAR = 10  # words between an unclosed quotation and its cue


class Scene(NamedTuple):
    """A parsed report with its outermost quotations; `inside[i]` is the number of the quotation of token i, or -1."""

    parsed: Parsed
    quotes: tuple[Quote, ...]
    inside: tuple[int, ...]
    units: tuple[Chars, ...]

    @property
    def doc(self) -> Doc:
        """The parse."""
        return self.parsed.doc

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.parsed.text

    def quote_of(self, token: Token) -> Quote | None:
        """The outermost quotation that the token stands in."""
        number = self.inside[token.i]
        return self.quotes[number] if number >= 0 else None

    def over(self, start: int, end: int) -> tuple[Quote, ...]:
        """The outermost quotations that overlap the characters."""
        first = bisect_right(self.quotes, start, key=lambda q: q.span[1])
        last = bisect_left(self.quotes, end, key=lambda q: q.span[0])
        return self.quotes[first:last]

    def at(self, character: int) -> Token:
        """The token at the character, or the first one after it."""
        low, high = 0, len(self.doc) - 1
        while low < high:
            middle = (low + high) // 2
            if self.doc[middle].idx + len(self.doc[middle]) <= character:
                low = middle + 1
            else:
                high = middle
        return self.doc[low]

    def first(self, quote: Quote) -> Token:
        """The first word of the quotation."""
        return self.at(quote.inner[0])

    def together(self, one: Token, two: Token) -> bool:
        """Whether both tokens stand in the same quotation, or both in none."""
        return self.inside[one.i] == self.inside[two.i]

    def unit(self, token: Token) -> Chars:
        """The sentence of the token, or that part of it between semicolons."""
        return self.units[bisect_right(self.units, token.idx, key=lambda u: u[0]) - 1]

    def paragraph_end(self, at: int) -> int:
        """Where the paragraph of the character ends."""
        spans = self.parsed.paragraphs
        number = bisect_right(spans, (at, len(self.text) + 1)) - 1
        return spans[number][1] if number >= 0 and at <= spans[number][1] else at

    def paragraph_after(self, at: int) -> Chars | None:
        """The paragraph that begins after the character."""
        spans = self.parsed.paragraphs
        number = bisect_left(spans, (at, at))
        return spans[number] if number < len(spans) else None


def scene(parsed: Parsed) -> Scene:
    """The scene of a parsed report."""
    quotes = tuple(_ended(parsed, q) for q in parsed.quotes if q.depth == 0)
    inside = [-1] * len(parsed.doc)
    number = 0
    for token in parsed.doc:
        while number < len(quotes) and quotes[number].span[1] <= token.idx:
            number += 1
        if number < len(quotes) and quotes[number].span[0] <= token.idx:
            inside[token.i] = number
    return Scene(parsed, quotes, tuple(inside), tuple(_units(parsed.doc, inside)))


def _units(doc: Doc, inside: list[int]) -> Iterator[Chars]:
    for sentence in doc.sents:
        start = sentence.start_char
        for token in sentence:
            if token.text == ";" and inside[token.i] < 0:
                yield (start, token.idx + 1)
                start = token.idx + 1
        yield (start, sentence.end_char)


def _ended(parsed: Parsed, quote: Quote) -> Quote:
    """An unclosed quotation, ended before the words that say whose it is ("We were told so, said the mayor).

    One that goes on in the next paragraph is left as it is.
    """
    later = bisect_left(parsed.quotes, quote.span[1], key=lambda q: q.span[0])
    if quote.closed or (later < len(parsed.quotes) and not parsed.text[quote.span[1] : parsed.quotes[later].span[0]].strip()):
        return quote
    words = parsed.doc.char_span(*quote.inner, alignment_mode="contract")
    if words is None:
        return quote
    for token in words:
        if token.tag_ not in ("VBD", "VBZ") or "quote" not in lexicon().verb(token):
            continue
        comma = _before_clause(token, words.start)
        if comma is not None and comma.i > words[0].i:
            end = comma.idx + 1
            return Quote((quote.span[0], end), (quote.inner[0], end), False, quote.depth)
    return quote


def _before_clause(verb: Token, first: int) -> Token | None:
    """The comma, or the end of a sentence, right before the verb and a short subject that speaks of others than "us"."""
    doc = verb.doc
    for at in range(verb.i - 1, max(first, verb.i - NEAR), -1):
        if doc[at].text in (",", "?", "!", "."):
            return None if any(t.lower_ in among("persons", "words") for t in doc[at + 1 : verb.i]) else doc[at]
        if doc[at].pos_ == "VERB" and doc[at].tag_ in ("VBD", "VBZ", "VBP"):
            return None
    return None
