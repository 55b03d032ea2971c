"""Lines of a text source with the marks of Markdown told apart from their words; every character is one or the other."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from accordingto.model import Span, Spans
from accordingto.model.span import subtract, trim

LINE = re.compile(r"[^\n\r\f\v\u0085\u2028\u2029]+")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ufeff\u200b\u2060]+")
QUOTED = re.compile(r"\s*(?:>\s?)+")
HEADING = re.compile(r"\s{0,3}(#{1,6})(?:\s+|$)")
CLOSING = re.compile(r"(?<!\s)\s++#++\s*+$")
BULLET = re.compile(r"\s*[-*+•·▪■●◦–]\s+(?=\S)")
RULE = re.compile(r"\s*(?:[-*_=]\s?){3,}$")
DEFINITION = re.compile(r"\s{0,3}\[[^\]]{1,40}\]:\s*<?\S+>?(?:\s+[\"'(].*[\"')])?\s*$")
IMAGE = re.compile(
    r"\[!\[[^\]]{0,400}\]\([^()]*\)\]\([^()]*\)|!\[[^\]]{0,400}\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)?(?:\s+\"[^\"]*\")?\)|\[[^\]]*\])?"
)
LINK = re.compile(r"\[(?P<words>[^\[\]]+)\](?:\(<?[^()\s]*(?:\([^()]*\)[^()\s]*)?>?(?:\s+\"[^\"]*\")?\)|\[[^\]]*\])")
TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|&nbsp;")
TICKS = re.compile(r"(`+)(?P<words>[^`]+)\1")
ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!>~|-])|\\$")
EMPHASIS = re.compile(
    r"(?<![\\*])(\*{1,3})(?=[^\s*])(?P<words>.*?[^\s*\\])\1(?!\*)|(?<![\\\w])(_{1,3})(?=[^\s_])(?P<other>.*?[^\s_\\])\3(?!\w)|(~~)(?=\S)(?P<struck>.*?\S)~~"
)


LONGEST, MARKS = 10_000, 200  # of a line whose inner marks are looked for: a longer one, or one of more asterisks, is no prose


class Line(NamedTuple):
    """A line without white space at its edges: `span` in the source, `marks` inside it, and `words`: what the marks leave.

    `heading` is 1 to 6 (0 for none); `bullet` and `strong` say that the whole line is a list item or emphasised; `gap` that
    a blank line stands before it; `linked` that all its words are links.
    """

    span: Span
    marks: Spans
    words: str
    heading: int = 0
    bullet: bool = False
    strong: bool = False
    linked: bool = False
    gap: bool = False

    @property
    def kept(self) -> Spans:
        """The pieces of the source that are words, without white space at the edges of the line."""
        return subtract(self.span, self.marks)


def lines(text: str, *, markdown: bool) -> list[Line]:
    """The lines of the text that hold anything but white space, in order."""
    found: list[Line] = []
    before = 0
    for match in LINE.finditer(text):
        span = trim(text, match.span())
        if span[0] == span[1]:
            continue
        gap = len(re.findall(r"\r\n|[\n\r\u2028\u2029\f]", text[before : span[0]])) > 1 or not found
        found.append(_line(text, span, markdown)._replace(gap=gap))
        before = span[1]
    return found


def _line(text: str, span: Span, markdown: bool) -> Line:
    words = text[slice(*span)]
    marks = [match.span() for match in CONTROL.finditer(words)]
    heading, bullet, linked = 0, False, False
    if not RULE.match(words):
        at = _leading(QUOTED, words, 0, marks)
        if markdown and len(words) <= LONGEST:
            title = HEADING.match(words, at)
            heading = len(title[1]) if title else 0
            at = _leading(HEADING, words, at, marks)
            item = _leading(BULLET, words, at, marks)
            bullet, at = item > at, item
            inline = list(_inline(words, at))
            linked = bool(inline) and not subtract((at, len(words)), [link.span() for link in LINK.finditer(words, at)])
            marks += inline
        else:
            bullet = bool(BULLET.match(words, at))
    shifted = tuple((span[0] + a, span[0] + b) for a, b in _merged(marks))
    kept = [text[a:b] for a, b in subtract(span, shifted)]
    inner = "".join(kept).strip()
    strong = markdown and not heading and bool(re.match(r"\W*(\*\*|__|\*|_)\S", words)) and words.rstrip().endswith(("*", "_"))
    return Line(span, shifted, inner, heading=heading, bullet=bullet, strong=strong, linked=linked)


def _leading(pattern: re.Pattern[str], words: str, at: int, marks: list[Span]) -> int:
    found = pattern.match(words, at)
    if not found:
        return at
    marks.append(found.span())
    return found.end()


def _inline(words: str, at: int) -> Iterator[Span]:
    """The marks inside a line from `at` on: images, links, tags, emphasis, code, escapes."""
    if DEFINITION.match(words, at) or not words[at:].strip("*_`~ "):
        yield (at, len(words))
        return
    closing = CLOSING.search(words, at)
    if closing:
        yield closing.span()
    for pattern in (IMAGE, TAG, ESCAPE):
        yield from (match.span() for match in pattern.finditer(words, at))
    for match in LINK.finditer(words, at):
        yield (match.start(), match.start("words"))
        yield (match.end("words"), match.end())
    for match in TICKS.finditer(words, at):
        yield match.span(1)
        yield (match.end("words"), match.end())
    if words.count("*") + words.count("_") + words.count("~") <= MARKS:
        yield from _emphasis(words, at, len(words))


def _emphasis(words: str, at: int, end: int) -> Iterator[Span]:
    for match in EMPHASIS.finditer(words, at, end):
        name = match.lastgroup or "words"
        inner = match.span(name)
        yield (match.start(), inner[0])
        yield (inner[1], match.end())
        yield from _emphasis(words, *inner)


def _merged(marks: list[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in sorted(mark for mark in marks if mark[0] < mark[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
