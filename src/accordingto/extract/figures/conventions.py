"""The convention that makes bounds of a vague word: our table, the user's own, or none."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from accordingto import lang
from accordingto.errors import BadTable


class Convention(NamedTuple):
    """One named row: a vague word counts from `low` to `high` (None = open)."""

    name: str
    low: float | int | None
    high: float | int | None


@cache
def conventions(setting: str, language: str) -> dict[str, Convention]:
    """Vague word > its row. `setting` is "default", "off" or the path of a TOML table; BadTable where that cannot be used."""
    if setting == "off":
        return {}
    rows = lang.table(language, "conventions") if setting == "default" else _own(setting)
    found = {}
    for name, row in rows.items():
        if not isinstance(row, dict) or not isinstance(row.get("words"), list):
            raise BadTable(setting, why=f'row "{name}" has no list "words"')
        bounds = (row.get("low"), row.get("high"))
        if not all(bound is None or (isinstance(bound, int | float) and not isinstance(bound, bool)) for bound in bounds):
            raise BadTable(setting, why=f'"low" and "high" of row "{name}" are numbers or absent')
        found.update({str(word).casefold(): Convention(name, *bounds) for word in row["words"]})
    return found


def _own(path: str) -> dict[str, Any]:
    try:
        return tomllib.loads(Path(path).read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise BadTable(path, why=getattr(problem, "strerror", None) or "it is not UTF-8 text") from None
    except tomllib.TOMLDecodeError as problem:
        raise BadTable(path, why=str(problem)) from None
