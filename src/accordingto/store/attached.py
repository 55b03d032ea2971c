"""Words with what their script writes together with them: who looks for "truce" in Arabic finds "and-the-truce", too.

The little words are data (`attached.toml`). They are put before the word that is looked for, never cut off the words of a text: a text
is indexed as it stands.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Script(NamedTuple):
    """A script: its letters, how many a word has at least, what may stand before it, its article and what that merges into."""

    letters: re.Pattern[str]
    least: int
    before: tuple[str, ...]
    article: str
    merged: tuple[str, ...]


def forms(word: str) -> tuple[str, ...]:
    """The word itself, then the word behind each little word that its script may write together with it."""
    script = next((script for script in _scripts() if script.letters.fullmatch(word)), None)
    if script is None or len(word) < script.least:
        return (word,)
    return tuple(dict.fromkeys((word, *(before + word for before in script.before), *_merged(script, word))))


def pattern(word: str) -> str:
    """A regular expression of what may be written before the word, for whoever looks for it letter by letter; "" for nothing."""
    script = next((script for script in _scripts() if script.letters.fullmatch(word)), None)
    return f"(?:{'|'.join(script.before)})?" if script else ""


def _merged(script: Script, word: str) -> tuple[str, ...]:
    bare = word.removeprefix(script.article) if script.article else word
    return tuple(before + bare for before in script.merged) if bare != word and len(bare) >= script.least else ()


@cache
def _scripts() -> tuple[Script, ...]:
    table = tomllib.loads(files(__package__).joinpath("attached.toml").read_text("utf-8"))
    return tuple(
        Script(re.compile(one["letters"] + "+"), one["least"], tuple(one["before"]), one.get("article", ""), tuple(one.get("merged", ())))
        for one in table["script"]
    )
