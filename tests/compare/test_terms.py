"""Words weigh by how rare they are, before and after reports have come in, and no country's name by how often the world writes of it."""

import pytest

from accordingto.compare.terms import KEPT, Terms, dot
from accordingto.gazetteer import nations

TEXT = "The army shelled the ferry at Arvo. The ferry burned, and the army of {side} said so."


def test_names_and_rare_words_weigh_most() -> None:
    """From the first report on, a name outweighs a rare word, and that a common one; all together have length one."""
    weights = Terms().read(TEXT.format(side="Tarsa")).weights
    assert weights["arvo"] > weights["burn"] > weights["said"] > weights.get("the", 0.0)
    assert dot(weights, weights) == pytest.approx(1.0)


def test_what_every_report_holds_weighs_less() -> None:
    """A name that all reports share stops telling them apart."""
    terms = Terms()
    first = terms.read("Arvo burned.").weights
    for n in range(300):
        terms.read(f"Arvo and street {n}.")
    last = terms.read("Arvo burned.").weights
    assert last["arvo"] / last["burn"] < first["arvo"] / first["burn"]


def test_no_side_weighs_more() -> None:
    """Every country of one word weighs what an invented one does."""
    invented = Terms().read(TEXT.format(side="Tarsa")).weights["tarsa"]
    names = sorted({n.name for n in nations.nations().values() if n.name.isalpha() and n.name.isascii() and len(n.name) > 3})
    unlike = {}
    for name in names:
        terms = Terms()
        weight = terms.read(TEXT.format(side=name)).weights[terms.stem(name)]
        if weight != pytest.approx(invented):
            unlike[name] = weight
    assert len(names) > 100
    assert not unlike


def test_a_long_report_keeps_its_heaviest_words() -> None:
    """What is kept of a long report is what weighs most, and its first words are found under their stems."""
    terms = Terms()
    words = terms.read(" ".join(f"Arvo{n}" for n in range(KEPT)) + " the" * 50)
    assert len(words.weights) == KEPT
    assert "the" not in words.weights
    assert words.forms["arvo1"] == "Arvo1"
