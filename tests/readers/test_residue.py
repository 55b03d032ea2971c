"""Residue lines are told from lines of reporting on forty print-view texts of our own."""

import time
import tomllib
from pathlib import Path

import pytest

from accordingto.readers import residue
from bench.pages import PRINTVIEW, cut_lines

MARKED: dict[str, list[int]] = tomllib.loads((PRINTVIEW / "residue.toml").read_text("utf-8"))["residue"]


def test_forty_texts() -> None:
    """Each text is marked, and each mark has its text."""
    assert sorted(MARKED) == sorted(path.name for path in PRINTVIEW.iterdir() if path.suffix in (".md", ".txt"))
    assert len(MARKED) >= 40


def test_share_set_aside() -> None:
    """Of all residue lines of the forty texts 95 in a hundred are set aside."""
    hits = [cut for name, numbers in MARKED.items() for number, cut, _ in cut_lines(PRINTVIEW / name) if number in numbers]
    assert sum(hits) >= 0.95 * len(hits)


@pytest.mark.parametrize("name", sorted(MARKED))
def test_no_reporting_is_lost(name: str) -> None:
    """Not a line of reporting is set aside."""
    path: Path = PRINTVIEW / name
    assert not [number for number, _, gone in cut_lines(path) if gone and number not in MARKED[name]]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Image not found or type unknown", "image placeholder"),
        ("3/7/24, 10:32 AM Tarsa votes - The Lower Courier", "print header"),
        ("Page 1 of 2", "page number"),
        ("https://www.courier.example/a/b", "address"),
        ("Share this article", "sharing"),
        ("Home > World > Varnia", "navigation"),
        ("Sign up for our newsletter", "subscription"),
        ("We use cookies to improve your visit", "cookies"),
        ("Read more: Inside the talks", "related"),
        ("© 2024 The Courier. All rights reserved.", "copyright"),
        ("Print | Email | Text size: A A A", "sharing"),
    ],
)
def test_known_kinds(words: str, what: str) -> None:
    """Each kind is known by its words alone."""
    assert residue.kind(words) == what


@pytest.mark.parametrize(
    "words",
    [
        "Save the dam, farmers of Oskel demand",
        "Captured on 3 March 2024, the soldiers were shown on television.",
        "Released captives reach Tarsa after 2 years",
        "Support for our troops falls",
        "More from Oskel flee floods by night, mayor says",
        "Total dead: 192",
        "12 DEAD IN WAR",
        "The ministry posted its answer at https://ministry.example/answer",
        "He laughed.",
        "Home: a new start for the refugees of Tarsa",
        "Fund the dam or lose the valley",
        "Page boy killed in Sellow",
    ],
)
def test_reporting_that_looks_alike(words: str) -> None:
    """Headlines and sentences that share a residue line's first words stay."""
    assert residue.kind(words) is None


@pytest.mark.parametrize(
    "unit", ["home | ", "home ", "share ", "a ", "a > ", "© ", "1/", "about us terms ", "by A ", "www.a.", "photo by "]
)
def test_no_line_takes_long(unit: str) -> None:
    """A line of any make-up is judged at once: no pattern runs back and forth over it."""
    start = time.perf_counter()
    for end in ("", "!", "\u2603"):
        words = unit * (390 // len(unit)) + end
        residue.kind(words)
        residue.names(words)
        residue.is_credit(words)
        residue.is_caption(words)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("By Jane Oduya", ("Jane Oduya",)),
        ("By JANE ODUYA and Tomas Hadrel", ("Jane Oduya", "Tomas Hadrel")),
        ("By Tomas Hadrel, Varnia Post", ("Tomas Hadrel",)),
        ("By Friday", ()),
        ("By the river", ()),
        ("By Our Staff Reporter", ()),
    ],
)
def test_bylines(words: str, names: tuple[str, ...]) -> None:
    """A byline gives its names; days, common words and offices are none."""
    assert residue.names(words) == names
