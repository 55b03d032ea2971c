"""What every rule here reads: the parse, and which quotation each word stands in."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from accordingto.parse.pipeline import Parsed
from accordingto.parse.quotemarks import Quote


class Scene(NamedTuple):
    """A parsed report with its outermost quotations; `inside[i]` is the number of the quotation of token i, or -1."""

    parsed: Parsed
    quotes: tuple[Quote, ...]
    inside: tuple[int, ...]

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

    def first(self, quote: Quote) -> Token:
        """The first word of the quotation."""
        low, high = 0, len(self.doc) - 1
        while low < high:
            middle = (low + high) // 2
            if self.doc[middle].idx + len(self.doc[middle]) <= quote.inner[0]:
                low = middle + 1
            else:
                high = middle
        return self.doc[low]

    def together(self, one: Token, two: Token) -> bool:
        """Whether both tokens stand in the same quotation, or both in none."""
        return self.inside[one.i] == self.inside[two.i]

    def sentence(self, token: Token) -> Span:
        """The sentence of the token."""
        return token.sent

    def paragraph_end(self, at: int) -> int:
        """Where the paragraph of the character ends."""
        spans = self.parsed.paragraphs
        number = bisect_right(spans, (at, len(self.text) + 1)) - 1
        return spans[number][1] if number >= 0 and at <= spans[number][1] else at


def scene(parsed: Parsed) -> Scene:
    """The scene of a parsed report."""
    quotes = tuple(q for q in parsed.quotes if q.depth == 0)
    inside = [-1] * len(parsed.doc)
    number = 0
    for token in parsed.doc:
        while number < len(quotes) and quotes[number].span[1] <= token.idx:
            number += 1
        if number < len(quotes) and quotes[number].span[0] <= token.idx:
            inside[token.i] = number
    return Scene(parsed, quotes, tuple(inside))
