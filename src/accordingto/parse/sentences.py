"""Paragraphs: what is parsed at a time. Blank lines and parts end one; a line break inside a hard-wrapped one does not."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from accordingto.model import Part, Span
from accordingto.model.span import trim

LINE = re.compile(r"[^\n\r\u2028\u2029]+")
ENDS = (".", "!", "?", ":", '"', "”", "’", "''", ")", "…", "--", "—")
SENTENCE = re.compile(r"[.!?][\"”’')]*\s+")
LONGEST = 20_000  # characters parsed at a time: the parser needs about 10 kB of memory for each, and refuses a million
ENDLESS = 3_000  # characters without the end of a sentence: no prose, and rules that look through a sentence would take minutes
MOST, TOGETHER = 10_000, 2_000  # paragraphs of a report, each of which costs 10 kB; beyond it so many characters are parsed together
WRAP = 45  # shorter lines are headings, list items or captions; printed columns wrap later than this


def paragraphs(text: str, parts: Iterable[Part] = ()) -> tuple[Span, ...]:
    """The paragraphs of the text in order, without white space at their edges."""
    edges = sorted({edge for part in parts for span in part.spans for edge in span} - {0, len(text)})
    found: list[Span] = []
    start = 0
    for edge in [*edges, len(text)]:
        found.extend(_within(text, (start, edge)))
        start = edge
    pieces = tuple(piece for paragraph in found for piece in _bounded(text, paragraph))
    return pieces if len(pieces) <= MOST else tuple(_together(pieces))


def _together(pieces: Iterable[Span]) -> Iterator[Span]:
    """Neighbouring paragraphs as one: a list of 100,000 names is no text of 100,000 paragraphs."""
    start, end = next(iter(pieces))
    for piece in pieces:
        if piece[1] - start > TOGETHER and piece[0] >= end:
            yield (start, end)
            start = piece[0]
        end = piece[1]
    yield (start, end)


def _bounded(text: str, span: Span) -> Iterator[Span]:
    """The paragraph in pieces that the parser can hold, cut after a sentence, else at white space, else anywhere."""
    start, end = span
    longest = ENDLESS if end - start > ENDLESS and _ends_never(text, span) else LONGEST
    while end - start > longest:
        ends = [m.end() for m in SENTENCE.finditer(text, start, start + longest)]
        space = text.rfind(" ", start + 1, start + longest)
        at = ends[-1] if ends else space if space > 0 else start + longest
        yield trim(text, (start, at))
        start = trim(text, (at, end))[0]
    if start < end:
        yield (start, end)


def _ends_never(text: str, span: Span) -> bool:
    """Whether a sentence of the paragraph is longer than any."""
    ends = [span[0], *(m.end() for m in SENTENCE.finditer(text, *span)), span[1]]
    return any(second - first > ENDLESS for first, second in pairwise(ends))


def _within(text: str, span: Span) -> list[Span]:
    lines = [trim(text, m.span()) for m in LINE.finditer(text, *span)]
    joined: list[Span] = []
    before: Span | None = None
    for line in lines:
        if line[0] == line[1]:
            before = None
            continue
        if before and _wrapped(text, before, line):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
        before = line
    return joined


def _wrapped(text: str, line: Span, following: Span) -> bool:
    """Whether the second line goes on with the sentence of the first."""
    if re.search(r"[\n\r\u2028\u2029]\s*?[\n\r\u2028\u2029]", text[line[1] : following[0]].replace("\r\n", "\n")):
        return False
    first, second = text[slice(*line)], text[slice(*following)]
    return second[0].islower() or (len(first) >= WRAP and not first.endswith(ENDS))
