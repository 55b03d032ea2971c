"""People told one by one are counted, and the reason says so; names that only say who, "both" and open rows are not."""

import pytest

from accordingto import read_text
from accordingto.model import Figure, Record


def counted(text: str) -> tuple[Record, list[Figure]]:
    record = read_text(text)
    return record, [f for f in record.figures if f.because.startswith("counted one by one")]


@pytest.mark.parametrize(
    ("text", "low", "words"),
    [
        ("The blast killed the driver, a guard and two children.", 4, "the driver, a guard and two children"),
        ("A shell wounded two nurses and a porter.", 3, "two nurses and a porter"),
        ("A mother and her two sons were killed in Orlo.", 3, "A mother and her two sons"),
        ("Ada Lund, 32, and her two young sons were killed in Orlo.", 3, "Ada Lund, 32, and her two young sons"),
        ("A man, two women and a child were killed.", 4, "A man, two women and a child"),
        ("Guards found the bodies of a man, two women and a child.", 4, "a man, two women and a child"),
        ("Four nurses and three porters were wounded.", 7, "Four nurses and three porters"),
    ],
)
def test_a_row_of_people_is_counted(text: str, low: int, words: str) -> None:
    """The sum has the row's words, and the counts in it are its parts."""
    record, (total,) = counted(text)
    assert (total.low, total.high, record.words(total.spans)) == (low, low, words)
    parts = [f for f in record.figures if f.subset_of == total.id]
    assert parts
    assert all(f.kind == total.kind for f in parts)


@pytest.mark.parametrize(
    "text",
    [
        "Two of the men, Oren Tal and Ivo Marr, were killed.",
        "Both a nurse and a porter were wounded.",
        "Five adults and an unborn child were killed.",
        "Soldiers and a porter were killed.",
        "A guard or two porters were killed.",
        "Six people, three men and three women, were killed.",
        "Nine people were killed. Five men and four women died in the mill.",
    ],
)
def test_what_is_not_told_one_by_one_is_not_counted(text: str) -> None:
    """Names after their number, "both", the unborn, plurals without a number and alternatives give no sum."""
    assert not counted(text)[1]
