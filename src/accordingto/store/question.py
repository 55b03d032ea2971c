"""A question to the archive as values, and what it becomes in SQL.

Filters are joined by "and"; several values of one filter by "or". A party is found by any word-for-word part of any of its names.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from accordingto.errors import NoName, NoSuchFilter, NotADate
from accordingto.store.rows import EVENTS, FIGURES, FIND_NAME, STATEMENTS, day, name_key
from accordingto.store.words import Phrase

What = Literal["statements", "events", "figures"]
NUMBER = {"statements": STATEMENTS, "events": EVENTS, "figures": FIGURES}
Order = Literal["new", "old", "text"]
SINGLE = ("since", "until", "order")  # words of which there is one
# Filters of one kind of item alone; all others are of every kind.
ONLY: dict[str, tuple[What, ...]] = {
    "type": ("events",),
    "status": ("events", "figures"),
    "kind": ("figures",),
    "act": ("statements",),
    "form": ("statements",),
    "polarity": ("statements",),
    "low": ("figures",),
    "denied": ("events", "figures"),
}
NOTHING = "0"
EXACT = "="  # before a name that is meant letter for letter


# The outlets, or agencies, that there are: from each to the next by the index, since there are few and the reports are many.
_PAPERS = """WITH RECURSIVE paper(n) AS (
        SELECT min({column}) FROM reports UNION ALL
        SELECT (SELECT min({column}) FROM reports WHERE {column} > paper.n) FROM paper WHERE paper.n IS NOT NULL)
    SELECT terms.n, term FROM paper JOIN terms USING (n)"""


class Question(NamedTuple):
    """What is asked of one table of items.

    since and until are ISO 8601 days, inclusive, of the item's own time, else of its report's publication; dated asks for items with a
    time of their own. place is a name as the gazetteer has it, or a country's two letters. type, status, kind, act, form and polarity go
    by what the table has. party is who takes part (events), speaks (statements), is quoted (figures); according_to is anybody whom the
    item has come through, outlet and agency included; "=Name" is that very name, letter for letter, "=" alone no outlet. low is the least
    number that a figure may mean.
    """

    since: str | None = None
    until: str | None = None
    dated: bool = False
    place: Sequence[str] = ()
    party: Sequence[str] = ()
    outlet: Sequence[str] = ()
    type: Sequence[str] = ()
    status: Sequence[str] = ()
    kind: Sequence[str] = ()
    act: Sequence[str] = ()
    form: Sequence[str] = ()
    polarity: Sequence[str] = ()
    according_to: Sequence[str] = ()
    language: Sequence[str] = ()
    report: Sequence[str] = ()
    low: float | None = None
    denied: bool | None = None
    versions: bool = False
    order: Order = "new"


class Asked(NamedTuple):
    """Conditions of SQL, joined by "and", and their values."""

    where: list[str]
    values: list[Any]

    def add(self, condition: str, *values: Any) -> None:
        """One more condition; a list of numbers stands for `(SELECT value FROM json_each(?))`, and nothing is in an empty one."""
        if values and all(value == [] for value in values):
            self.where.append(NOTHING)
            return
        self.where.append(condition.replace("(#)", "(SELECT value FROM json_each(?))"))
        self.values.extend(json.dumps(value) if isinstance(value, list) else value for value in values)

    @property
    def sql(self) -> str:
        """The clause, with its WHERE."""
        return " WHERE " + " AND ".join(self.where) if self.where else ""


def put(what: What, given: Mapping[str, Any]) -> Question:
    """The question of these filters; NoSuchFilter where there is none of a name."""
    if unknown := next((name for name in given if name not in Question._fields), None):
        raise _no_filter(what, unknown)
    return put_in(given)


def put_in(given: Mapping[str, Any]) -> Question:
    """The question of these filters, one word where several may stand as a list of one."""
    several: dict[str, Any] = {n: (value,) if isinstance(value, str) and n not in SINGLE else value for n, value in given.items()}
    return Question(**several)


def fitting(what: What, question: Question) -> None:
    """NoSuchFilter where the question has a filter that this kind of item has not."""
    if wrong := next((name for name, kinds in ONLY.items() if what not in kinds and getattr(question, name) not in ((), [], None)), None):
        raise _no_filter(what, wrong)


def _no_filter(what: What, name: str) -> NoSuchFilter:
    return NoSuchFilter(name, what=what, known=", ".join(n for n in Question._fields if what in ONLY.get(n, (what,))))


def asked(db: sqlite3.Connection, what: What, question: Question) -> Asked:
    """The question as conditions on `what` (as i). NoSuchFilter, NotADate or NoName where it cannot be asked."""
    fitting(what, question)
    made = Asked([], [])
    _days(made, what, question)
    if question.dated:
        made.add("i.own AND i.day IS NOT NULL")
    for column in ("type", "status", "kind", "act", "form", "polarity"):
        if words := getattr(question, column):
            made.add(f"i.{column} IN (#)", _terms(db, words))
    if question.place:
        numbers = _terms(db, [*question.place, *(word.upper() for word in question.place if len(word) == 2)])
        made.add("(i.place IN (#) OR i.country IN (#))", numbers, numbers)
    if question.party:
        _party(db, made, what, question.party)
    if question.according_to:
        _voices(db, made, what, question.according_to, outlet=True)
    if question.low is not None:
        made.add("(i.high IS NULL AND i.low IS NOT NULL OR i.high >= ?)", question.low)
    if question.denied is not None:
        made.add("i.denied = ?", question.denied)
    reports = of_reports(db, question._replace(since=None, until=None, versions=True))
    if reports.where:
        made.add(f"i.report IN (SELECT r.n FROM reports r{reports.sql})", *reports.values)
    if not question.versions and db.execute("SELECT EXISTS (SELECT 1 FROM reports WHERE NOT current)").fetchone()[0]:
        made.add("i.report NOT IN (SELECT n FROM reports WHERE NOT current)")
    return made


def of_reports(db: sqlite3.Connection, question: Question) -> Asked:
    """What the question asks of reports as conditions on them (as r)."""
    made = Asked([], [])
    for bound, sign in ((question.since, ">="), (question.until, "<=")):
        if bound is not None:
            made.add(f"r.day {sign} ?", _day(bound))
    if question.language:
        made.add("r.language IN (#)", _terms(db, question.language))
    if question.outlet:
        numbers = outlets(db, question.outlet)
        if EXACT in question.outlet:
            made.add("(r.outlet IS NULL OR r.outlet IN (SELECT value FROM json_each(?)))", json.dumps(numbers))
        else:
            made.add("r.outlet IN (#)", numbers)
    if question.report:
        made.add("r.id IN (#)", list(question.report))
    if not question.versions:
        made.add("r.current")
    return made


def _days(made: Asked, what: What, question: Question) -> None:
    """Items whose days meet those asked for; statements go by their first day, so that an index answers."""
    since, until = (_day(bound) if bound is not None else None for bound in (question.since, question.until))
    last = until if until is not None else date.max.toordinal()
    if since is None and until is not None:
        made.add("i.day <= ?", last)
    elif since is not None and what == "statements":
        made.add("i.day BETWEEN ? AND ?", since, last)
    elif since is not None and (question.type or question.kind):  # there is an index of these with their days
        made.add("i.day <= ? AND i.last >= ?", last, since)
    elif since is not None:  # two indexes: of days, and of the few items that last longer than one
        made.add("(i.day BETWEEN ? AND ? OR (i.last > i.day AND i.last >= ? AND i.day < ?))", since, last, since, min(since, last + 1))


def _day(bound: str) -> int:
    if (number := day(bound)) is None:
        raise NotADate(bound)
    return number


def _party(db: sqlite3.Connection, made: Asked, what: What, words: Sequence[str]) -> None:
    if what == "events":
        made.add("(i.report, i.item) IN (SELECT report, item FROM participants WHERE name IN (#))", named(db, words))
    elif what == "statements":
        made.add("i.speaker IN (#)", named(db, words))
    else:
        _voices(db, made, what, words, outlet=False)


def _voices(db: sqlite3.Connection, made: Asked, what: What, words: Sequence[str], *, outlet: bool) -> None:
    through = f"(i.report, i.item) IN (SELECT report, item FROM voices WHERE name IN (#) AND what = {NUMBER[what]})"
    papers = outlets(db, words) if outlet else []
    if papers:
        made.add(
            f"({through} OR i.report IN (SELECT n FROM reports WHERE outlet IN (#) OR agency IN (#)))", named(db, words), papers, papers
        )
    else:
        made.add(through, named(db, words))


def named(db: sqlite3.Connection, words: Sequence[str]) -> list[int]:
    """The numbers of the parties that bear a name with these words, one after the other: their chief names, by any of their names."""
    found: set[int] = set()
    exact: set[int] = set()
    for asked_for in words:
        phrase = Phrase(asked_for)
        if not phrase:
            raise NoName(asked_for)
        if asked_for.startswith(EXACT):
            exact.update(number for (number,) in db.execute(FIND_NAME, name_key(asked_for.removeprefix(EXACT))))
            continue
        found.update(number for (number,) in db.execute("SELECT rowid FROM name_words WHERE name_words MATCH ?", (phrase.match(),)))
    aliases = "SELECT DISTINCT name FROM aliases WHERE alias IN (SELECT value FROM json_each(?))"
    return sorted(found.union(exact, (number for (number,) in db.execute(aliases, (json.dumps(sorted(found)),)))))


def outlets(db: sqlite3.Connection, words: Sequence[str]) -> list[int]:
    """The numbers of the outlets and agencies whose name holds these words, in any case."""
    known = [row for column in ("outlet", "agency") for row in db.execute(_PAPERS.format(column=column))]
    return sorted(
        {n for n, term in known if any(term == w[1:] if w.startswith(EXACT) else Phrase(w) and _holds(term, Phrase(w)) for w in words)}
    )


def _holds(name: str, phrase: Phrase) -> bool:
    have = Phrase(name)
    return any(have[at : at + len(phrase)] == phrase for at in range(len(have) - len(phrase) + 1))


def _terms(db: sqlite3.Connection, words: Sequence[str]) -> list[int]:
    sql = "SELECT n FROM terms WHERE term COLLATE NOCASE IN (SELECT value FROM json_each(?))"
    return [n for (n,) in db.execute(sql, (json.dumps(list(words)),))]
