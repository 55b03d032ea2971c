"""What a reader can do about a note, by its code (`cures.toml`)."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def table() -> dict[str, str]:
    """The cures by the codes of notes."""
    return {code: str(words) for code, words in tomllib.loads(files(__package__).joinpath("cures.toml").read_text("utf-8")).items()}
