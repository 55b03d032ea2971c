"""What printing, copying and converting leave between the lines of a report, told apart from the report's own lines."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from accordingto import lang
from accordingto.readers.markup import Line

LONGEST = 400  # no residue line of a news page is longer; patterns are not tried on paragraphs
PROSE = 80  # a line of this length that ends as a sentence does is reporting
LONG = 160  # so is one of this length in any case
WRAP = 45  # a line of this length may go on in the next, as in parse.sentences
PIECE = 60  # the longest piece between bars
LABEL = 120  # the longest line of a footer or of a list of other stories
ENDS = (".", "!", "?", '"', "”", "’", "'", ")", "…", ":", ";", ",", "--", "—")
STOPS = (".", "!", "?", "”", '"', "…", "’")
SYMBOLS = re.compile(r"[^\w\s.,;:!?()\[\]\"'“”‘’£$€&%@#/|<>=*+~^–—…·•-]+")
BARS = re.compile(r"\s*[|¦·•]\s*")
PAGE = re.compile(r"(?:\W*\bpage \d+.*|\s*[-–—|]\s*\d+)$")
COUNT = re.compile(r":\s*[\d.,]+\W*$")
OPENERS = frozenset(("related", "tags"))
SOFT = frozenset(("related", "tags", "navigation", "subscription", "copyright", "publication date", "reading time"))
BEFORE_TAIL = frozenset(("address", "rule", "related", "tags", "sharing", "copyright", "subscription", "cookies", "page number"))


class Row(NamedTuple):
    """One kind of residue: its patterns as one, and whether nothing but residue follows it at the foot of a page."""

    what: str
    pattern: re.Pattern[str]
    ends: bool


@cache
def rows(language: str = "en") -> tuple[Row, ...]:
    """The kinds of residue in the order in which they are tried."""
    found = lang.table(language, "residue")["line"]
    return tuple(Row(r["what"], re.compile("|".join(f"(?:{p})" for p in r["patterns"]), re.I), r.get("ends", False)) for r in found)


@cache
def _known(words: str, language: str) -> str | None:
    return next((row.what for row in rows(language) if row.pattern.fullmatch(words)), None)


def kind(words: str, language: str = "en") -> str | None:
    """What kind of residue a line is by its words alone; None for any other line."""
    if len(words) > LONGEST:
        return None
    plain = " ".join(words.split()).replace("’", "'")
    bare = SYMBOLS.sub(" ", plain).strip()
    return _known(plain, language) or (_known(bare, language) if bare != plain and bare else None) or _by_pieces(bare, language)


def _by_pieces(words: str, language: str) -> str | None:
    """A line of pieces between bars ("Print | Email", "3 min read · Aug 30"): residue where half of them are, or all are labels."""
    pieces = [piece for piece in BARS.split(words) if piece]
    if len(pieces) < 2 or len(words) > LONG or any(len(piece) > PIECE for piece in pieces) or names(pieces[0], language):
        return None
    known = [_known(piece, language) for piece in pieces]
    if sum(what is not None for what in known) * 2 >= len(pieces):
        return next(what for what in known if what)
    return "navigation" if len(pieces) > 2 and all(len(piece.split()) <= 2 for piece in pieces) else None


def is_paragraph(words: str) -> bool:
    """Whether the words are a paragraph of reporting by their length and end."""
    return len(words) >= LONG or (len(words) >= PROSE and words.endswith(STOPS))


def prose(found: Sequence[Line], done: Sequence[str | None]) -> list[bool]:
    """For each line whether it belongs to a paragraph of reporting, alone or hard-wrapped with the lines it stands among."""
    flags = [False] * len(found)
    start = 0
    for index in range(1, len(found) + 1):
        if index < len(found) and _goes_on(found, done, index):
            continue
        words = " ".join(line.words for line in found[start:index])
        if done[start] is None and is_paragraph(words):
            flags[start:index] = [True] * (index - start)
        start = index
    return flags


def _goes_on(found: Sequence[Line], done: Sequence[str | None], index: int) -> bool:
    before, line = found[index - 1], found[index]
    loose = line.gap or line.heading or line.bullet or before.heading
    return not loose and done[index - 1] is None and done[index] is None and len(before.words) >= WRAP


def kinds(found: Sequence[Line], language: str = "en") -> list[str | None]:
    """For each line what kind of residue it is, or None: by its words, then by what stands around it."""
    done = [_alone(line, language) for line in found]
    _running(found, done)
    _capitals(found, done)
    _lists(found, done)
    _foot(found, done, language)
    return done


def joins(line: Line, following: Line | None, language: str = "en") -> str | None:
    """How a drop capital goes on: "" joined to the next line's first word, " " as a word of its own, None where it does not."""
    if following is None or not re.fullmatch(r"[A-Z]", line.words) or not following.words[:1].islower():
        return None
    first = re.match(r"[^\W\d_]*", following.words)
    rest = lang.words(language, "residue", "drop_capital", "rest_of_a")
    return " " if line.words in "AI" and first and first[0] not in rest else ""


