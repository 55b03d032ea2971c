"""The patterns of `lang/<xx>/dates.toml`, compiled once: one regular expression a row, each with the fields it captures."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from accordingto.lang import table
from accordingto.model.time import TimeType

# A blank in a pattern: one or a few blanks, at most one line break (never a paragraph's end).
BLANK = r"(?:[^\S\n]{1,3}\n?|\n)"
GAPS = {" ": BLANK, "~": rf"(?:{BLANK}|-)"}
GAP = re.compile(r"\[[^\]]*\]|\(\?<=[^)]*\)|[ ~]")  # inside a class or behind the match a blank is itself
NAME = re.compile(r"\{([a-z_]+)\}")
FRAGMENT = re.compile(r"<([a-z]+)>")
WORD = re.compile(r"\w+")
DIGIT = "digit"


class Pattern(NamedTuple):
    """A row of the table: the name of its reading, its TIMEX3 type, what must be near, and the compiled words."""

    reading: str
    type: TimeType
    hearts: frozenset[str]
    regex: re.Pattern[str]


class Patterns(NamedTuple):
    """All rows; `starters` are the words that one can begin with, `hearts` the tables that each heart word stands in."""

    rows: tuple[Pattern, ...]
    starters: frozenset[str]
    hearts: dict[str, frozenset[str]]


@cache
def patterns(language: str) -> Patterns:
    """The patterns of the language, compiled."""
    rows = table(language, "dates")
    made = tuple(Pattern(row["reading"], row["type"], frozenset(row["heart"]), _compiled(row["regex"], rows)) for row in rows["pattern"])
    hearts: dict[str, frozenset[str]] = {}
    for name in sorted({heart for row in made for heart in row.hearts} - {DIGIT}):
        for word in _hearts(name, rows):
            hearts[word] = hearts.get(word, frozenset()) | {name}
    sources = [row["regex"] for row in rows["pattern"]] + [*rows["captures"].values(), *rows["fragments"].values()]
    keys = [key for words in rows.values() if isinstance(words, dict) for key in words]
    return Patterns(made, frozenset(WORD.findall(" ".join([*sources, *keys]).casefold())), hearts)


@cache
def beating(language: str, hearts: frozenset[str]) -> tuple[Pattern, ...]:
    """The rows that have one of these hearts."""
    return tuple(row for row in patterns(language).rows if row.hearts & hearts)


def _hearts(name: str, rows: dict[str, Any]) -> Iterator[str]:
    """The last word of each entry of a table, all words of a capture; "weeklong" and its like beat as their units do."""
    if name in rows["captures"]:
        yield from WORD.findall(rows["captures"][name])
        return
    for key in rows.get(name, {name: 0}):
        last = WORD.findall(key)[-1]
        yield last
        if name == "unit":
            yield f"{last}long"


def _compiled(row: str, rows: dict[str, Any]) -> re.Pattern[str]:
    """The row as a regular expression: fragments, then words, then blanks; every capture has a name of its own."""
    row = FRAGMENT.sub(lambda m: rows["fragments"][m[1]], row)
    used: dict[str, int] = {}

    def words(match: re.Match[str]) -> str:
        name = match[1]
        used[name] = used.get(name, 0) + 1
        unique = name if used[name] == 1 else f"{name}{used[name]}"
        return f"(?P<{unique}>{_words(name, rows)})"

    row = GAP.sub(lambda m: GAPS.get(m[0], m[0]), NAME.sub(words, row))
    return re.compile(rf"(?:{row})(?!\w)", re.IGNORECASE)


def _words(name: str, rows: dict[str, Any]) -> str:
    """The alternatives of a table, longest first; a number may be made of several of its words."""
    if name in rows["captures"]:
        return str(rows["captures"][name])
    keys = sorted(rows[name], key=lambda key: (-len(key), key))
    if name == "number":
        one = _either([key for key in keys if key not in ("a", "an")])
        return rf"(?:an?|(?:{one})(?:~(?:and )?(?:{one}))*)(?!\w)"
    return rf"(?:{_either(keys)})(?!\w)"


def _either(keys: list[str]) -> str:
    return "|".join(re.escape(key).replace(r"\ ", " ").replace("'", "['’]") for key in keys)
