"""An HTML source as the characters that can be seen, each with its place in the source: tags skipped, entities resolved."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from html import unescape
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple

from accordingto.model import Span
from accordingto.readers.source_map import Run, Widths

# Possessive, so that a page of unclosed tags or quotes costs no more than its length.
TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[|\]\]>"
    r"|<(?P<dark>script|style|template|iframe|svg|math)\b[^<>]*+>.*?(?:</(?P=dark)\s*>|\Z)"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9:-]*)(?:[^<>\"']++|\"[^\"]{0,20000}+\"|'[^']{0,20000}+')*+>"
    r"|<[a-zA-Z/!?][^<>]*+>"
    r"|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?",
    re.DOTALL | re.IGNORECASE,
)
CAPTION = "figcaption"
DEEP = 250  # libxml2 drops what lies deeper than 256 elements, and tree walks slow down long before


@cache
def page_table() -> dict[str, Any]:
    """What is known of web pages: elements and fields by name (`page.toml`)."""
    return tomllib.loads(files("accordingto.readers").joinpath("page.toml").read_text("utf-8"))


class Row(NamedTuple):
    """Visible characters from `at` on are the source's from `source` on; `end` is set where one character is an entity."""

    at: int
    source: int
    end: int


class Visible(NamedTuple):
    """The characters of a page outside tags; `breaks` are the offsets where a block begins or ends, `depth` its deepest nesting."""

    text: str
    rows: list[Row]
    breaks: list[int]
    captions: list[Span]
    depth: int

    def runs(self, start: int, span: Span, widths: Widths) -> Iterator[Run]:
        """The runs of text from offset `start` on whose characters are the visible [span)."""
        at, end = span
        index = bisect_right(self.rows, at, key=lambda row: row.at) - 1
        while at < end:
            row = self.rows[index]
            until = min(end, self.rows[index + 1].at) if index + 1 < len(self.rows) else end
            if row.end:
                first, last = widths.bytes((row.source, row.end))
                yield Run(start, start + 1, first, last - first)
            else:
                from_source = row.source + at - row.at
                yield from widths.runs(start, (from_source, from_source + until - at))
            start, at, index = start + until - at, until, index + 1

    def lines(self) -> list[str]:
        """The visible text by blocks, white space made single: what is left where no extraction can be made."""
        edges = [0, *self.breaks, len(self.text)]
        pieces = (" ".join(self.text[a:b].split()) for a, b in pairwise(edges))
        return [piece for piece in pieces if piece]


def visible(source: str) -> Visible:
    """The visible characters of the page; never fails, whatever the markup."""
    pieces: list[str] = []
    rows: list[Row] = []
    breaks: list[int] = []
    captions: list[Span] = []
    length = at = depth = deepest = 0
    opened = -1
    inline, void = (frozenset(page_table()["elements"][name]) for name in ("inline", "void"))
    for match in TOKEN.finditer(source):
        if match.start() > at:
            rows.append(Row(length, at, 0))
            pieces.append(source[at : match.start()])
            length += match.start() - at
        at = match.end()
        tag = (match["tag"] or "").lower()
        if tag:
            if tag not in inline and (not breaks or breaks[-1] != length):
                breaks.append(length)
            if tag not in void:
                depth = max(0, depth - 1) if match["close"] else depth + 1
                deepest = max(deepest, depth)
            if tag == CAPTION:
                captions += [(opened, length)] if match["close"] and opened >= 0 else []
                opened = -1 if match["close"] else length
        elif match[0][0] == "&":
            char = unescape(match[0])
            rows.append(Row(length, match.start(), match.end() if len(char) == 1 else 0))
            pieces.append(char if len(char) == 1 else match[0])
            length += len(pieces[-1])
    if at < len(source):
        rows.append(Row(length, at, 0))
        pieces.append(source[at:])
    return Visible("".join(pieces), rows, breaks, captions, deepest)
