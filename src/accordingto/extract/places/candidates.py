"""Runs of capitalised words that the gazetteer knows, longest first."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from accordingto.gazetteer import nations, regions
from accordingto.gazetteer.entry import Entry, fold
from accordingto.gazetteer.lookup import find, is_common, of_adjective
from accordingto.lang import words

LANGUAGE = "en"
LONGEST = 6  # words of a name
# The names of a list that ends in "counties" ("in Tarn and Osk counties").
COUNTIES = re.compile(r"(?:\s*(?:,|and|,\s*and|&)\s+[A-Z]\w+){0,6}\s+(?:counties|parishes)\b")
SHORT = 3  # letters of names that must be written in capitals ("US")


class Candidate(NamedTuple):
    """Words of the text and the gazetteer's entries for them; tokens `first` to `last`; `adjective` where the words are one.

    `doubtful` marks a word that the tagger holds for an ordinary one: a place only where the report shows it elsewhere.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    adjective: bool = False
    doubtful: bool = False


def candidates(doc: Doc, text: str) -> Iterator[Candidate]:
    """The candidates of the text in order, none overlapping; `text` is the Doc's, which spaCy builds anew each time it is asked."""
    at = 0
    while at < len(doc):
        found = _at(doc, text, at) if _opens(doc[at]) else None
        if found is not None:
            yield found
            at = found.last
        at += 1


def _opens(token: Token) -> bool:
    return token.text[0].isupper() and not token.is_space


def _at(doc: Doc, text: str, at: int) -> Candidate | None:
    """The longest name that begins at the token."""
    for last in range(_reach(doc, at), at - 1, -1):
        if last > at and not (doc[last].text[0].isupper() or doc[last].text == "."):
            continue
        found = _read(doc, text, at, last)
        if found is not None:
            return found
    return None


def _reach(doc: Doc, at: int) -> int:
    """The last token that may still belong to a name that begins here."""
    last, small = at, words(LANGUAGE, "places", "small", "words")
    for token in doc[at + 1 : at + LONGEST]:
        if token.is_space and "\n\n" not in token.text:
            continue
        if not (token.text[0].isupper() or token.lower_ in small or (token.text == "." and not doc[token.i - 1].whitespace_)):
            break
        last = token.i
    return last


def _read(doc: Doc, text: str, first: int, last: int) -> Candidate | None:
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    name = " ".join(text[start:end].split())
    if name.endswith("."):
        if not _abbreviation(doc, first, name):
            return None
    elif len(name) <= SHORT and not name.isupper() and not (len(name) == SHORT and first == last and name.isalpha()):
        return None
    entry = of_adjective(name) if not name.isupper() or len(name) > SHORT else None
    if entry is not None and fold(name) not in nations.by_name():
        return Candidate(first, last, start, end, entry.name, (entry,), adjective=True)
    if COUNTIES.match(text, end) and find(f"{name} County"):
        return Candidate(first, last, start, end, f"{name} County", find(f"{name} County"))
    entries = find(name)
    if not entries or (last == first and is_common(name) and not (name.isupper() and fold(name) in nations.by_name())):
        return None
    return Candidate(first, last, start, end, name, entries, doubtful=last == first and len(name) > SHORT and not _name_by_tag(doc[first]))


def _abbreviation(doc: Doc, first: int, name: str) -> bool:
    """A state's abbreviation: with a full stop inside ("N.Y."), or behind a town and a comma ("Wis.")."""
    folded = fold(name)
    if folded in nations.by_name():
        return True
    return folded in regions.abbreviations() and ("." in name[:-1] or (first > 0 and doc[first - 1].text == ","))


def _name_by_tag(token: Token) -> bool:
    """Whether a single word is a name here: the tagger says so, or it has a capital where none begins a sentence."""
    if token.is_upper and token.doc[token.i : token.i + 3].text.isupper():
        return token.pos_ in ("PROPN", "X")  # a line in capitals gives no sign
    return token.pos_ in ("PROPN", "X") or not token.is_sent_start or token.dep_ == "pobj"
