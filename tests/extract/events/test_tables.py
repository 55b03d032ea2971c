"""The word lists of events are clean: nothing twice, and no word both a party and a thing."""

from collections.abc import Iterator
from typing import Any

from accordingto import codebooks, lang

TABLE = lang.table("en", "events")


def lists(found: Any, path: str = "") -> Iterator[tuple[str, list[str]]]:
    for key, value in found.items():
        if isinstance(value, dict):
            yield from lists(value, f"{path}{key}.")
        elif isinstance(value, list):
            yield f"{path}{key}", value


def test_nothing_twice() -> None:
    """No list holds a word twice."""
    assert not {name: sorted({w for w in found if found.count(w) > 1}) for name, found in lists(TABLE) if len(found) != len(set(found))}


def test_party_or_thing() -> None:
    """A head noun names a party or a thing, not both."""
    participants = TABLE["participants"]
    assert not set(participants["parties"]) & set(participants["things"])


def test_statuses_are_known() -> None:
    """Each type that a statement's act gives is one of the codebook's."""
    types = {kind.type for kind in codebooks.load("plover").classes}
    assert set(TABLE["speech"]["always"].values()) | set(TABLE["speech"]["never"].values()) <= types
