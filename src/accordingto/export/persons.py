"""Which words of a record are names of persons, and which of these are words for other things too.

In the text a name stands with its title, role and kin; the record keeps whole phrases. So the words of a name are taken from the
party's name, from pieces of its mentions that are written like names, and from the byline.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from accordingto import lang
from accordingto.gazetteer.entry import fold
from accordingto.model import Party, Record, Spans

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


def known(record: Record) -> frozenset[str]:
    """The names of the persons that the record knows: of its parties and of its byline."""
    return frozenset(party.name for party in _persons(record)) | frozenset(filter(name_words, _byline(record)))


def names(record: Record, also: Iterable[str] = ()) -> Names:
    """The words of the names of all persons that the record knows by name, or shows by a given name.

    also: names of persons known from elsewhere. A word of theirs counts where the whole name stands here, or where it is a name only.
    """
    others, elsewhere = frozenset(_others(record)), _elsewhere(record)
    persons = _persons(record)
    pieces = {piece.strip() for party in persons for mention in party.mentions for piece in PIECES.split(record.words(mention))}
    found = {word for name in known(record) for word in name_words(name, others)}
    found |= {word for piece in pieces if named(piece) for word in name_words(piece, others, alone=False)}
    found |= set(_given(record.report.text, others))
    here = {fold(word) for word in WORD.findall(record.report.text)}
    for name in also:
        words = name_words(name, others)
        whole = here.issuperset(words)
        found |= {word for word in words if whole or (word in here and word not in others and word not in elsewhere)}
    shared = {word for word in found if len(word) == 1 or word in elsewhere}
    where = tuple(mention for party in persons if name_words(party.name, others) for mention in party.mentions)
    bylines = tuple(part.spans for part in record.report.parts if part.part == "byline")
    return Names(frozenset(found - shared), frozenset(shared), where + bylines)


def _persons(record: Record) -> list[Party]:
    return [party for party in record.parties if party.kind == "person" and named(party.name)]


def _given(text: str, others: frozenset[str]) -> Iterator[str]:
    """A given name and the capital word behind it, where neither is of another party: a person whom the record may have missed."""
    words = list(WORD.finditer(text))
    for one, two in pairwise(words):
        pair = (fold(one[0]), fold(two[0]))
        together = capital(one[0]) and capital(two[0]) and text[one.end() : two.start()] == " "
        if together and pair[0] in _given_names() and pair[1] not in common() and not others.intersection(pair):
            yield from pair


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold(name) for names in lang.table(LANGUAGE, "given_names").values() for name in names)


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

    def apart(word: str) -> bool:
        return word not in _given_names() and any(_akin(word, other) for other in others)

    roles = [number for number, word in enumerate(found) if word in _roles()]
    if roles or not alone:
        first = max((number + 1 for number in roles if all(w in _roles() or apart(w) for w in found[: number + 1])), default=0)
        first -= first == len(found) > 1 and found[first - 2] in addresses()  # "Mr King"
        found = [word for word in found[first:] if alone or not apart(word)]
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
def addresses() -> frozenset[str]:
    """Titles that stand before a name and nowhere else: those that are written with a stop."""
    listed = frozenset(word for words in lang.table(LANGUAGE, "titles")["titles"].values() for word in words)
    return frozenset(word for word in listed if f"{word}." in listed)


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
    agency = report.dateline.agency if report.dateline else None
    others = [*(p.name for p in record.parties if p.kind == "state"), report.outlet or "", agency or ""]
    return common() | _places(record) | {fold(word) for word in small} | {fold(word) for text in others for word in WORD.findall(text)}


def _places(record: Record) -> frozenset[str]:
    """Words that stand for a place more often than for a person, surnames never: gazetteers have a town of nearly each."""
    places = Counter(fold(w) for place in record.places if place.lat is not None for w in WORD.findall(record.words(place.spans)))
    persons = Counter(fold(w) for party in _persons(record) for spans in party.mentions for w in WORD.findall(record.words(spans)))
    surnames = {words[-1] for party in _persons(record) if len(words := name_words(party.name)) > 1}
    return frozenset(word for word, times in places.items() if times > persons[word] and word not in surnames)


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
