"""Between characters and words: spans of tokens, tokens of spans."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from accordingto.model import Span, Spans
from accordingto.model.span import trim

EDGE = " \t\r\n\u00a0,;:"


def span_of(*tokens: Token) -> Span:
    """The characters from the first of the tokens to the last, in text order."""
    first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    return (first.idx, last.idx + len(last))


def spans_of(tokens: Iterable[Token]) -> Spans:
    """The characters of the tokens as few pieces as there are gaps in the token order."""
    pieces: list[list[Token]] = []
    for token in sorted(tokens, key=lambda t: t.i):
        if pieces and pieces[-1][-1].i + 1 == token.i:
            pieces[-1].append(token)
        else:
            pieces.append([token])
    found = (_without_edges(piece) for piece in pieces)
    return tuple(span for span in found if span[0] < span[1])


def _without_edges(piece: list[Token]) -> Span:
    """The characters of neighbouring tokens; their own words are asked for, since spaCy builds `doc.text` anew at each call."""
    start = piece[0].idx
    words = piece[0].doc[piece[0].i : piece[-1].i + 1].text
    first, last = trim(words, (0, len(words)), EDGE)
    return (start + first, start + last)


def tokens_in(doc: Doc, spans: Spans) -> list[Token]:
    """The tokens that lie at least partly inside the spans, white space left out."""
    found: list[Token] = []
    for start, end in spans:
        piece = doc.char_span(start, end, alignment_mode="expand") if start < end else None
        found.extend(token for token in piece or () if not token.is_space)
    return found


def head_of(doc: Doc, spans: Spans) -> Token | None:
    """The token of the spans that governs the others; None for empty spans."""
    tokens = tokens_in(doc, spans)
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside or token.head.i == token.i), None)
