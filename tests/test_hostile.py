"""Hostile files are handled as specified: here the small ones; `python -m bench.hostile` makes all, and measures time and memory."""

import pytest

from bench.hostile.bench import CASES, LEAST, title, tried
from bench.hostile.killable import warm
from bench.hostile.shapes import Case

SMALL = [case for case in CASES if not case.heavy and case.verb[0] != "run" and "--ocr" not in case.verb]


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """The parser is loaded once, before the first process is split off."""
    warm()


def test_there_are_enough() -> None:
    """At least 64 files, no two of one name, each with an attack that it says in words."""
    assert len(CASES) >= LEAST
    assert len({title(case) for case in CASES}) == len(CASES)
    assert all(case.attack for case in CASES)


@pytest.mark.parametrize("case", SMALL, ids=title)
def test_handled_as_specified(case: Case) -> None:
    """Read as the command reads it, in a process of its own: the error and exit code that are specified, or the record."""
    assert tried(case).wrong is None
