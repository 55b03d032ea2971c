"""What readings of times are resolved against and into, and the numbers in their words."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from accordingto.lang import table
from accordingto.resolve.calendar import Interval, days

LANGUAGE = "en"
Fields = dict[str, str]
Number = float | None  # None: a number that is none ("several")
HALF = re.compile(r"(\d+)?(?:[ -]1/2|½)")


class Moment(NamedTuple):
    """A time resolved: its TIMEX3 value and, in words, why.

    interval: where it is not the value's own. floating: the value where the report's day is unknown. mod: narrows the
    interval. settled: False where no interval may be drawn. own: the words alone settle it. told: the words of the mention
    that it is counted from. base: whether later times may be counted from it.
    """

    value: str | None
    basis: str
    interval: Interval | None = None
    floating: str | None = None
    mod: str = ""
    settled: bool = True
    own: bool = False
    told: str | None = None
    base: bool = True


class Told(NamedTuple):
    """The last dated mention: its value, its words, its paragraph."""

    value: str
    words: str
    paragraph: int

    @property
    def first(self) -> date | None:
        """Its first day."""
        covered = days(self.value.split("T")[0])
        return covered[0] if covered else None


class Context(NamedTuple):
    """What a time is resolved against: the report's day, the tense it stands in, the last dated mentions, most
    recent first, and the years of the months and days that the report dates in full."""

    today: date
    tense: str | None
    told: tuple[Told, ...]
    paragraph: int
    dated: Mapping[tuple[int, int], int] = {}

    def near(self, pattern: str, reach: int = 1) -> Told | None:
        """The last mention of that form of value, at most so many paragraphs above."""
        return next((t for t in self.told if self.paragraph - t.paragraph <= reach and re.fullmatch(pattern, t.value)), None)


def words(name: str) -> dict[str, Any]:
    """One table of the language's dates."""
    found: dict[str, Any] = table(LANGUAGE, "dates")[name]
    return found


def mod(fields: Fields) -> str:
    """The modifier of an expression ("" where it has none)."""
    known = words("mod")
    return next((known[fields[name]] for name in ("mod", "mod2", "mod3") if name in fields), "")


def spoken_number(text: str) -> int:
    """The number of "twenty four", "two hundred", "a couple of"."""
    known = words("number")
    if text in known:
        return int(known[text])
    total = part = 0
    for word in re.split(r"[ -]", text):
        value = 0 if word == "a" else int(known.get(word, 0))
        if value >= 100:
            part = max(part, 1) * value
            total, part = (total + part, 0) if value == 1000 else (total, part)
        else:
            part += value
    return total + part


def number(fields: Fields, suffix: str = "") -> Number:
    """The number that an expression counts with; 1 where it has no words for it, None where they are vague."""
    if f"vague{suffix}" in fields:
        return None
    digits = fields.get(f"digits{suffix}")
    if digits:
        half = HALF.search(digits)
        return float(half[1] or 0) + 0.5 if half else float(digits.replace(",", ""))
    spoken = fields.get(f"number{suffix}")
    return float(spoken_number(spoken)) if spoken else 1.0


def full_year(text: str) -> int:
    """The year of "1990", "90" or "'24": two digits from 50 on are of the last century."""
    plain = int(text.lstrip("'"))
    if len(text.lstrip("'")) > 2:
        return plain
    return plain + (1900 if plain >= 50 else 2000)


def spoken_year(text: str) -> int:
    """The year of "nineteen ninety-seven"."""
    first, _, rest = re.sub(r"-", " ", text).partition(" ")
    century = {"eighteen": 18, "nineteen": 19, "twenty": 20}[first]
    return century * 100 + sum(spoken_number(word) for word in rest.split() if word != "hundred")


def year_of(fields: Fields) -> int | None:
    """The year that the expression itself names."""
    named = next((fields[name] for name in ("year", "year2", "year3") if name in fields), None)
    if named:
        return int(named)
    if "year_short" in fields:
        return full_year(fields["year_short"])
    if "thousand" in fields:
        return spoken_number(fields["thousand"])
    return spoken_year(fields["spoken"]) if "spoken" in fields else None


def direction(fields: Fields) -> tuple[int, str] | None:
    """Steps and origin of "last", "the following" .. (None where there is no such word)."""
    found = words("relation").get(fields.get("relation", ""))
    return (int(found[0]), str(found[1])) if found else None
