"""A dateline is found with its place, date and agency in their own words; a sentence that only looks like one is none."""

import pytest

from accordingto.readers import dateline

FOUND = [
    ("Tarsa, June 2 (RVO)-- The head of the bureau spoke.", "Tarsa, June 2 (RVO)--", "Tarsa", "June 2", "RVO"),
    ("LOWER SELLOW, Varn. (OPA) - A man was shot.", "LOWER SELLOW, Varn. (OPA) -", "LOWER SELLOW, Varn.", None, "OPA"),
    ("TARSA, 9 JAN 90 (OPA) -- [TEXT] The head spoke.", "TARSA, 9 JAN 90 (OPA) -- [TEXT]", "TARSA", "9 JAN 90", "OPA"),
    ("TARSA/THE LUTT, March 7 (Reuters) - The court met.", "TARSA/THE LUTT, March 7 (Reuters) -", "TARSA/THE LUTT", "March 7", "Reuters"),
    ("NEMBA, Varnia (OPA) _ Gunmen came.", "NEMBA, Varnia (OPA) _", "NEMBA, Varnia", None, "OPA"),
    ("(CNN) -- A man who lived by the river was seen there again.", "(CNN) --", "", None, "CNN"),
    ("NEMBA - The government said that it would pay in the autumn.", "NEMBA -", "NEMBA", None, None),
    ("OSKEL CITY, Oskel Strip (OPA) — At least two died.", "OSKEL CITY, Oskel Strip (OPA) —", "OSKEL CITY, Oskel Strip", None, "OPA"),
    ("TARSA, 3 March 2024 — The river rose.", "TARSA, 3 March 2024 —", "TARSA", "3 March 2024", None),
    ("NEMBA: It was still dark when the first of the boats came in.", "NEMBA:", "NEMBA", None, None),
    ("Tarsa, 10 February 2024: Troops fired on it.", "Tarsa, 10 February 2024:", "Tarsa", "10 February 2024", None),
    ("NEMBA, Varnia (OPA) _", "NEMBA, Varnia (OPA) _", "NEMBA, Varnia", None, "OPA"),
    ("Rebels leave the valley. NEMBA (OPA) - The rebels left.", "NEMBA (OPA) -", "NEMBA", None, "OPA"),
]
NONE = [
    "The governor (OPA) said that he would resign.",
    "Mr. Aldin - who was there on that day - said nothing.",
    "UPDATE - The government said that it would pay in the autumn.",
    "He was born on May 5 - the day of the flood.",
    "WE HAVE BEEN CALLED OUT BY ALL OF THEM — and that was that, he said.",
    "May 5 - the river rose.",
    "MARAT: We have said so since the very first day of it.\nHALLO: No, you have not.",
    "",
]


@pytest.mark.parametrize(("text", "whole", "place", "date", "agency"), FOUND)
def test_found(text: str, whole: str, place: str, date: str | None, agency: str | None) -> None:
    """The spans of the whole with its dash, of the place, the date and the agency."""
    found = dateline.find(text, [(0, len(text))])
    assert found is not None
    assert text[slice(*found.span)] == whole
    assert text[slice(*found.place)] == place
    assert (found.date and text[slice(*found.date)]) == date
    assert (found.agency and text[slice(*found.agency)]) == agency


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    """Labels, asides and sentences in capitals are no datelines."""
    assert dateline.find(text, [(0, len(text))]) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("TARSA, 3 March 2024 — The river rose.", ("2024-03-03", "dateline '3 March 2024'")),
        ("TARSA, March 3, 2024 (OPA) — The river.", ("2024-03-03", "dateline 'March 3, 2024'")),
        ("TARSA, 9 JAN 90 (OPA) -- The river.", ("1990-01-09", "dateline '9 JAN 90', two-digit year read as 1990")),
        ("TARSA, June 2 (OPA) -- The river.", None),
        ("TARSA (OPA) -- The river.", None),
    ],
)
def test_year(text: str, day: tuple[str, str] | None) -> None:
    """A day is given only where the dateline has its year; a year is never made."""
    found = dateline.find(text, [(0, len(text))])
    assert found is not None
    assert dateline.year(text, found) == day
