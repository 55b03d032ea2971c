"""The convention that makes bounds of a vague word is named, can be replaced, and can be turned off."""

from pathlib import Path

import pytest

from accordingto import flow
from accordingto.errors import BadTable
from accordingto.extract.figures.conventions import conventions
from accordingto.model import Figure
from accordingto.readers import sources
from accordingto.settings import Settings

TEXT = "Dozens of people were killed and 12 were wounded in Tarsa."


def figures(setting: str) -> tuple[Figure, ...]:
    return next(flow.records([sources.from_text(TEXT)], settings=Settings(conventions=setting))).figures


def test_named() -> None:
    """By default "dozens" counts from 24, and the figure says which row made that of it; an exact number names none."""
    dozens, exact = figures("default")
    assert (dozens.low, dozens.high, dozens.convention) == (24, None, "dozens")
    assert "dozens" in dozens.because
    assert (exact.low, exact.convention) == (12, None)


def test_off() -> None:
    """Turned off, a vague word stays a figure without bounds."""
    dozens = figures("off")[0]
    assert (dozens.low, dozens.high, dozens.convention) == (None, None, None)
    assert dozens.kind == "killed"


def test_own_table(tmp_path: Path) -> None:
    """A table of the user's own takes the place of ours, with an upper bound where it gives one."""
    own = tmp_path / "own.toml"
    own.write_text('["a dozen at least"]\nwords = ["Dozens"]\nlow = 12\nhigh = 99\n', "utf-8")
    dozens = figures(str(own))[0]
    assert (dozens.low, dozens.high, dozens.convention) == (12, 99, "a dozen at least")


@pytest.mark.parametrize("content", ["not toml", "[dozens]\nlow = 12\n", '[dozens]\nwords = ["dozens"]\nlow = "12"\n', "dozens = 24\n"])
def test_unusable_table(tmp_path: Path, content: str) -> None:
    """A table that cannot be used is an error with its cure."""
    own = tmp_path / f"{abs(hash(content))}.toml"
    own.write_text(content, "utf-8")
    with pytest.raises(BadTable, match="cure:"):
        conventions(str(own), "en")


def test_absent_table() -> None:
    """A path without a file is an error with its cure."""
    with pytest.raises(BadTable, match="cannot be used"):
        conventions("/nowhere/own.toml", "en")
