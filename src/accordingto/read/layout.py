"""Which line of a text source is what: headline, byline, dateline, body, caption, footnote or residue; and what the lines tell of the report."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from accordingto import lang
from accordingto.model import PartName
from accordingto.read import residue
from accordingto.read.markup import Line

ADDRESS = re.compile(r"https?://[^\s<>\"]+|www\.[^\s<>\"]+")
YEAR = r"(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d))?"
COPYRIGHT = re.compile(rf"(?:©|\(c\)|copyright)+\s*(?:©\s*)?(?:{YEAR})?,?\s*(?:by\s+)?(?P<name>[^.,|©]{{2,60}}?)\s*(?:{YEAR})?\s*(?:[.,|]|all rights|$)", re.I)
HEAD_LINES = 14  # headline, byline and date stand in the first lines
SHORT = 200  # a headline is no longer
FEW_WORDS = 4  # a line of fewer words above another one is a label ("World", "Breaking")


class Layout(NamedTuple):
    """For each line its part or kind of residue (`parts`, `kinds`: one of both is None), and what was read from them."""

    parts: list[PartName | None]
    kinds: list[str | None]
    title: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    address: str | None = None
    dated: str | None = None


def arrange(found: Sequence[Line], *, title: str | None = None, language: str = "en") -> Layout:
    """The layout of a text source's lines; `title` is the headline where it is known."""
    kinds = residue.kinds(found, language)
    outlet = _outlet(found, kinds, language)
    headline = _headline(found, kinds, title, outlet, language)
    _header(found, kinds, headline, outlet)
    parts: list[PartName | None] = [None if kinds[i] else "body" for i in range(len(found))]
    byline: tuple[str, ...] = ()
    first, last = _bounds(found, kinds)
    for index, line in enumerate(found):
        if kinds[index]:
            continue
        people = residue.names(line.words, language) if index <= max(first + 1, HEAD_LINES) or index > last else ()
        if index == headline:
            parts[index] = "headline"
        elif people and not byline:
            parts[index], byline = "byline", people
        elif residue.is_caption(line.words, language):
            parts[index] = "caption"
        elif residue.is_credit(line.words, language) and (index > last or line.words.startswith(("(", "["))):
            parts[index] = "footnote"
    return Layout(
        parts,
        kinds,
        title=found[headline].words if headline is not None else None,
        byline=byline,
        outlet=outlet,
        address=_address(found, kinds),
        dated=next((line.words for line, what in zip(found, kinds, strict=True) if what == "publication date"), None),
    )


def _bounds(found: Sequence[Line], kinds: Sequence[str | None]) -> tuple[int, int]:
    """The first and the last line of prose (0 and the last line where there is none)."""
    prose = [i for i, line in enumerate(found) if not kinds[i] and residue.is_prose(line)]
    return (prose[0], prose[-1]) if prose else (0, len(found) - 1)


def _headline(found: Sequence[Line], kinds: Sequence[str | None], title: str | None, outlet: str | None, language: str) -> int | None:
    """The headline: a known title, the first heading, or the first line above the prose that reads like one."""
    kept = [i for i in range(len(found)) if not kinds[i]]
    if title:
        return next((i for i in kept[:HEAD_LINES] if same(found[i].words, title)), None)
    headings = [i for i in kept if found[i].heading and not same(found[i].words, outlet or "")]
    first, _ = _bounds(found, kinds)
    if headings and headings[0] <= max(first, HEAD_LINES):
        return min((i for i in headings if i <= max(first, HEAD_LINES)), key=lambda i: (found[i].heading, i))
    above = [i for i in kept if i < first and _like_headline(found[i], outlet, language)]
    return next((i for i in above if len(found[i].words.split()) >= FEW_WORDS), above[0] if above else None)


def _like_headline(line: Line, outlet: str | None, language: str) -> bool:
    words = line.words
    if len(words) > SHORT or (words.endswith((".", ":", ",", ";")) and not words.endswith("...")) or same(words, outlet or ""):
        return False
    return not residue.names(words, language) and not residue.is_caption(words, language)


def _header(found: Sequence[Line], kinds: list[str | None], headline: int | None, outlet: str | None) -> None:
    """Above the headline short lines without a full stop are the page's, and so is the outlet's name anywhere about the text."""
    for index in range(headline or 0):
        words = found[index].words
        if not kinds[index] and len(words) <= residue.LABEL and not words.endswith(residue.STOPS) and not residue.is_prose(found[index]):
            kinds[index] = "page header"
    for index, line in enumerate(found):
        if outlet and not kinds[index] and index != headline and same(line.words, outlet):
            kinds[index] = "brand"


def same(one: str, other: str) -> bool:
    """Whether two lines have the same words, whatever their case and punctuation."""
    return bool(one and other) and re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())


def _outlet(found: Sequence[Line], kinds: Sequence[str | None], language: str) -> str | None:
    """The outlet's name: from the copyright line, from the short lines of the foot, from a name above the headline."""
    for line, what in zip(found, kinds, strict=True):
        match = COPYRIGHT.search(line.words) if what == "copyright" else None
        if match and len(match["name"].split()) <= 7:
            return match["name"].strip(" -–|")
    brand = lang.words(language, "residue", "brand", "words")
    foot = [line.words for line, what in zip(found, kinds, strict=True) if what == "footer"]
    head = [line.words for line, what in zip(found, kinds, strict=True) if not what][:3]
    for words in [*foot, *head]:
        plain = re.findall(r"[^\W\d]+", words)
        if 1 < len(plain) <= 6 and all(w[0].isupper() or len(w) < 4 for w in plain) and {w.casefold() for w in plain} & brand:
            return words
    return None


def _address(found: Sequence[Line], kinds: Sequence[str | None]) -> str | None:
    """The address of the page: the one with a path that stands alone, rather the last than the first."""
    seen = [m[0].rstrip(".,;)") for line, what in zip(found, kinds, strict=True) if what in ("address", "print header") for m in ADDRESS.finditer(line.words)]
    deep = [a for a in seen if len(re.sub(r"^(?:https?://)?[^/]+", "", a)) > 1]
    return deep[-1] if deep else seen[-1] if seen else None
