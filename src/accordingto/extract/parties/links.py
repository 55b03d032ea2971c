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
GOES_ON = re.compile(r"\s+(?:that|which|who|named|called|known)\s")


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
        first = found.ends.get(at, at) + 1
        after = _owned(readings, first)
        if after < len(readings):
            _apposition(text, readings, at, after, text[readings[first - 1].chunk.span[1] : readings[after].chunk.whole[0]], found)
            _naming(text, readings, at, first, found)
    return found


def _owned(readings: Sequence[Reading], at: int) -> int:
    """The reading at the end of the genitives that begin here: of "the army's spokesman", the spokesman."""
    while at + 1 < len(readings) and readings[at + 1].chunk.owner is readings[at].chunk:
        at += 1
    return at


def _naming(text: str, readings: Sequence[Reading], at: int, first: int, found: Links) -> None:
    """A name given behind a description ("a pilot named X", "a group that calls itself X"), a reflexive behind its noun."""
    one, two = readings[at], readings[first]
    if two.form == "pronoun" and two.chunk.head.lower_ in lexicon.listed("pronouns", "reflexive"):
        if one.form != "pronoun" and not _between(text, one.chunk, two.chunk).strip():
            found.same[first] = at
            return
        first += 1
    start = readings[found.ends.get(at, at)].chunk.span[1]
    if one.name or one.form not in ("role", "noun") or first >= len(readings) or not (readings[first].name or is_band(readings[first])):
        return
    words = " ".join(text[start : readings[first].chunk.span[0]].casefold().replace(",", " ").split())
    if words in lexicon.listed("naming", "words"):
        found.same[first] = at


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
    following = _owned(readings, following)  # "of Tarsa's police" is of the police
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


def _apposition(text: str, readings: Sequence[Reading], at: int, after: int, gap: str, found: Links) -> None:
    one, two = readings[at], readings[after]
    if OPENS.fullmatch(gap) and len(two.chunk.tokens) == 1 and two.name and one.name and _shortens(one, two.name[0].text):
        found.same[after] = at
        following = readings[after + 1] if after + 1 < len(readings) else None
        if following is not None and following.role and CLOSES.fullmatch(_between(text, two.chunk, following.chunk)):
            found.owners[after + 1] = at
        return
    if not APPOSED.fullmatch(gap) or "pronoun" in (one.form, two.form) or at in found.same or after in found.same:
        return
    last = readings[found.ends.get(after, after)].chunk.span[1]
    bound = after in found.owners or two.chunk.owner is not None or text[last : last + 1] in COMMAS or GOES_ON.match(text, last)
    if LISTED.match(text, last) or not (bound or (one.form == "role" and two.name)):
        return
    described = (bool(one.name) or is_band(one)) and not two.name and two.form in ("role", "noun") and _describes(one, two)
    named = one.form == "role" and two.form == "name" and two.kind in ("unknown", "person") and not _office(two)
    if (described and not _inside(one)) or named or _described_again(one, two):
        found.same[after] = at


def _inside(reading: Reading) -> bool:
    """Whether a person's description behind the name cannot be the name's: "In Tarsa, a minister said"."""
    first = reading.chunk.tokens[0]
    before = first.nbor(-1).lower_ if first.i > 0 else ""
    opens = first.i > 0 and bool(first.nbor(-1).is_sent_start) and before in lexicon.listed("locative", "words")
    return reading.kind != "person" and (opens or before in lexicon.listed("inside", "words"))


def _described_again(one: Reading, two: Reading) -> bool:
    """Whether one person is described twice: "their head, a retired pilot,"."""
    indefinite = two.chunk.tokens[0].lower_ in ("a", "an")
    return one.form == two.form == "role" and one.number == two.number == "singular" and one.definite and indefinite


def _office(reading: Reading) -> bool:
    """Whether the name has an office of its own, and not only a title or rank."""
    return any(lexicon.is_role(w.lower_) and lexicon.singular(w.lower_) not in lexicon.listed("ranks", "words") for w in reading.role)


def _describes(one: Reading, two: Reading) -> bool:
    """Whether a description fits a name: a role a person's, a body another's."""
    if two.form == "role" and two.number == "singular":
        return one.kind in ("person", "unknown")
    return (
        two.form == "noun"
        and two.kind in ("organisation", "group", "state")
        and one.kind in ("organisation", "group", "unknown")
        and (is_band(one) or not one.role)
    )


def is_band(reading: Reading) -> bool:
    """Whether a plural in capitals begins the name of a band: "the Sons of the Reed"."""
    head = reading.chunk.head
    return reading.form == "role" and reading.number == "plural" and head.text[0].isupper() and not _shouts(reading)


def _shouts(reading: Reading) -> bool:
    """Whether a capital says nothing: the sentence begins there, or has nothing else."""
    head = reading.chunk.head
    return bool(head.is_sent_start) or head.sent.text.isupper()


def _shortens(reading: Reading, short: str) -> bool:
    """Whether the letters of the acronym are first letters of the name, in order."""
    initials = [w.text[0].casefold() for w in reading.name if w.text[0].isalnum()]
    letters = [c.casefold() for c in short if c.isalnum()]
    return short.isupper() and len(letters) > 1 and (initials[: len(letters)] == letters or initials == letters or not initials)
