"""Actors with codes: our table of bodies and armed groups (`actors.toml`), and the user's own list, which goes before it.

A list is a CSV file with the columns name, aliases (separated by |), code, from, to; from and to are ISO 8601 days, inclusive, or
empty. Names are compared whole, without case, accents and articles; short names in capitals as they stand.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from accordingto.errors import BadActors, NoSuchInput
from accordingto.gazetteer.entry import fold
from accordingto.gazetteer.tables import table

COLUMNS = ("name", "aliases", "code", "from", "to")
ARTICLES = ("the ", "a ", "an ")
ACRONYM = 5  # letters
ISO3 = 3  # letters


class Actor(NamedTuple):
    """One row: its names, codes, and the days between which it holds ("" = open)."""

    names: tuple[str, ...]
    iso3: str | None
    sector: str | None
    code: str | None
    since: str
    until: str
    basis: str

    def holds(self, day: str) -> bool:
        """Whether the row holds on the day (ISO 8601); a row with dates holds on no unknown day."""
        if not day:
            return not (self.since or self.until)
        return (not self.since or self.since <= day) and (not self.until or day <= self.until)


Actors = Mapping[str, Sequence[Actor]]


def key(name: str) -> str:
    """What two spellings of one name share: "the Front" and "Front"; "WHO" is not "who"."""
    words = " ".join(name.split())
    for article in ARTICLES:
        if words.casefold().startswith(article):
            words = words[len(article) :]
    return words if words.isupper() and len(words) <= ACRONYM else fold(words)


def find(names: Iterable[str], day: str, *tables: Actors) -> Actor | None:
    """The first row, of the first table that has one, with any of the names that holds on the day."""
    keys = [key(name) for name in names]
    return next((row for rows in tables for word in keys for row in rows.get(word, ()) if row.holds(day)), None)


@cache
def ours() -> Actors:
    """The rows of `actors.toml` by name."""
    return _index(_rows(table("actors")))


@cache
def listed(path: str) -> Actors:
    """The user's own list by name; NoSuchInput, or BadActors with the line, where it cannot be used. "" is an empty list."""
    return _index(_read(Path(path))) if path else {}


def _index(found: Iterable[Actor]) -> Actors:
    index: dict[str, list[Actor]] = {}
    for actor in found:
        for name in actor.names:
            index.setdefault(key(name), []).append(actor)
    return index


def _rows(data: dict[str, Any]) -> Iterator[Actor]:
    basis = "table of bodies and groups"
    for kind in ("igo", "courts", "ngo", "media"):
        for names in data[kind]["names"]:
            yield Actor(tuple(names), None, data[kind]["sector"], None, "", "", f"{basis}: {names[0]}")
    for names, iso3, sector in data["plain"]["rows"]:
        yield Actor(tuple(names), iso3 or None, sector, None, "", "", f"{basis}: {names[0]}")
    for group in data["group"]:
        for row in group["rows"]:
            since, until = row.get("from", ""), row.get("to", "")
            when = f" ({since} to {until})" if since or until else ""
            why = f"{basis}: {group['names'][0]}{when}" + (f", {row['why']}" if "why" in row else "")
            yield Actor(tuple(group["names"]), row.get("iso3", group.get("iso3")), row["sector"], None, since, until, why)


def _read(path: Path) -> Iterator[Actor]:
    if not path.is_file():
        raise NoSuchInput(str(path))
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            rows = csv.DictReader(file, strict=True)
            if missing := [column for column in COLUMNS if column not in (rows.fieldnames or ())]:
                raise BadActors(str(path), why=f"line 1 has no column {', '.join(missing)}")
            for row in rows:
                yield _actor(path, rows.line_num, row)
        except (csv.Error, UnicodeDecodeError) as error:
            raise BadActors(str(path), why=f"it is not CSV in UTF-8: {error}") from error


def _actor(path: Path, line: int, row: dict[str, Any]) -> Actor:
    cells = {column: (row[column] or "").strip() for column in COLUMNS}
    for field in ("name", "code"):
        if not cells[field]:
            raise BadActors(str(path), why=f"line {line} has no {field}")
    for field in ("from", "to"):
        if cells[field] and not _is_day(cells[field]):
            raise BadActors(str(path), why=f"line {line}: {field} is {cells[field]!r}, not a day like 2024-06-02")
    if cells["from"] and cells["to"] and cells["from"] > cells["to"]:
        raise BadActors(str(path), why=f"line {line}: it ends before it begins")
    names = (cells["name"], *(alias.strip() for alias in cells["aliases"].split("|") if alias.strip()))
    code = cells["code"]
    iso3 = code[:ISO3] if code[:ISO3].isalpha() and code[:ISO3].isupper() else None
    return Actor(names, iso3, code[ISO3:].strip()[:ISO3] or None, code, cells["from"], cells["to"], f"actor list {path.name}, line {line}")


def _is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False
