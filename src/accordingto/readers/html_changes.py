"""Lines of a page that say it was corrected or updated, and the line that says when it was published: found near the report, kept."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from accordingto import lang
from accordingto.model import Span
from accordingto.readers import published, residue
from accordingto.readers.html_map import Place
from accordingto.readers.html_tokens import Visible

BEFORE = 400  # visible characters above the heading in which a date may stand
AFTER = 2_000  # visible characters below the last paragraph; further down are comments and other stories
LONGEST = 900  # characters of a correction


class Changes(NamedTuple):
    """Corrections in page order, the first line that says when the page was updated, and the first that says when it was published."""

    corrections: list[str]
    updated: str | None = None
    published: str | None = None


@cache
def _pattern(name: str, language: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in lang.table(language, "residue")["changed"][name]), re.IGNORECASE)


def is_correction(words: str, language: str = "en") -> bool:
    """Whether the line says what was corrected in the report."""
    return len(words) <= LONGEST and bool(_pattern("corrected", language).fullmatch(words.replace("’", "'")))


def is_update(words: str, language: str = "en") -> bool:
    """Whether the line says when the page was last changed."""
    return len(words) <= residue.LABEL and bool(_pattern("updated", language).fullmatch(words.replace("’", "'")))


def last_day(words: str, language: str = "en") -> str | None:
    """The day that a line of change names, in ISO 8601; the last one where it names that of publication too."""
    pieces = re.split(r"(?i)\b(?=updated|modified|revised)", words)
    return published.in_words(pieces[-1], language) or published.in_words(words, language)


def find(place: Place, paragraphs: list[str], title: str | None, *, dated: bool, language: str = "en") -> Changes:
    """The lines around the report; the published line is looked for only where the page is not dated otherwise."""
    page = place.page
    small = page.text.lower()
    found = any(stem in small for stem in lang.table(language, "residue")["changed"]["stems"])
    if not paragraphs or not (found or not dated):
        return Changes([])
    start, first, end = _window(place.again(), paragraphs, title)
    lines = list(_blocks(page, (start, end)))
    corrections = [words for _, words in lines if is_correction(words, language)] if found else []
    updated = next((words for _, words in lines if is_update(words, language)), None) if found else None
    heads = (words for at, words in lines if at < first and not is_update(words, language))
    day = None if dated else next((words for words in heads if _is_dated(words, language)), None)
    return Changes(list(dict.fromkeys(corrections)), updated, day)


def _is_dated(words: str, language: str) -> bool:
    return residue.kind(words, language) == "publication date" and published.in_words(words, language) is not None


def _window(place: Place, paragraphs: list[str], title: str | None) -> tuple[int, int, int]:
    """Where on the page the report's surroundings begin, where its first paragraph stands, and where the surroundings end."""
    page = place.page
    opening = next((words for words in paragraphs if residue.is_paragraph(words)), paragraphs[0])
    first = next((pair[1] for pair in place.pairs(opening, (0, len(opening)))), 0)
    last = max((pair[1] for pair in place.pairs(paragraphs[-1], (0, len(paragraphs[-1])))), default=len(page.text))
    heading = page.text.rfind(title, 0, first) if title else -1
    return max(0, (heading if heading >= 0 else first) - BEFORE), first, max(first, last) + len(paragraphs[-1]) + AFTER


def _blocks(page: Visible, span: Span) -> Iterator[tuple[int, str]]:
    """(offset, words) of the blocks that begin inside the span."""
    low, high = bisect_left(page.breaks, span[0]), bisect_right(page.breaks, span[1])
    edges = [*page.breaks[low:high], page.breaks[high] if high < len(page.breaks) else len(page.text)]
    for start, end in pairwise(edges):
        words = " ".join(page.text[start:end].split())
        if words:
            yield start, words
