"""What reprints are told by: a report's text, its outlet, its time and whom it credits."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import NamedTuple, Self

from accordingto import lang
from accordingto.model import Record

FEET = 3  # lines at the foot of a text that may credit somebody
LONGEST = 8  # words of a credit line's name
WORD = re.compile(r"[^\W_]+")
APART = re.compile(r"\s*(?:[,;&/|]|\band\b)\s*", re.IGNORECASE)
DAY = timedelta(days=1)


class Article(NamedTuple):
    """A report as it is compared: published is ISO 8601 or None, credit the houses named in dateline, byline or at the foot."""

    id: str
    text: str
    outlet: str | None = None
    published: str | None = None
    credit: tuple[str, ...] = ()

    @classmethod
    def of(cls, record: Record) -> Self:
        """The article of a record; its text is `report.text`, so that spans are the record's."""
        report = record.report
        agency = report.dateline.agency if report.dateline else None
        language = "en"
        named = [*_names(agency or "", language), *(n for line in report.byline for n in _names(line, language, houses_only=True))]
        named += _foot(report.text, language)
        return cls(record.id, report.text, report.outlet, report.published, tuple(dict.fromkeys(named)))


@cache
def same_house(one: str, two: str) -> bool:
    """Whether two names are of one house: the same words, "news", "agency" and the like aside, or one the initials of the other."""
    return _house(one) == _house(two) or _initials(one) == two.casefold() or _initials(two) == one.casefold()


class Credited:
    """How often each house is credited by some reports: agencies, as far as these show."""

    def __init__(self, names: Iterable[str]) -> None:
        known = list(names)
        self.houses = Counter(map(_house, known))
        self.short, self.initials = Counter(name.casefold() for name in known), Counter(map(_initials, known))

    def count(self, outlet: str | None) -> int:
        """How many credits name the outlet."""
        return max(self.houses[_house(outlet)], self.short[_initials(outlet)], self.initials[outlet.casefold()]) if outlet else 0


def period(published: str | None) -> tuple[datetime, datetime] | None:
    """The first and last moment at which it may have been published: a day without a time is all of that day; None where not known."""
    if not published:
        return None
    try:
        first = datetime.fromisoformat(published)
    except ValueError:
        return None
    whole = len(published) <= len("2024-06-02")
    first = first if first.tzinfo else first.replace(tzinfo=UTC)
    return (first, first + DAY if whole else first)


def _names(line: str, language: str, houses_only: bool = False) -> list[str]:
    """The houses that a credit names; in a byline only what is known for a house or written in capitals, the rest are people."""
    before = sorted(lang.words(language, "credits", "words", "before"), key=len, reverse=True)
    line = re.sub(rf"^\s*(?:{'|'.join(map(re.escape, before))})\b:?\s*", "", line, flags=re.IGNORECASE)
    known, nobody = lang.words(language, "datelines", "words", "agencies"), lang.words(language, "credits", "words", "nobody")
    found = []
    for name in APART.split(line):
        name = name.strip(" .()[]—–-")
        house = name.casefold() in known or (name.isupper() and len(name) > 1 and " " not in name)
        if name and name.casefold() not in nobody and (house or not houses_only):
            found.append(name)
    return found


def _foot(text: str, language: str) -> list[str]:
    """The houses that the last lines credit: `Source: VNA`."""
    words = sorted(lang.words(language, "credits", "words", "foot"), key=len, reverse=True)
    pattern = re.compile(rf"[(\[*—–-]*\s*(?:{'|'.join(map(re.escape, words))})\b:?\s+(?P<name>\S.*)", re.IGNORECASE)
    lines = [line.strip() for line in text.rstrip()[-600:].splitlines() if line.strip()][-FEET:]
    matches = [match for line in lines if (match := pattern.fullmatch(line))]
    return [name for m in matches if len(m["name"].split()) <= LONGEST for name in _names(m["name"], language)]


@cache
def _house(name: str) -> tuple[str, ...]:
    words = [word.casefold() for word in WORD.findall(name)]
    left = tuple(word for word in words if word not in lang.words("en", "credits", "words", "houses") and word != "www")
    return left or tuple(words)


@cache
def _initials(name: str) -> str:
    words = [word for word in WORD.findall(name) if word[0].isupper()]
    return "".join(word[0] for word in words).casefold() if len(words) > 1 else ""
