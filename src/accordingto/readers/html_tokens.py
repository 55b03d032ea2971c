"""An HTML source as the characters that can be seen, each with its place in the source: tags skipped, entities resolved."""

import re
import sys
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from html import unescape
from importlib.resources import files
from itertools import chain, pairwise
from typing import Any, NamedTuple

from accordingto.model import Span
from accordingto.readers.source_map import Run, Widths

QUOTED = r"(?:\"[^\"]{0,20000}+\"|'[^']{0,20000}+')"
ATTRIBUTES = rf"[^<>\"']*+(?:{QUOTED}[^<>\"']*+)*+"
DARK = r"(?i:script|style|template|iframe|svg|math)"
# Possessive, so that a page of unclosed tags or quotes costs no more than its length; "<" first and loops unrolled: three times as fast.
TOKEN = re.compile(
    rf"<(?:(?P<close>/?)(?P<tag>(?:(?<=/)|(?!{DARK}\b))[a-zA-Z][a-zA-Z0-9:-]*+){ATTRIBUTES}>"
    rf"|(?P<dark>{DARK})\b(?:{ATTRIBUTES}>|[^<>]*+>)[^<]*+(?:<(?!/(?i:(?P=dark))\s*>)[^<]*+)*+(?:</(?i:(?P=dark))\s*>|\Z)"
    r"|!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->|\Z)|!\[CDATA\["
    r"|[a-zA-Z/!?][^<>]*+>)"
    r"|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?|\]\]>"
)
SILENT = frozenset(("script", "style", "svg"))
FIELDS = "ld+json"  # the scripts that hold fields
HEAD = 400  # where the type of a script stands
CAPTIONED = re.compile(r"\bclass\s*=\s*[\"']?[^\"'>]*caption", re.IGNORECASE)
EMBEDDED = re.compile("wp-embedded-content")  # a quotation of this class is the card of another story
CAPTION_CLASS = ".caption"  # as the edge of an element that is a caption by its class
TAGS = 100_000  # of a page with a tree: that of more takes a gigabyte; the longest live pages have a third of it
LONG, ATTRIBUTES_MOST = 20_000, 2_000  # characters of a tag that is looked at, and attributes: comparing them takes the parser minutes
DEEP = 250  # libxml2 drops what lies deeper than 256 elements, and tree walks slow down long before


@cache
def page_table() -> dict[str, Any]:
    """What is known of web pages: elements and fields by name (`page.toml`)."""
    return tomllib.loads(files("accordingto.readers").joinpath("page.toml").read_text("utf-8"))


# (at, source, end): visible characters from `at` on are the source's from `source` on; `end` is set where one character is an
# entity. A plain tuple: a page has a thousand.
Row = tuple[int, int, int]


# (element, whether it ends, offset in the visible text) of the elements that `page.toml` says to watch for
Edge = tuple[str, bool, int]


class Visible(NamedTuple):
    """The characters of a page outside tags; `breaks` are the offsets where a block begins or ends, `depth` its deepest nesting.

    `edges` are the tags of captions, quotations, tables and articles.
    `silent` are the spans of the source that no reader of the page sees and no field stands in: scripts, styles, drawings, comments.
    """

    text: str
    rows: list[Row]
    breaks: list[int]
    edges: list[Edge]
    depth: int
    silent: list[Span]

    def spoken(self, source: str) -> str:
        """The source without its silent spans: three fifths of a page less to parse."""
        edges = [0, *chain.from_iterable(self.silent), len(source)]
        return "".join(source[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))

    def runs(self, start: int, span: Span, widths: Widths) -> Iterator[Run]:
        """The runs of text from offset `start` on whose characters are the visible [span)."""
        rows, (at, end) = self.rows, span
        index = bisect_right(rows, (at, sys.maxsize)) - 1
        while at < end:
            begin, source, entity = rows[index]
            until = min(end, rows[index + 1][0]) if index + 1 < len(rows) else end
            if entity:
                first, last = widths.bytes((source, entity))
                yield Run(start, start + 1, first, last - first)
            else:
                from_source = source + at - begin
                yield from widths.runs(start, (from_source, from_source + until - at))
            start, at, index = start + until - at, until, index + 1

    def blocks(self) -> Iterator[str]:
        """The words of each block in page order, white space made single."""
        for start, end in pairwise((0, *self.breaks, len(self.text))):
            words = " ".join(self.text[start:end].split())
            if words:
                yield words

    def lines(self) -> list[str]:
        """The visible text by blocks: what is left where no extraction can be made."""
        return list(self.blocks())


def visible(source: str) -> Visible:
    """The visible characters of the page; never fails, whatever the markup."""
    pieces: list[str] = []
    rows: list[Row] = []
    breaks: list[int] = [-1]
    edges: list[Edge] = []
    silent: list[Span] = []
    length = at = depth = deepest = 0
    inline, void, watched, holders = _elements()
    for match in TOKEN.finditer(source):
        start, end = match.span()
        if start > at:
            rows.append((length, at, 0))
            pieces.append(source[at:start])
            length += start - at
        at = end
        tag = match[2]
        if tag:
            if end - start > LONG and _overloaded(match[0]):
                silent.append((start, end))
            tag = tag.lower()
            if tag not in inline and breaks[-1] != length:
                breaks.append(length)
            close = source[start + 1] == "/"
            if tag not in void:
                if not close:
                    depth += 1
                    if depth > deepest:
                        deepest = depth
                elif depth:
                    depth -= 1
            if tag in watched and not EMBEDDED.search(source, start, end):
                edges.append((tag, close, length))
            elif tag in holders and not close and source.find("aption", start, end) > 0 and CAPTIONED.search(source, start, end):
                edges.append((CAPTION_CLASS, False, length))
        elif source[start] == "&":
            char = unescape(match[0])
            rows.append((length, start, end if len(char) == 1 else 0))
            pieces.append(char if len(char) == 1 else match[0])
            length += len(pieces[-1])
        elif source[end - 1] == ">" and _is_silent(match):
            silent.append((start, end))
    if at < len(source):
        rows.append((length, at, 0))
        pieces.append(source[at:])
    return Visible("".join(pieces), rows, breaks[1:], edges, deepest, silent)


def _overloaded(tag: str) -> bool:
    """Whether a tag has more attributes than any page's, whatever their values hold."""
    return len(re.sub(QUOTED, "", tag).split()) > ATTRIBUTES_MOST


def crowded(spoken: str) -> bool:
    """Whether a page has so many tags that no tree is made of it."""
    return spoken.count("<") > TAGS


def _is_silent(match: re.Match[str]) -> bool:
    dark = match["dark"]
    if dark:
        return dark.lower() in SILENT and FIELDS not in match[0][:HEAD]
    return match[0].startswith("<!--") and match[0].endswith("-->")


@cache
def _elements() -> tuple[frozenset[str], ...]:
    """The elements that do not end a line, have no closing tag, are watched for, and may be captions by their class."""
    table = page_table()["elements"]
    return tuple(frozenset(table[name]) for name in ("inline", "void", "watched", "holders"))