def _alone(line: Line, language: str) -> str | None:
    if not line.words:
        return "markup"
    what = kind(line.words, language)
    if what in SOFT and line.heading == 1 and len(line.words.split()) > 3:
        return None
    return what


def _running(found: Sequence[Line], done: list[str | None]) -> None:
    """Lines that come again on a later page, whatever the page's number; sentences and counts may be said twice."""
    seen: set[str] = set()
    for index, line in enumerate(found):
        if done[index] is not None or len(line.words) > LABEL or line.words.endswith(STOPS) or COUNT.search(line.words):
            continue
        form = PAGE.sub("", line.words.casefold())
        if form in seen and len(form.split()) > 1:
            done[index] = "running header"
        seen.add(form)


def _capitals(found: Sequence[Line], done: list[str | None]) -> None:
    for index, line in enumerate(found):
        if len(line.words) == 1 and line.words.isalpha():
            after = next((found[i] for i in range(index + 1, len(found)) if done[i] is None), None)
            done[index] = None if joins(line, after) is not None else "drop capital"


def _lists(found: Sequence[Line], done: list[str | None]) -> None:
    """Lists that hang on a heading such as "Related": bullets, links, and short lines without a blank line between."""
    open_kind: str | None = None
    for index, line in enumerate(found):
        if done[index] is not None:
            open_kind = done[index] if done[index] in OPENERS else open_kind if done[index] == "markup" else None
            continue
        item = line.bullet or line.linked or (not line.gap and not line.words.endswith(STOPS))
        if open_kind and item and len(line.words) <= LONG and not is_paragraph(line.words):
            done[index] = open_kind
        else:
            open_kind = None


def _foot(found: Sequence[Line], done: list[str | None], language: str) -> None:
    """Below the last paragraph: what follows the first residue there is footer, sentences only where a page cannot go on."""
    paragraphs = [i for i, flag in enumerate(prose(found, done)) if flag]
    if not paragraphs:
        return
    final = {row.what for row in rows(language) if row.ends}
    seen = closed = False
    for index in range(paragraphs[-1] + 1, len(found)):
        what, words = done[index], found[index].words
        if what is None and seen and len(words) <= LABEL and not is_credit(words, language) and (closed or not words.endswith(STOPS)):
            done[index] = "footer"
        seen = seen or what in BEFORE_TAIL
        closed = closed or what in final


@cache
def _credits(language: str, name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in lang.table(language, "residue")["credit"][name]), re.IGNORECASE)


def is_credit(words: str, language: str = "en") -> bool:
    """Whether the line says who reported or edited, or what was corrected."""
    return len(words) <= LONGEST and bool(_credits(language, "footnote").fullmatch(words.replace("’", "'")))


def is_caption(words: str, language: str = "en") -> bool:
    """Whether the line describes a picture."""
    return len(words) <= 2 * LONGEST and bool(_credits(language, "caption").fullmatch(words.replace("’", "'")))


def names(words: str, language: str = "en") -> tuple[str, ...]:
    """The names of a byline ("By Jane Doe and John Roe, Varnia Post"); empty where the line is none."""
    if len(words) > LABEL:
        return ()
    for pattern in lang.table(language, "residue")["credit"]["byline"]:
        match = re.fullmatch(pattern, words, re.IGNORECASE)
        found = people(match["names"], language) if match else ()
        if found:
            return found
    return ()


def people(words: str, language: str = "en") -> tuple[str, ...]:
    """The names of a list of people; empty unless each has capitals and none is a day or a month."""
    months = lang.table(language, "datelines")["months"]
    days = lang.words(language, "datelines", "words", "days")
    found = [" ".join(part.split()) for part in re.split(r",| and | & |;|\|", words) if part.strip()]
    for name in found:
        parts = name.split()
        first = parts[0].casefold().strip(".")
        if {part.casefold() for part in parts} & lang.words(language, "residue", "credit", "not_names"):
            return ()
        if not name[0].isupper() or len(parts) > 5 or re.search(r"\d", name) or first in months or first in days:
            return ()
        if sum(part[0].isupper() for part in parts) < len(parts) - 2:
            return ()
    return tuple(name.title() if name.isupper() and len(name) > 4 else name for name in found)
