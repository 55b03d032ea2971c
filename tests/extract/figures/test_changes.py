"""New or total, revised up or down, as of when."""

import pytest

import accordingto
from accordingto.model import Figure


def first(text: str) -> Figure:
    return accordingto.read_text(text, published="2024-06-02").figures[0]


@pytest.mark.parametrize(
    "text",
    [
        "Five miners died overnight, bringing the death toll to 14.",
        "At least 14 people have been killed since the start of the war.",
        "So far 14 people have been killed in Tarsa.",
    ],
)
def test_total(text: str) -> None:
    """Sums up: a toll, "so far", "since the start of the war"."""
    assert accordingto.read_text(text).figures[-1].running == "total"


@pytest.mark.parametrize("text", ["Another 12 people were killed on Friday.", "Guards found 12 more bodies."])
def test_new(text: str) -> None:
    """Counts on: "another 12", "12 more"."""
    assert first(text).running == "new"


def test_neither() -> None:
    """A plain count is neither new nor a total, and revises nothing."""
    figure = first("The blast killed 12 people.")
    assert (figure.running, figure.revised) == (None, None)


@pytest.mark.parametrize(("verb", "way"), [("rose", "up"), ("climbed", "up"), ("fell", "down"), ("was lowered", "down")])
def test_revised(verb: str, way: str) -> None:
    """ "rose to 31 from 24": the new value is revised, the old one is not."""
    now, before = accordingto.read_text(f"The death toll {verb} to 31 from 24.").figures
    assert (now.low, now.revised) == (31, way)
    assert (before.low, before.revised) == (24, None)
