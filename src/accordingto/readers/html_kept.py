"""Captions, rows of tables and block quotations that extraction drops from the middle of a report, put back where they stand."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from accordingto.model import Span
from accordingto.readers import html_body, residue
from accordingto.readers.html_map import Place
from accordingto.readers.html_tokens import CAPTION_CLASS, Visible

LEAST = {"caption": 25, "row": 1}  # characters; a shorter caption is a credit
LONGEST = 1_000  # characters; a longer cell or caption is a layout
CELLS = 2  # of a row, and rows of a table
QUOTED = 15  # characters of a line of a quotation
MOST = 1_000  # a page with more of them is a list, and each is looked for in all the others


class Mark(NamedTuple):
    """A range of the visible page: a caption, quotation, row or article."""

    what: str
    span: Span


def marks(page: Visible) -> list[Mark]:
    """The captions, quotations, rows of more than one cell, and articles of the page, by where they end."""
    found: list[Mark] = []
    opened: dict[str, list[int]] = {}
    cells: dict[int, int] = {}
    for tag, close, at in page.edges:
        stack = opened.setdefault(tag, [])
        if tag == CAPTION_CLASS:
            found.append(Mark("caption", (at, _block_end(page, at))))
        elif tag in ("td", "th"):
            row = opened.get("tr") or [-1]
            cells[row[-1]] = cells.get(row[-1], 0) + (not close)
        elif not close:
            stack.append(at)
        elif stack:
            start = stack.pop()
            if tag != "tr" or cells.pop(start, 0) >= CELLS:
                found.append(Mark({"figcaption": "caption", "blockquote": "quotation", "tr": "row"}.get(tag, tag), (start, at)))
    return found


def _block_end(page: Visible, at: int) -> int:
    """Where the first block with any words ends that begins at this place or after it."""
    for edge in islice(page.breaks, bisect_right(page.breaks, at), None):
        if page.text[at:edge].strip():
            return edge
    return len(page.text)


def captions(page: Visible, found: Sequence[Mark]) -> frozenset[str]:
    """The letters of each caption, by which it is known."""
    return frozenset(html_body.letters(page.text[slice(*mark.span)]) for mark in found if mark.what == "caption") - {""}


def restored(paragraphs: list[str], place: Place, found: Sequence[Mark], title: str | None) -> list[str]:
    """The paragraphs with what stands among them on the page and is not in them."""
    page = place.page
    if len(found) > MOST or all(mark.what == "article" for mark in found):
        return paragraphs
    known = html_body.letters(" ".join((title or "", *paragraphs)))
    missing = [(mark, words) for mark in found for words in _lines(page, mark) if html_body.letters(words) not in known]
    if not missing or not paragraphs:
        return paragraphs
    places = _places(paragraphs, place.again(), title)
    seen = [place for place in places if place is not None]
    if not seen:
        return paragraphs
    start, end = _ground(page, found, seen, title)
    rows = [mark.span for mark, _ in missing if mark.what == "row"]
    put: dict[int, list[str]] = {}
    for mark, words in sorted(missing, key=lambda pair: (pair[0].span[0], -pair[0].span[1])):
        at = mark.span[0]
        inside = start <= at < end and _own(mark, found, seen) and (mark.what != "row" or (len(rows) >= CELLS and not _holds(mark, seen)))
        if inside and html_body.letters(words) not in known:
            known += html_body.letters(words)
            after = sum(1 for place in seen if place <= at)
            index = [i for i, place in enumerate(places) if place is not None][after - 1] + 1 if after else 0
            put.setdefault(index, []).append(words)
    return [words for i in range(len(paragraphs) + 1) for words in (*put.get(i, ()), *paragraphs[i : i + 1])]


def _lines(page: Visible, mark: Mark) -> Iterator[str]:
    """The words of a mark that are worth keeping: a caption or row as one line, a quotation by its blocks."""
    start, end = mark.span
    whole = " ".join(page.text[start:end].split())
    if mark.what == "quotation" and len(whole) <= LONGEST:
        inner = page.breaks[bisect_right(page.breaks, start) : bisect_left(page.breaks, end)]
        lines = (" ".join(page.text[a:b].split()) for a, b in pairwise((start, *inner, end)))
        yield from (words for words in lines if len(words) >= QUOTED and not residue.kind(words))
    elif mark.what in LEAST and LEAST[mark.what] <= len(whole) <= LONGEST and not residue.kind(whole):
        yield whole


def _places(paragraphs: Sequence[str], place: Place, title: str | None) -> list[int | None]:
    """Where each paragraph begins on the page; None where it is not found, or is the title, which stands in many places."""
    found: list[int | None] = []
    for words in paragraphs:
        first = next(iter(place.pairs(words, (0, len(words)))), None)
        found.append(first[1] if first and len(words) > QUOTED and words != title else None)
    return found


def _ground(page: Visible, found: Sequence[Mark], seen: Sequence[int], title: str | None) -> Span:
    """The range of the page in which the report stands: from its heading to its last paragraph, or to the end of its article."""
    first, last = min(seen), max(seen)
    heading = page.text.rfind(title, 0, first) if title else -1
    articles = [mark.span for mark in found if mark.what == "article" and mark.span[0] <= first and last < mark.span[1]]
    start, end = max(articles, default=(0, last))
    return (max(start, heading) if heading >= 0 or articles else first, end)


def _own(mark: Mark, found: Sequence[Mark], seen: Sequence[int]) -> bool:
    """Whether the mark stands in no other article: a card of another story is one of its own."""
    at, first = mark.span[0], min(seen)
    return not any(m.what == "article" and m.span[0] <= at < m.span[1] and not m.span[0] <= first < m.span[1] for m in found)


def _holds(mark: Mark, seen: Sequence[int]) -> bool:
    """Whether a row holds a paragraph of the report: then it is no row but the page's layout."""
    return any(mark.span[0] <= place < mark.span[1] for place in seen)
