"""A single person whom a total has counted in a sentence before is not counted again; one of another day, place or incident is."""

import pytest

from accordingto import read_text

TOTAL = "Four men were wounded in Orlo on Friday. "


def lows(text: str, kind: str = "wounded") -> list[float | int | None]:
    return [f.low for f in read_text(text, published="2024-06-08").figures if f.kind == kind]


@pytest.mark.parametrize(
    "text",
    [
        TOTAL + "A 21-year-old man was hit in the leg and a 30-year-old man was shot in the arm.",
        TOTAL + "On Friday night a porter was shot in the arm.",
        TOTAL + "A guard was hit in the ankle, and another man is in a stable condition.",
    ],
)
def test_one_of_those_counted_is_not_counted_again(text: str) -> None:
    """The total stands, and no "a man" beside it."""
    assert [low for low in lows(text) if low != 1] == [4]
    assert lows(text).count(1) <= text.count("another")


@pytest.mark.parametrize(
    "text",
    [
        TOTAL + "On Monday a porter was shot in the arm.",
        TOTAL + "In Tarsa a porter was shot in the arm.",
        TOTAL + "In a separate attack a porter was shot in the arm.",
        TOTAL + "In another raid a porter was shot in the arm.",
        "Four men were wounded in Orlo, including a porter.",
    ],
)
def test_another_and_a_part_are_counted(text: str) -> None:
    """Another day, a place not named before, another raid, and a part that is told as one."""
    assert lows(text) == [4, 1]


def test_more_than_the_total_are_counted() -> None:
    """Three single people are not the two of the total."""
    text = "Two men were wounded. A porter was hit in the leg. A clerk was hit in the arm. A guard was hit in the hand."
    assert lows(text) == [2, 1, 1, 1]


def test_another_kind_is_counted() -> None:
    """The wounded of a total are not the dead."""
    assert lows(TOTAL + "A porter was killed.", "killed") == [1]
