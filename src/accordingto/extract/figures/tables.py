"""The tables of numbers and counted things, made into what the other files ask for."""

import re
from functools import cache
from typing import Any, NamedTuple

from accordingto import lang
from accordingto.model import FigureKind

EDGE_BEFORE, EDGE_AFTER = r"(?<![\w.,$€£:/#°-])", r"(?!\w|[:/.]\d|\s?[%°]|\s?[ap]\.?m\b)"
FATES: tuple[FigureKind, ...] = (
    "killed",
    "wounded",
    "casualties",
    "missing",
    "captured",
    "released",
    "displaced",
    "arrested",
    "participants",
)


class Hedge(NamedTuple):
    """A phrase that moves the bounds of the number beside it, and the way it moves them."""

    words: str
    way: str


class Kind(NamedTuple):
    """The words that make a figure of one kind; lemmas, except `words`."""

    patient: frozenset[str]
    subject: frozenset[str]
    words: frozenset[str]
    nouns: frozenset[str]
    of: frozenset[str]


@cache
def numbers(language: str) -> dict[str, Any]:
    """`numbers.toml` as it stands."""
    return lang.table(language, "numbers")


@cache
def listed(language: str, table: str, name: str) -> frozenset[str]:
    """The words of one list of `counted.toml`."""
    return lang.words(language, "counted", table, name)


@cache
def kinds(language: str) -> dict[FigureKind, Kind]:
    """The kinds that people can be counted as, with their words."""
    rows = lang.table(language, "counted")
    return {name: Kind(*(frozenset(rows[name].get(field, ())) for field in Kind._fields)) for name in FATES}


@cache
def by_form(language: str, field: str) -> dict[str, FigureKind]:
    """Word > kind for one field of the kinds; a word of two kinds goes to the first in `FATES`."""
    found: dict[str, FigureKind] = {}
    for name, kind in kinds(language).items():
        for word in getattr(kind, field):
            found.setdefault(word, name)
    return found


@cache
def hedges(language: str, place: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """The hedges that stand `before` or `after` a number: their pattern, longest first, and the way of each."""
    ways = {phrase: way for way, phrases in numbers(language)[place].items() for phrase in phrases}
    words = alternatives(ways)
    pattern = rf"(?<![\w-])(?:{words})\s+$" if place == "before" else rf"(?:\s+(?:{words})|(?:-odd|-plus))(?!\w)"
    return re.compile(pattern, re.IGNORECASE), ways


def alternatives(phrases: Any) -> str:
    """The phrases as alternatives of a pattern, longest first, white space of any length between words."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


@cache
def number_pattern(language: str) -> re.Pattern[str]:
    """What can be a number: groups money, digits, words, phrase (vague, fixed, none) and one (a, an, one)."""
    rows = numbers(language)
    units = alternatives(rows["units"])
    large = "|".join(rows["magnitudes"])
    mass = "|".join(rows["mass"]["words"])
    short = "|".join(rows["short"])
    signs = alternatives(rows["money"]["signs"])
    phrases = alternatives([*rows["fixed"], *rows["none"]["words"], *rows["vague"]["words"]])
    digits = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    words = rf"(?:{units}|{large})(?:(?:\s+and\s+|\s+|-)(?:{units}|{large}))*"
    return re.compile(
        rf"(?P<money>(?<!\w)(?:{signs})\s?)(?:{digits})(?:\s?(?:{short})\b|[\s-]+(?:{large})s?\b)?"
        rf"|{EDGE_BEFORE}(?P<digits>(?:{digits})(?:\s?[-–]\s?(?:{digits}))?(?:[\s-]+(?:{large})\b|(?:bn|mn|m)\b|\s?(?:{mass})\b)?){EDGE_AFTER}"
        rf"|{EDGE_BEFORE}(?P<phrase>{phrases}){EDGE_AFTER}"
        rf"|{EDGE_BEFORE}(?P<words>(?:an?\s+(?:{large})|{words})){EDGE_AFTER}"
        rf"|{EDGE_BEFORE}(?P<one>an?){EDGE_AFTER}",
        re.IGNORECASE,
    )


@cache
def without_number(language: str) -> re.Pattern[str]:
    """Words that bring a part of a figure without a number: "mostly", "most of them"."""
    words = alternatives([*listed(language, "subset", "mostly"), *listed(language, "subset", "without")])
    return re.compile(rf"\b(?:{words})\s+", re.IGNORECASE)


@cache
def total_pattern(language: str, name: str) -> re.Pattern[str]:
    """Phrases that sum up: those said beside the figure (`total_near`), or anywhere after it in its sentence (`total_far`)."""
    return re.compile(rf"\b(?:{alternatives(listed(language, 'running', name))})\b", re.IGNORECASE)


@cache
def casualty_pattern(language: str) -> re.Pattern[str]:
    """A quick look whether a sentence speaks of anybody killed, hurt, taken or missing: "a man" counts only there."""
    stems = lang.table(language, "counted")["single"]["stems"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})", re.IGNORECASE)
