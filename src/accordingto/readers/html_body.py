"""The paragraphs of the report on a page: trafilatura with precision first; resiliparse, or the bare text, where that fails.

Measured on the 181 pages of pages/bodies (F1 of 4-word shingles): trafilatura .960, resiliparse .907, both as below .97. Where the two
agree, trafilatura's own comparison with readability changes nothing (317 pages: 24 need it), so it is made only where they do not.
"""

import re
from collections.abc import Iterable, Set
from functools import lru_cache
from typing import Any, NamedTuple

from accordingto.readers import residue
from accordingto.readers.html_tokens import DEEP, Visible, crowded

LARGEST = 4_000_000  # characters; trafilatura takes seconds a megabyte where all of it is text
LITTLE = 250  # characters; a shorter text is a teaser or nothing
TEASER = 600  # so is this where the page's main text does not even hold it
HALF = 0.5  # of what resiliparse finds; a text shorter than that is doubtful
PARAGRAPHS = 3  # a report that goes on behind an advertisement goes on for some paragraphs
GAP = 2  # lines; more between two paragraphs is a list of other things
STANDFIRST = 40  # characters
SENTENCE = 60  # characters
ADS = frozenset(("rule", "subscription"))
SHARE = 0.3  # and for a good part of what came before
INLINE = ("a", "b", "em", "font", "i", "span", "strong", "u")
CELLS = re.compile(r"(?:^|\s)\|(?=\s|$)")
SIGNS = re.compile(r"\W+")
REMEMBERED = 2000  # characters
BLOCKS = 10_000  # of a page on which trafilatura makes its own comparisons, whose time grows with their square
DEEPEST = 2000  # from there resiliparse takes minutes


class Body(NamedTuple):
    """Paragraphs in page order, and why the first choice was not taken (None where it was)."""

    paragraphs: list[str]
    fallback: str | None = None


def extract(source: str, tree: Any | None, page: Visible, captions: Set[str]) -> Body:
    """The paragraphs of the page's report; empty where there are none."""
    if page.depth > DEEPEST:
        return Body(page.lines(), f"its elements are nested {page.depth:,} deep: the text of all blocks was taken")
    if crowded(source):
        return Body(page.lines(), "it has more tags than any report's page: the text of all blocks was taken")
    if page.depth > DEEP or len(source) > LARGEST or tree is None:
        why = (
            f"its elements are nested {page.depth:,} deep"
            if page.depth > DEEP
            else "it is very large"
            if tree is not None
            else "it has no tree"
        )
        return Body(_resiliparse(source) or page.lines(), f"{why}: the text was taken by resiliparse")
    first, second = _trafilatura(tree, fast=True), _resiliparse(source)
    if _length(first) < max(LITTLE, HALF * _length(second)) and len(page.breaks) <= BLOCKS:
        first = _trafilatura(tree, fast=False)
    if _length(second) > 2 * _length(first) and (_length(first) < LITTLE or (_length(first) < TEASER and not _shared(first, second))):
        return Body(second, "trafilatura found too little: the text was taken by resiliparse")
    first = _filled(first, [line for line in second if letters(line) not in captions] if captions else second)
    more = _continued(first, second)
    if more:
        return Body(first + more, "trafilatura stopped at an advertisement: what follows it was taken by resiliparse")
    return Body(first or page.lines(), None if first else "no report was found on it: the text of all blocks was taken")


def spoken_only(found: Body, said: str | None) -> Body:
    """The body, or what the page's fields say of it where next to nothing of it is visible: a script would have shown it."""
    lines = [" ".join(line.split()) for line in (said or "").splitlines() if line.strip()]
    if _length(lines) <= max(LITTLE, 2 * _length(found.paragraphs)) or _length(found.paragraphs) >= TEASER:
        return found
    return Body(lines, "its text is not on it: it was taken from its fields (JSON-LD articleBody)")


