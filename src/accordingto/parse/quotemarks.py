"""Quotations: marks paired with their real faults.

Marks are paired within a paragraph, so one odd mark cannot spoil more than its own paragraph. A mark opens or closes by
its shape and by what stands around it: typographers' rules are broken in both directions by real reports.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from accordingto.model import Span

DOUBLE, SINGLE, ANGLE = "double", "single", "angle"
KINDS = {
    **dict.fromkeys(('"', "“", "”", "„", "‟", "＂", "``", "''", "´´", "‘‘", "’’", "〝", "〞"), DOUBLE),
    **dict.fromkeys(("'", "‘", "’", "‚", "`", "´"), SINGLE),
    **dict.fromkeys(("«", "»", "‹", "›"), ANGLE),
}
MARK = re.compile(r"``|''|‘‘|’’|´´|[\"“”„‟＂〝〞'‘’‚`´«»‹›]")
OPENS = frozenset(("“", "„", "‟", "``", "‘‘", "〝", "‘", "‚", "«", "‹"))
CLOSES = frozenset(("”", "’’", "´´", "〞", "»", "›"))
# Words that begin with an apostrophe, and what stands behind one in years ('90s).
ELISION = re.compile(r"['’‘](?:\d\ds?\b|(?:em|tis|twas|til|cause|round|bout|n)\b)", re.IGNORECASE)
END = re.compile(r"[.!?,…]['’\"”]*$")
DEEPEST = 8  # quotations inside each other
SENTENCE = re.compile(r"[.!?…]\s+(?=[^\W\d_])")


class Quote(NamedTuple):
    """A quotation: `span` with its marks, `inner` without; `closed` is false where a mark is missing."""

    span: Span
    inner: Span
    closed: bool = True
    depth: int = 0


class Mark(NamedTuple):
    """One mark in the text: where, of which kind, and what it may do."""

    span: Span
    kind: str
    opens: bool
    closes: bool
    raw: str


def quotations(text: str, paragraphs: tuple[Span, ...]) -> tuple[Quote, ...]:
    """The quotations of the text in order.

    An opening mark without its closing one lasts to the end of its paragraph: where the next paragraph opens again it
    is a quotation of several paragraphs, otherwise a fault. A closing mark alone, after the end of a clause, closes a
    quotation that began with its paragraph.
    """
    found: list[Quote] = []
    for paragraph in paragraphs:
        found.extend(_pair(text, paragraph, list(_marks(text, paragraph))))
    return tuple(sorted(found, key=lambda q: (q.span[0], -q.span[1])))


def _marks(text: str, paragraph: Span) -> Iterator[Mark]:
    start, end = paragraph
    for match in MARK.finditer(text, start, end):
        raw, (first, last) = match.group(), match.span()
        before = text[first - 1] if first > start else " "
        after = text[last] if last < end else " "
        kind = KINDS[raw]
        if kind == SINGLE and ((before.isalnum() and after.isalnum()) or ELISION.match(text, first)):
            continue
        at_start, at_end = _leads(before), _trails(after)
        opens = at_start and not at_end
        closes = at_end and not at_start
        if opens == closes:
            opens, closes = raw in OPENS or raw not in CLOSES, raw not in OPENS
        if raw in ("“", "‘") and not opens:  # German „...“ and ‚...‘ close with what opens in English
            opens, closes = not before.isalnum() and before not in ".,!?", True
        if kind == SINGLE and raw in ("'", "’") and before.isdigit():  # feet, minutes
            continue
        yield Mark((first, last), kind, opens, closes, raw)


def _leads(before: str) -> bool:
    return before.isspace() or before in "([{—–-/:\"“„«‘'`|>…"


def _trails(after: str) -> bool:
    return after.isspace() or after in ")]}—–-/:;,.!?\"”»’'|<…*"


class Ahead(NamedTuple):
    """What follows each mark of a paragraph: how many only open and only close of each kind, and the next single mark."""

    opening: dict[str, list[int]]
    closing: dict[str, list[int]]
    single: list[int | None]


def _ahead(marks: list[Mark]) -> Ahead:
    """One pass from the end, so that a paragraph of many marks costs no more than its length."""
    ahead = Ahead({k: [0] for k in (DOUBLE, SINGLE, ANGLE)}, {k: [0] for k in (DOUBLE, SINGLE, ANGLE)}, [None])
    for number in range(len(marks) - 1, -1, -1):
        mark = marks[number]
        for kind in (DOUBLE, SINGLE, ANGLE):
            same = mark.kind == kind
            ahead.opening[kind].append(ahead.opening[kind][-1] + (same and mark.opens and not mark.closes))
            ahead.closing[kind].append(ahead.closing[kind][-1] + (same and mark.closes and not mark.opens))
        ahead.single.append(number if mark.kind == SINGLE else ahead.single[-1])
    for counts in (*ahead.opening.values(), *ahead.closing.values()):
        counts.reverse()
    ahead.single.reverse()
    return ahead


def _pair(text: str, paragraph: Span, marks: list[Mark]) -> Iterator[Quote]:
    stack: list[Mark] = []
    made: list[Quote] = []
    ahead = _ahead(marks)
    for number, mark in enumerate(marks):
        opener = next((i for i in range(len(stack) - 1, max(-1, len(stack) - DEEPEST), -1) if stack[i].kind == mark.kind), None)
        single = ahead.single[number + 1]
        later = marks[single] if single is not None else None
        if mark.closes and opener is not None and not (mark.opens and mark.raw in OPENS):
            if mark.kind == SINGLE and _possessive(text, paragraph, mark, later):
                continue
            begun = stack[opener]
            del stack[opener:]
            made.append(Quote((begun.span[0], mark.span[1]), (begun.span[1], mark.span[0]), True, len(stack)))
            yield made[-1]
        elif mark.opens and (mark.kind != SINGLE or _closed_later(text, mark, later)):
            if opener is not None and mark.kind != SINGLE and not _nested(mark, ahead, number, len(stack)):
                for quote in _broken(text, stack[opener], mark.span[0], depth=opener):
                    made.append(_around(quote, made))
                    yield made[-1]
                del stack[opener:]
            stack.append(mark)
        elif mark.closes and mark.kind != SINGLE and not stack:
            yield from _unopened(text, paragraph, mark, marks[number - 1] if number else None)
    if stack:
        yield Quote((stack[0].span[0], paragraph[1]), (stack[0].span[1], paragraph[1]), False, 0)


def _possessive(text: str, paragraph: Span, mark: Mark, later: Mark | None) -> bool:
    """An apostrophe after a plural s (the workers' union), where a better closing mark follows."""
    start, end = mark.span
    if text[start - 1 : start] not in ("s", "S") or not re.match(r"\s+\w", text[end : min(end + 3, paragraph[1])]):
        return False
    return later is not None and later.closes and not later.opens


def _closed_later(text: str, mark: Mark, later: Mark | None) -> bool:
    """Whether a single mark that may open a quotation is closed before the next one opens."""
    if later is not None:
        return later.closes
    return mark.raw in ("‘", "‚") and not text[mark.span[1] : mark.span[1] + 1].islower()


def _nested(mark: Mark, ahead: Ahead, number: int, depth: int) -> bool:
    """Whether enough closing marks follow for a quotation of the same marks inside another."""
    return ahead.closing[mark.kind][number] >= ahead.opening[mark.kind][number] + depth


def _broken(text: str, opener: Mark, until: int, depth: int) -> Iterator[Quote]:
    """An opening mark met by another: its quotation lasts to the end of the clause before the second one."""
    piece = text[opener.span[1] : until]
    stripped = piece.rstrip()
    ends = [m.start() + 1 for m in SENTENCE.finditer(piece)]
    length = len(stripped) if END.search(stripped) or not ends else ends[0]
    if length:
        end = opener.span[1] + length
        yield Quote((opener.span[0], end), (opener.span[1], end), False, depth)


def _around(quote: Quote, made: list[Quote]) -> Quote:
    """The quotation made as long as those that begin in it: a clause that ends inside another quotation is no end."""
    end = quote.span[1]
    for inner in reversed(made):
        if inner.span[0] < quote.span[0]:
            break
        if inner.span[0] < end:
            end = max(end, inner.span[1])
    return quote._replace(span=(quote.span[0], end), inner=(quote.inner[0], end))


def _unopened(text: str, paragraph: Span, mark: Mark, earlier: Mark | None) -> Iterator[Quote]:
    """A closing mark alone, the first mark of its paragraph: where a clause ends there, the quotation began with it."""
    piece = text[paragraph[0] : mark.span[0]]
    if earlier is None and END.search(piece) and len(piece.split()) > 1:
        yield Quote((paragraph[0], mark.span[1]), (paragraph[0], mark.span[0]), False, 0)
