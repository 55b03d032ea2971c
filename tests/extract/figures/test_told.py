"""A list after a colon, a group among whom somebody is, and a row that adds up tell the kind of those counted."""

import pytest

from accordingto import read_text


def kinds(text: str) -> dict[float | int | None, str]:
    return {f.low: f.kind for f in read_text(text).figures}


@pytest.mark.parametrize(
    ("text", "low", "kind"),
    [
        ("Nine people have died, the clinic said: four children, a nurse and two cooks who were on their way home.", 4, "killed"),
        ("Among the dead are five children and the keeper of the mill.", 5, "killed"),
        ("A boy of seven was among the dead.", 1, "killed"),
        ("Fourteen people had been dug out alive, all of them injured.", 14, "wounded"),
        ("The mill lost its roof, and six people their lives.", 6, "killed"),
        ("The Front lost eight men, its spokesman said.", 8, "killed"),
        ("Since May 71 Varnian soldiers have fallen in the defence of the valley.", 71, "killed"),
        ("The enemy left about 30 dead at the ford and seven of his soldiers surrendered.", 7, "captured"),
        ("The regime had still to account for 17 people from the valley.", 17, "missing"),
        ("The fate of four citizens remains open.", 4, "missing"),
        ("Thirty-four captives came home. Twenty soldiers, eight guards and six teachers were met by the premier.", 20, "released"),
    ],
)
def test_the_kind_is_told_beside_the_figure(text: str, low: int, kind: str) -> None:
    """The number's own clause need not say it."""
    assert kinds(text)[low] == kind


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Five hundred rebels surrendered last week in Orlo.", 500),
        ("Thirty-four captives came home. Twenty soldiers and eight guards stood at the gate.", 20),
        ("Three things were needed, the mayor said: 12 doctors, four lorries and a tent.", 12),
    ],
)
def test_what_is_not_told_is_not_guessed(text: str, low: int) -> None:
    """Rebels who lay down arms, rows that add up to nothing and lists of needs keep the kind of their nouns."""
    assert kinds(text)[low] in ("other", "participants")
