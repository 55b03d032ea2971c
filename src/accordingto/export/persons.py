"""Which words of a record are names of persons, and which of these are words for other things too.

In the text a name stands with its title, role and kin; the record keeps whole phrases. So the words of a name are taken from the
party's name, from pieces of its mentions that are written like names, and from the byline.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from accordingto import lang
from accordingto.gazetteer.entry import fold
from accordingto.model import Record, Spans

LANGUAGE = "en"  # whose tables say what is no name
TABLES = ("titles", "cues", "counted", "numbers", "dates", "events", "places", "hedges", "datelines", "conventions")
WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
APART = frozenset("@._/-#")  # beside these a word in small letters may be the name in a handle or an address
PIECES = re.compile(r"[,;:()“”\"]")  # what lies between these in a mention may be a name by itself
STEM = 4  # letters that a name and the adjective made of it share at least


class Names(NamedTuple):
    """The folded words of the names: `own` are words for nothing else here, `shared` are; `where` is what the named are called by."""

    own: frozenset[str]
    shared: frozenset[str]
    where: tuple[Spans, ...]


def names(record: Record) -> Names:
    """The words of the names of all persons that the record knows by name."""
    others = frozenset(_others(record))
    persons = [party for party in record.parties if party.kind == "person" and named(party.name)]
    pieces = [piece for party in persons for mention in party.mentions for piece in PIECES.split(record.words(mention))]
    own = {party.name for party in persons} | set(_byline(record))
    texts = own | {piece.strip() for piece in pieces if named(piece.strip())}
    found = {word for text in texts for word in name_words(text, others, alone=text in own)}
    elsewhere = _elsewhere(record)
    shared = {word for word in found if len(word) == 1 or word in elsewhere}
    where = tuple(mention for party in persons if list(name_words(party.name, others)) for mention in party.mentions)
    bylines = tuple(part.spans for part in record.report.parts if part.part == "byline")
    return Names(frozenset(found - shared), frozenset(shared), where + bylines)


def named(name: str) -> bool:
    """Whether the words are written like a proper name: "Nadia Verel", and not "a villager" or "the Kestrian official"."""
    found = [word for word in WORD.findall(name) if fold(word) not in not_names()]
    return bool(found) and capital(found[0]) and all(capital(word) or fold(word) in particles() for word in found)


def name_words(text: str, others: frozenset[str] = frozenset(), *, alone: bool = True) -> tuple[str, ...]:
    """The folded words of a person's name, without roles before it, particles inside it, and the parties that a role is of.

    alone: the text is a name; else it is words of the report that may be a role only, and whatever belongs to others is none.
    """
    found = [fold(word) for word in WORD.findall(text) if capital(word)]
    found = [word for number, word in enumerate(found) if word not in not_names() and (number == 0 or word not in particles())]
    if not alone or any(word in _roles() for word in found):
        found = [word for word in found if not any(_akin(word, other) for other in others)]
    while found and found[0] in _roles():
        found = found[1:]
    return tuple(found)


def _byline(record: Record) -> Iterator[str]:
    """The persons of the byline: a byline may be a house's, and a person's may name the house."""
    houses = lang.words(LANGUAGE, "pseudonyms", "houses", "words")
    outlet = {fold(word) for word in WORD.findall(record.report.outlet or "")}
    for entry in record.report.byline:
        for piece in PIECES.split(entry):
            words = [word for word in WORD.findall(piece) if fold(word) not in outlet]
            if not houses & {fold(word) for word in words}:
                yield " ".join(words) if any(map(capital, words)) else " ".join(words).title()


def capital(word: str) -> bool:
    """Whether the word begins with a capital, or its letters have none."""
    return not word[0].islower()


@cache
def particles() -> frozenset[str]:
    """Small words inside names, which are no names."""
    return lang.words(LANGUAGE, "titles", "particles", "words")


@cache
def endings() -> tuple[str, ...]:
    """What is made of a name and still tells it, the longest first."""
    return tuple(sorted(lang.words(LANGUAGE, "pseudonyms", "endings", "words"), key=lambda ending: (-len(ending), ending)))


@cache
def common() -> frozenset[str]:
    """Words that the tables of the language know as words for something else."""
    return frozenset(fold(word) for name in TABLES for text in _strings(lang.table(LANGUAGE, name)) for word in WORD.findall(text))


@cache
def not_names() -> frozenset[str]:
    """Words that may stand before, in or for a name with a capital, and are never part of it."""
    titles = lang.table(LANGUAGE, "titles")
    lists = (*titles["pronouns"].values(), titles["determiners"]["definite"])
    return frozenset(fold(word) for words in lists for word in words) | lang.words(LANGUAGE, "pseudonyms", "before", "words")


@cache
def _roles() -> frozenset[str]:
    titles = lang.table(LANGUAGE, "titles")
    lists = (*titles["titles"].values(), *titles["roles"].values(), titles["modifiers"]["words"], titles["ranks"]["words"])
    return frozenset(fold(word) for words in lists for phrase in words for word in WORD.findall(phrase))


def _others(record: Record) -> Iterator[str]:
    """The words of what is named in the record and is no person."""
    for name in [party.name for party in record.parties if party.kind != "person" and named(party.name)] + [p.name for p in record.places]:
        yield from (fold(word) for word in WORD.findall(name))


def _akin(word: str, other: str) -> bool:
    """Whether one may be the adjective of the other."""
    return word == other or (len(other) >= STEM and word.startswith(other[: max(STEM, len(other) - 2)]))


def _elsewhere(record: Record) -> frozenset[str]:
    """Words that stand for something else in the record: in small letters, as a place, a state, the outlet, or in the tables."""
    report, text = record.report, record.report.text
    small = {
        match[0]
        for match in WORD.finditer(text)
        if match[0].islower() and not APART & {text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]}
    }
    located = [place.name for place in record.places if place.lat is not None] + [p.name for p in record.parties if p.kind == "state"]
    agency = report.dateline.agency if report.dateline else None
    others = [*located, report.outlet or "", agency or ""]
    return common() | {fold(word) for word in small} | {fold(word) for text in others for word in WORD.findall(text)}


def _strings(value: Any) -> Iterator[str]:
    """All words of a table, its keys among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
