"""The word lists of `lang/<xx>/events.toml`, read once."""

from functools import cache
from typing import Any

from accordingto import lang
from accordingto.model import EventStatus

LANGUAGE = "en"


@cache
def words(*path: str) -> frozenset[str]:
    """The words of one list of the table: `words("status", "planned")`."""
    return lang.words(LANGUAGE, "events", *path)


@cache
def acts() -> dict[str, EventStatus]:
    """What the act of a statement makes of the clause in its content."""
    table: dict[str, EventStatus] = lang.table(LANGUAGE, "events")["acts"]
    return table


@cache
def speech() -> dict[str, str]:
    """The type of the event that saying it is, by the act of the statement."""
    table: dict[str, Any] = lang.table(LANGUAGE, "events")["speech"]
    found: dict[str, str] = table["always"]
    return found


@cache
def unspoken() -> dict[str, str]:
    """The type of the event that saying it is not, by the act of the statement."""
    table: dict[str, Any] = lang.table(LANGUAGE, "events")["speech"]
    found: dict[str, str] = table["never"]
    return found


@cache
def suffixes() -> tuple[str, ...]:
    """Endings of nouns that name people."""
    table: dict[str, Any] = lang.table(LANGUAGE, "events")["participants"]
    return tuple(table["suffixes"])
