"""Rows of single people that were killed or hurt are counted though no number stands in them; states and those told before are not."""

import pytest

from accordingto import read_text
from accordingto.model import Figure, Record


def counted(text: str) -> tuple[Record, list[Figure]]:
    record = read_text(text)
    return record, [f for f in record.figures if f.because.startswith("counted one by one")]


@pytest.mark.parametrize(
    ("text", "low", "words"),
    [
        ("Ada Lund and Ivo Marr were killed in Orlo.", 2, "Ada Lund and Ivo Marr"),
        ("The driver and his wife were wounded.", 2, "The driver and his wife"),
        ("Ada Lund, Ivo Marr and Oren Tal were killed.", 3, "Ada Lund, Ivo Marr and Oren Tal"),
        ("Dr. Ada Lund, 32, Ivo Marr, 40, and Oren Tal, 19, died at the scene.", 3, "Dr. Ada Lund, 32, Ivo Marr, 40, and Oren Tal, 19"),
    ],
)
def test_names_and_single_people_are_counted(text: str, low: int, words: str) -> None:
    """The sum has the row's words and says how it was counted."""
    record, (total,) = counted(text)
    assert (total.low, total.high, record.words(total.spans)) == (low, low, words)
    assert total.kind in ("killed", "wounded")


@pytest.mark.parametrize(
    "text",
    [
        "Two men were killed. Oren Tal and Ivo Marr died at the scene.",
        "Sanctions hurt Varnia and Tarsa.",
        "Ada Lund or Ivo Marr was killed.",
        "Both Ada Lund and Ivo Marr were killed.",
        "Ada Lund and Ivo Marr met in Orlo.",
        "The miners and a porter were killed.",
        "Ada" + " and Ivo" * 60 + " were killed.",
    ],
)
def test_what_is_told_otherwise_is_not(text: str) -> None:
    """A total before, harm that is none, alternatives, "both", and plurals without a number give no sum."""
    assert not counted(text)[1]
