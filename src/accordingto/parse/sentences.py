"""Paragraphs: what is parsed at a time. Blank lines and parts end one; a line break inside a hard-wrapped one does not."""

import re
from collections.abc import Iterable

from accordingto.model import Part, Span
from accordingto.model.span import trim

LINE = re.compile(r"[^\n\r\u2028\u2029]+")
ENDS = (".", "!", "?", ":", '"', "”", "’", "''", ")", "…", "--", "—")
WRAP = 45  # shorter lines are headings, list items or captions; printed columns wrap later than this


def paragraphs(text: str, parts: Iterable[Part] = ()) -> tuple[Span, ...]:
    """The paragraphs of the text in order, without white space at their edges."""
    edges = sorted({edge for part in parts for span in part.spans for edge in span} - {0, len(text)})
    found: list[Span] = []
    start = 0
    for edge in [*edges, len(text)]:
        found.extend(_within(text, (start, edge)))
        start = edge
    return tuple(found)


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
