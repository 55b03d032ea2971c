"""What we know of each language, as data (floor 1): the same TOML files in every folder.

In: a language code and a table's name. Out: the table, read once.
To add a language: a folder with the same file names as `en/`, and one line in `registry`; its `examples.toml` are its tests.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from accordingto import registry


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """The table `name` of the language, as tomllib gives it; do not change it. UnknownName for an unknown language."""
    return tomllib.loads(files(registry.where("languages", language)).joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def words(language: str, name: str, *path: str) -> frozenset[str]:
    """The words of one list of a table, case-folded: `words("en", "cues", "say", "verbs")`."""
    found: Any = table(language, name)
    for step in path:
        found = found[step]
    return frozenset(word.casefold() for word in found)
