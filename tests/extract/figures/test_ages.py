"""How old somebody is counts nobody, alone or in a row; a number that is dialled counts nobody either."""

import pytest

from accordingto import read_text


@pytest.mark.parametrize(
    "text",
    [
        "The victims, ages 22, 26, 29 and 37, were taken to a hospital.",
        "The nurses, aged between 19 and 25, were hurt.",
        "The police gave the ages of the wounded as 14, 18 and 29.",
        "Ada Lund, 47, and Ivo Marr, 31, all died of burns, the clinic said.",
        "A 911 call was made by the keeper of the mill, who was wounded.",
    ],
)
def test_ages_and_dialled_numbers_are_no_figures(text: str) -> None:
    """Nothing is counted as 14 to 47, nor as 911."""
    assert not [f for f in read_text(text).figures if f.low is not None and f.low > 10]


@pytest.mark.parametrize(
    ("text", "low"),
    [("A woman aged 25 and 30 men were wounded.", 30), ("A boy aged 14 and 18 others were killed.", 18)],
)
def test_people_beside_an_age_are_counted(text: str, low: int) -> None:
    """A number with a noun of its own is none of the ages before it."""
    assert low in [f.low for f in read_text(text).figures]
