"""Which line of a text source is headline, byline, body, caption, footnote or residue, and what the lines tell of the report."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from accordingto import lang
from accordingto.model import PartName
from accordingto.readers import dateline, residue
from accordingto.readers.markup import Line

ADDRESS = re.compile(r"https?://[^\s<>\"]+|www\.[^\s<>\"]+")
YEAR = r"(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d))?"
COPYRIGHT = re.compile(
    rf"(?:(?:©|\(c\)|copyright)\s*){{1,3}}+(?:{YEAR})?,?\s*(?:by\s+)?(?P<name>[^.,|©]{{2,60}}?)\s*(?:{YEAR})?\s*(?:[.,|]|all rights|$)",
    re.I,
)
LABEL = re.compile(r"\||»|›|\b(?:since|est\.?|founded) (?:in )?\d{4}\b|\w\.(?:com|org|net|news|example)\b|^\W*\d[\d./:]+\W*$", re.I)
HEAD_LINES = 14  # headline, byline and date stand in the first lines
SHORT = 200  # a headline is no longer
NAME = 5  # words; a longer line with capitals throughout is a headline
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
    _header(found, kinds, headline, outlet, language)
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
    prose = [i for i, flag in enumerate(residue.prose(found, kinds)) if flag]
    return (prose[0], prose[-1]) if prose else (0, len(found) - 1)


def _headline(found: Sequence[Line], kinds: Sequence[str | None], title: str | None, outlet: str | None, language: str) -> int | None:
    """The headline: a known title, the first heading, or the first line above the prose that reads like one."""
    kept = [i for i in range(len(found)) if not kinds[i]]
    if title:
        return next((i for i in kept[:HEAD_LINES] if same(found[i].words, title)), None)
    headings = [i for i in kept if found[i].heading and not same(found[i].words, outlet or "")]
    first, _ = _bounds(found, kinds)
    headings = [i for i in headings if i <= max(first, HEAD_LINES)]
    if headings:
        return min(headings, key=lambda i: (found[i].linked or len(found[i].words.split()) < FEW_WORDS, found[i].heading, i))
    above = [i for i in kept if i < first and _like_headline(found[i], outlet, language)]
    return min(above, key=lambda i: (len(found[i].words.split()) < FEW_WORDS, _is_label(found[i].words), i), default=None)


def _like_headline(line: Line, outlet: str | None, language: str) -> bool:
    words = line.words
    if _opens(words, language):
        return False
    if (
        len(words) > SHORT
        or LABEL.search(words)
        or (words.endswith((".", ":", ",", ";")) and not words.endswith("..."))
        or same(words, outlet or "")
    ):
        return False
    return not residue.names(words, language) and not residue.is_caption(words, language)


def _is_label(words: str) -> bool:
    """Whether each word of a short line has its capital, as in the name of an office or a section."""
    plain = re.findall(r"[^\W\d_]+", words)
    return len(plain) <= NAME and all(word[0].isupper() or len(word) < FEW_WORDS for word in plain)


def _opens(words: str, language: str) -> bool:
    """Whether the line begins with a dateline."""
    return dateline.find(words, [(0, len(words))], language) is not None


def _header(found: Sequence[Line], kinds: list[str | None], headline: int | None, outlet: str | None, language: str) -> None:
    """Above the headline short lines without a full stop are the page's, and so is the outlet's name anywhere about the text."""
    for index in range(headline or 0):
        words = found[index].words
        if not kinds[index] and len(words) <= residue.LABEL and not words.endswith(residue.STOPS) and not _opens(words, language):
            kinds[index] = "page header"
    for index, line in enumerate(found):
        if outlet and not kinds[index] and index != headline and line.words and _is_brand(line.words, outlet):
            kinds[index] = "brand"


def _is_brand(words: str, outlet: str) -> bool:
    """Whether the line is the outlet's name, or the name and its firm ("Highland Times" of the Highland Times Company)."""
    plain = re.findall(r"\w+", words.casefold())
    return same(words, outlet) or (len(plain) > 1 and plain == re.findall(r"\w+", outlet.casefold())[: len(plain)])


def _name(words: str) -> str:
    """An outlet's name without what stands beside it: symbols, an address, a date."""
    return re.split(r"\s+[-–—|·•]\s+|,\s|\s*[|:]", residue.SYMBOLS.sub(" ", words[: residue.LONGEST]).strip())[0].strip(" -–|.,")


def same(one: str, other: str) -> bool:
    """Whether two lines have the same words, whatever their case and punctuation."""
    return bool(one and other) and re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())


def _outlet(found: Sequence[Line], kinds: Sequence[str | None], language: str) -> str | None:
    """The outlet's name: from the copyright line, from the short lines of the foot, from a name above the headline."""
    for line, what in zip(found, kinds, strict=True):
        match = COPYRIGHT.search(line.words) if what == "copyright" else None
        if match and len(match["name"].split()) <= 7:
            return _name(match["name"])
    brand = lang.words(language, "residue", "brand", "words")
    for line in found[:HEAD_LINES]:
        office = line.words.rpartition(", ")[2] if residue.names(line.words, language) else ""
        if set(office.casefold().split()) & brand and not re.search(r"correspondent|writer|reporter|editor", office):
            return office
    foot = [line.words for line, what in zip(found, kinds, strict=True) if what in ("footer", "running header")]
    head = [line.words for line, what in zip(found, kinds, strict=True) if not what and not line.heading][:3]
    for words in map(_name, [line for line in [*foot, *head] if not residue.names(line, language) and "(" not in line]):
        plain = re.findall(r"[^\W\d]+", words)
        if 1 < len(plain) <= 5 and all(w[0].isupper() or len(w) < 4 for w in plain) and {w.casefold() for w in plain} & brand:
            return words
    return None


def _address(found: Sequence[Line], kinds: Sequence[str | None]) -> str | None:
    """The address of the page: the one with a path that stands alone, rather the last than the first."""
    seen = [
        m[0].rstrip(".,;)")
        for line, what in zip(found, kinds, strict=True)
        if what in ("address", "print header")
        for m in ADDRESS.finditer(line.words)
    ]
    deep = [a for a in seen if len(re.sub(r"^(?:https?://)?[^/]+", "", a)) > 1]
    return deep[-1] if deep else seen[-1] if seen else None
