"""Kinds are told by the toll, by "whose death", by treatment sought, by injuries done to somebody, and by what people were forced to do."""

import pytest

from accordingto import read_text


def kinds(text: str) -> dict[float | int | None, str]:
    return {f.low: f.kind for f in read_text(text).figures}


@pytest.mark.parametrize(
    ("text", "low", "kind"),
    [
        ("The death toll climbed to 66 and several are still missing after the flood in Orlo.", 66, "killed"),
        ("They lit candles for a 21-year-old porter whose unsolved death led to the protests.", 1, "killed"),
        ("Three blasts rocked Tarsa, causing injuries to 14 guards.", 14, "wounded"),
        ("Sixty-seven people sought medical attention after the spill.", 67, "wounded"),
        ("At least 40 villagers were affected when a poisonous gas was spread.", 40, "wounded"),
        ("The flood battered the valley, forcing thousands to leave their homes.", 2000, "displaced"),
        ("Three people were found with gunshot wounds.", 3, "wounded"),
        ("Six people were shot, two of them fatally.", 2, "killed"),
        ("The fatal shooting of 12 guards was condemned.", 12, "killed"),
        ("Five miners sustained fatal wounds.", 5, "killed"),
        ("The shooting left a girl and 12 men wounded.", 12, "wounded"),
        ("There are four Varnian drivers among the captured men.", 4, "captured"),
        ("The gunmen have taken at least five people from the villages of the valley.", 5, "captured"),
        ("The raid left scores of the fighters dead and wounded.", 40, "casualties"),
        ("One of the victims was a porter who was hit in the leg.", 1, "wounded"),
        ("Ada Lund lost three members of her family.", 3, "killed"),
        ("Three people were shot and killed and a fourth was wounded.", 3, "killed"),
        ("The wagon held 12 bodies and nine men who were suffering burns.", 12, "killed"),
    ],
)
def test_the_kind_is_told(text: str, low: int, kind: str) -> None:
    """What the words say, though the verb of those counted does not."""
    assert kinds(text)[low] == kind


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("The bus took 40 people from Orlo to Tarsa.", 40),
        ("Forty traders were affected by the new tax.", 40),
        ("Twelve clerks sought advice at the town hall.", 12),
        ("The rain led 30 traders to close.", 30),
    ],
)
def test_the_same_words_of_other_things_tell_nothing(text: str, low: int) -> None:
    """A bus, a tax, advice and a closed stall harm nobody."""
    assert kinds(text).get(low, "other") in ("other", "participants")


def test_one_person_is_counted_once() -> None:
    """ "One of the victims was a porter": the porter is the one."""
    assert [f.low for f in read_text("One of the victims was a porter who was hit in the leg.").figures] == [1]