def _trafilatura(tree: Any, *, fast: bool) -> list[str]:
    """The paragraphs of trafilatura; fast leaves out its own comparisons, which cost it half its time."""
    from trafilatura import extract as body_of  # late: half a second, loaded with the first page, never for plain text

    for element in [e for e in tree.iter(*INLINE) if not len(e) and not (e.text or "").strip() and (e.tail or "").strip()]:
        element.drop_tree()  # trafilatura loses the words behind an empty element
    found = body_of(tree, favor_precision=True, include_comments=False, fast=fast) or ""
    return [words for words in map(_bare, found.splitlines()) if words]


def _resiliparse(source: str) -> list[str]:
    from resiliparse.extract.html2text import extract_plain_text  # late: loaded with the first page

    found = extract_plain_text(source, preserve_formatting=True, main_content=True, alt_texts=False, list_bullets=False)
    return [" ".join(line.split()) for line in found.splitlines() if line.strip()]


def _bare(line: str) -> str:
    """A line without the marks that trafilatura puts before list items and between cells."""
    bare = CELLS.sub(" ", line) if "|" in line else line
    return " ".join(bare.removeprefix("- ").split())


def _length(paragraphs: list[str]) -> int:
    return sum(map(len, paragraphs))


def letters(words: str) -> str:
    """The letters and figures of a text, by which two are compared."""
    return _letters(words) if len(words) < REMEMBERED else SIGNS.sub("", words.casefold())


@lru_cache(maxsize=512)
def _letters(words: str) -> str:
    return SIGNS.sub("", words.casefold())  # each line of a page is compared four times


def standfirst(descriptions: Iterable[str], paragraphs: list[str], page: Visible) -> str | None:
    """The summary between headline and body that extraction drops: a line above the body that is the page's description."""
    said = {letters(words) for words in descriptions if len(words) > STANDFIRST}
    first = letters(paragraphs[0])[:SENTENCE] if paragraphs else ""
    if not said:
        return None
    for line in page.blocks():
        if len(line) < min(STANDFIRST, len(first)):
            continue
        known = letters(line)
        if known in said:
            return line if known not in letters(" ".join(paragraphs)) else None
        if first and known.startswith(first):
            return None
    return None


def _shared(first: list[str], second: list[str]) -> bool:
    """Whether the other text holds most of the first one's paragraphs."""
    whole = letters(" ".join(second))
    return sum(len(line) for line in first if letters(line) in whole) > _length(first) / 2


def _filled(first: list[str], second: list[str]) -> list[str]:
    """The first text with the sentences that the second has between two paragraphs which follow each other in the first."""
    places: dict[str, int] = {}
    for place, line in enumerate(second):
        places.setdefault(letters(line), place)
    found: list[str] = []
    known = letters(" ".join(first))
    before = -1
    for line in first:
        at = places.get(letters(line), -1)
        if 0 <= before < at <= before + GAP:
            found += [words for words in second[before + 1 : at] if _sentence(words) and letters(words) not in known]
        found.append(line)
        before = at
    return found


def _sentence(line: str) -> bool:
    return len(line) >= SENTENCE and line.endswith(residue.STOPS) and not residue.kind(line) and not residue.is_caption(line)


def _continued(first: list[str], second: list[str]) -> list[str]:
    """The paragraphs by which the second text goes on after the end of the first with nothing but advertisements between.

    Comments, other stories and notes on the author begin with a line of their own ("2 comments"), so they are not taken.
    """
    known = letters(" ".join(first))
    ends = [i for i, line in enumerate(second) if len(line) > residue.PROSE and letters(line) in known]
    found: list[str] = []
    for line in second[ends[-1] + 1 :] if ends else ():
        what = residue.kind(line)
        if what and what not in ADS:
            break
        if not what and not found and not _prose(line):
            break
        found += [] if what else [line]
    while found and not _prose(found[-1]):
        found.pop()
    enough = sum(map(_prose, found)) >= PARAGRAPHS and _length(found) > SHARE * _length(first)
    return found if enough else []


def _prose(line: str) -> bool:
    return len(line) >= residue.PROSE and line.endswith(residue.STOPS)
