"""What stands between two phrases: "head of", an apposition between commas, an acronym in brackets."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from accordingto.extract.parties import lexicon
from accordingto.extract.parties.chunks import Chunk
from accordingto.extract.parties.reading import Reading

APPOSED = re.compile(r"\s*,\s*(?:\d{1,3},\s*)?")
OPENS = re.compile(r"\s*\(\s*[\"“']?")
CLOSES = re.compile(r"[\"”’]?\s*\)\s*")
LISTED = re.compile(r"\s*,?\s*(?:and|or)\s")
NAMING = ("for", "on", "at")  # "Institute for Peace at the University of Tarsa"
COMMAS = ",;.)—-:"


class Links(NamedTuple):
    """By the number of a reading: the last number of its "of" chain, the one it belongs to, the one it is apposed to."""

    ends: dict[int, int]
    owners: dict[int, int]
    same: dict[int, int]


def links(text: str, readings: Sequence[Reading]) -> Links:
    """The links between the readings of a text, which stand in text order."""
    found = Links({}, {}, {})
    for at in range(len(readings) - 1, -1, -1):
        _chain(text, readings, at, found)
    for at in range(len(readings)):
        after = found.ends.get(at, at) + 1
        if after < len(readings) and after - 1 < len(readings):
            _apposition(text, readings, at, after, found)
    return found


def _between(text: str, one: Chunk, two: Chunk) -> str:
    return text[one.span[1] : two.span[0]]


def _chain(text: str, readings: Sequence[Reading], at: int, found: Links) -> None:
    """A role or body and the phrase that a preposition brings to it; the chain ends where that phrase's own chain does."""
    following = at + 1
    if following >= len(readings):
        return
    word = _between(text, readings[at].chunk, readings[following].chunk).strip().casefold()
    reading = readings[at]
    named = reading.chunk.head.text[0].isupper() and reading.kind in ("organisation", "group")
    if word not in ("of", *(lexicon.listed("links", "words") if reading.form == "role" else ()), *(NAMING if named else ())):
        return
    if reading.form not in ("role", "noun") and not named:
        return
    while following + 1 < len(readings) and readings[following + 1].chunk.owner is readings[following].chunk:
        following += 1  # "of Tarsa's police" is of the police
    found.ends[at] = found.ends.get(following, following)
    found.owners[at] = following


def owner(readings: Sequence[Reading], found: Links, at: int) -> int | None:
    """The number of the party that the reading belongs to: the innermost of its chain that has a name, else its first body."""
    chain: list[int] = []
    while at in found.owners:
        at = found.owners[at]
        chain.append(at)
    named = [i for i in chain if (readings[i].name and readings[i].kind != "unknown") or readings[i].form == "demonym"]
    bodies = [i for i in chain if readings[i].kind in ("organisation", "group", "state")]
    names = [i for i in chain if readings[i].name]
    return (named[-1:] or bodies[:1] or names[-1:] or [None])[0]  # type: ignore[list-item]


def _apposition(text: str, readings: Sequence[Reading], at: int, after: int, found: Links) -> None:
    one, two = readings[at], readings[after]
    gap = text[readings[after - 1].chunk.span[1] : two.chunk.whole[0]]
    if OPENS.fullmatch(gap) and len(two.chunk.tokens) == 1 and two.name and one.name and _shortens(one, two.name[0].text):
        found.same[after] = at
        following = readings[after + 1] if after + 1 < len(readings) else None
        if following is not None and following.role and CLOSES.fullmatch(_between(text, two.chunk, following.chunk)):
            found.owners[after + 1] = at
        return
    if not APPOSED.fullmatch(gap) or one.form == "pronoun" or two.form == "pronoun" or at in found.same:
        return
    last = readings[found.ends.get(after, after)].chunk.span[1]
    bound = after in found.owners or text[last : last + 1] in COMMAS or (one.form == "role" and bool(two.name))
    if LISTED.match(text, last) or not bound:
        return
    if (one.name and not two.name and two.form in ("role", "noun") and _describes(one, two)) or (
        one.form == "role" and two.form == "name" and two.kind in ("unknown", "person") and not _office(two)
    ):
        found.same[after] = at


def _office(reading: Reading) -> bool:
    """Whether the name has a role of its own, and not only a title."""
    return any(lexicon.is_role(w.lower_) for w in reading.role)


def _describes(one: Reading, two: Reading) -> bool:
    """Whether a description fits a name: a role a person's, a body another's."""
    if two.form == "role" and two.number == "singular":
        return one.kind in ("person", "unknown")
    return two.kind in ("organisation", "group", "state") and one.kind in ("organisation", "group", "unknown") and not one.role


def _shortens(reading: Reading, short: str) -> bool:
    """Whether the letters of the acronym are first letters of the name, in order."""
    initials = [w.text[0].casefold() for w in reading.name if w.text[0].isalnum()]
    letters = [c.casefold() for c in short if c.isalnum()]
    return short.isupper() and len(letters) > 1 and (initials[: len(letters)] == letters or initials == letters or not initials)
