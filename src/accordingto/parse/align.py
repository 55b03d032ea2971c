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
    text = pieces[0][0].doc.text if pieces else ""
    found = (trim(text, span_of(piece[0], piece[-1]), EDGE) for piece in pieces)
    return tuple(span for span in found if span[0] < span[1])


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
