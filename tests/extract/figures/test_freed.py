"""Those who were held and go free are released; those who are still held, or whose jailers only promise, are not."""

import pytest

from accordingto import read_text


def kinds(text: str) -> list[tuple[float | int | None, str]]:
    return [(f.low, f.kind) for f in read_text(text).figures]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Front let 41 prisoners go.", [(41, "released")]),
        ("Varnia has set free 16 captured fighters.", [(16, "released")]),
        ("On Monday 14 villagers of Tarsa walked into freedom.", [(14, "released")]),
        (
            "Under the deal, 41 miners held by the Front will be handed over for 23 people detained by Varnia.",
            [(41, "released"), (23, "released")],
        ),
        ("Forty captives were exchanged for 16.", [(40, "released"), (16, "released")]),
        ("Varnia and the Front exchanged their captives on Monday, 33 for 15.", [(33, "released"), (15, "released")]),
        ("In return Varnia handed over 22 fighters.", [(22, "released")]),
        ("Among those who came home were eight soldiers who had disappeared at the ford.", [(8, "released")]),
        (
            "In the two exchanges 62 people held by the Front and 34 held by Varnia have been released.",
            [(62, "released"), (34, "released")],
        ),
    ],
)
def test_who_goes_free_is_released(text: str, wanted: list[tuple[int, str]]) -> None:
    """The verb of those counted goes before the words that say which people they are."""
    assert kinds(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The exchange was put off since the Front still holds 33 soldiers.",
        "Thirty-three are still in its keeping and will be freed next week.",
        "Some 33 villagers are still waiting to go home.",
        "They will free more than 32 clerks, whom the gunmen had taken hostage in May.",
        "The Front has promised to return 33 captured guards within a month.",
        "In the hands of the Front are 33 citizens of Varnia.",
        "The raiders killed two clerks, carrying off 33 others.",
    ],
)
def test_who_is_still_held_is_captured(text: str) -> None:
    """Holding told in a clause of its own is not undone by what is still to come."""
    assert [kind for low, kind in kinds(text) if low == 33] == ["captured"]


def test_an_exchange_of_fire_frees_nobody() -> None:
    """Only people are exchanged for people."""
    assert "released" not in [kind for _, kind in kinds("Twelve soldiers crossed the ford after an exchange of fire.")]
