"""Search: reports by their words, the best first, each with the words around its hits.

`two words` must both be there, `"two words"` side by side, `word*` begins so, `-word` must not be there, `party:Name` (or
`party:"Two Names"`) names a party in any of the ways in which reports name it, `-party:Name` names it in none.
"""

import json
import re
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from accordingto.errors import BadQuestion, NoSuchFilter
from accordingto.store.question import Question, named, put_in
from accordingto.store.rows import FIND_NAME, called, name_key
from accordingto.store.words import Phrase, indexed

_PIECE = re.compile(r'(?P<without>-?)(?P<party>party:)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))', re.IGNORECASE)

FILTERS = ("since", "until", "outlet", "language", "report", "party", "versions")  # of reports

_NAMING = "SELECT report FROM parties WHERE name IN (SELECT rowid FROM name_words WHERE name_words MATCH ?)"


class Wanted(NamedTuple):
    """What a search asks for: phrases that must be there or must not, and parties, each by the numbers of its names."""

    have: list[Phrase]
    without: list[Phrase]
    parties: list[list[int]]
    absent: list[list[int]]


def put(given: Mapping[str, Any]) -> Question:
    """The filters of a search as a question; NoSuchFilter where reports have none of a name."""
    if unknown := next((name for name in given if name not in FILTERS), None):
        raise NoSuchFilter(unknown, what="reports", known=", ".join(FILTERS))
    return put_in(given)


def wanted(db: sqlite3.Connection, words: str, party: Sequence[str] = ()) -> Wanted:
    """The search in its parts, with the parties of which one must be named; BadQuestion where it asks for nothing."""
    made = Wanted([], [], [named(db, party)] if party else [], [])
    for piece in _PIECE.finditer(words):
        text = piece["phrase"] if piece["phrase"] is not None else piece["word"]
        if piece["party"]:
            (made.absent if piece["without"] else made.parties).append(named(db, [text]))
            continue
        phrase = Phrase(indexed(text.rstrip("*")), prefix=text.endswith("*"))
        if phrase:
            (made.without if piece["without"] else made.have).append(phrase)
    if not made.have and not made.parties:
        raise BadQuestion(words, why="it names no word that must be there")
    return made


def numbered(db: sqlite3.Connection, name: str) -> int | None:
    """The number of a party's chief name; None where the archive does not know it."""
    row = db.execute(FIND_NAME, name_key(called(name))).fetchone()
    return int(row[0]) if row else None


def conditions(asked: Wanted) -> tuple[list[str], list[str]]:
    """The search as conditions on reports (as r) joined with their words (as w), and the values."""
    where, values = [], []
    if asked.have:
        match = " AND ".join(phrase.match() for phrase in asked.have)
        where.append("report_words MATCH ?")
        values.append(f"({match})" + "".join(f" NOT {phrase.match()}" for phrase in asked.without))
    elif asked.without:
        where += ["r.n NOT IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)"] * len(asked.without)
        values += [phrase.match() for phrase in asked.without]
    for numbers, sign in (*((n, "IN") for n in asked.parties), *((n, "NOT IN") for n in asked.absent)):
        where.append(f"r.n {sign} (SELECT report FROM parties WHERE name IN (SELECT value FROM json_each(?)))")
        values.append(json.dumps(numbers))
    return where, values


def phrases_of(db: sqlite3.Connection, phrases: list[Phrase]) -> set[int]:
    """The reports (n) that hold one of these phrases, or name a party so."""
    found: set[int] = set()
    for phrase in phrases:
        found.update(n for (n,) in db.execute("SELECT rowid FROM report_words WHERE report_words MATCH ?", (phrase.match(),)))
        found.update(n for (n,) in db.execute(_NAMING, (phrase.match(),)))
    return found
