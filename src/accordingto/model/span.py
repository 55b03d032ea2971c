"""Spans: half-open [start, end) code-point offsets into `report.text`."""

from collections.abc import Iterable

import msgspec

Span = tuple[int, int]
Spans = tuple[Span, ...]
EMPTY: Spans = ()


class Shape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The parent of every shape of the record: frozen, keyword-only, unknown fields refused."""


class Ref(Shape, frozen=True, kw_only=True):
    """Words that stand for a party: their spans, and the party's id where it was resolved."""

    spans: Spans
    party: str | None = None


def words(text: str, spans: Spans) -> str:
    """The words of the spans, pieces joined by one space; white space inside a piece is kept."""
    return " ".join(text[start:end] for start, end in spans)


def trim(text: str, span: Span, chars: str | None = None) -> Span:
    """The span without the characters (default: white space) at its edges; may become empty."""
    start, end = span
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(chars))
    return (start, max(start, end - (len(piece) - len(piece.rstrip(chars)))))


def trimmed(text: str, spans: Iterable[Span], chars: str | None = None) -> Spans:
    """The spans trimmed, empty ones dropped, in text order."""
    return tuple(sorted(s for s in (trim(text, span, chars) for span in spans) if s[0] < s[1]))


def covers(outer: Spans, inner: Spans) -> bool:
    """Whether every piece of `inner` lies inside a piece of `outer`; nothing covers the empty."""
    return bool(inner) and all(any(a <= s and e <= b for a, b in outer) for s, e in inner)


def overlap(one: Spans, two: Spans) -> int:
    """The number of characters that both cover."""
    if len(one) == 1 and len(two) == 1:  # nearly always, and asked for every pair of items of a report
        (start, end), (first, last) = one[0], two[0]
        return max(0, (end if end < last else last) - (start if start > first else first))
    return sum(max(0, min(e, b) - max(s, a)) for s, e in one for a, b in two)


def length(spans: Spans) -> int:
    """The number of characters covered."""
    return sum(end - start for start, end in spans)


def subtract(span: Span, holes: Iterable[Span]) -> Spans:
    """The pieces of the span that no hole covers, in text order."""
    pieces, at = [], span[0]
    for start, end in sorted(holes):
        if end <= at or start >= span[1]:
            continue
        if start > at:
            pieces.append((at, start))
        at = max(at, end)
    if at < span[1]:
        pieces.append((at, span[1]))
    return tuple(pieces)
