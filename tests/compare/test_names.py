"""A party has one name across reports, and whoever acts for a side is that side."""

import pytest

from accordingto import flow
from accordingto.compare.names import Names, bare
from accordingto.model import Record
from accordingto.readers import sources
from accordingto.settings import Settings


@pytest.fixture(scope="module")
def known() -> Names:
    texts = ["The River Front accused Varnia of lying.", "The Front said Varnian troops had fired. Ilan Dar, a Front spokesman, left."]
    return Names(_records(texts))


def _records(texts: list[str]) -> list[Record]:
    return list(flow.records((sources.from_text(t, id=str(n)) for n, t in enumerate(texts)), settings=Settings(engine="rules")))


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("the Front", "River Front"),
        ("The River Front", "River Front"),
        ("Varnian", "Varnia"),
        ("the Varnian foreign ministry", "Varnia"),
        ("Tarsan", "Tarsan"),
        ("residents", "residents"),
        ("the Port Union", "Port Union"),
        ("Varnian rebels", "Varnian rebels"),
    ],
)
def test_one_name(known: Names, name: str, side: str) -> None:
    """A last part goes with the one longer name, an adjective with its name; what nothing is known of stays; rebels act for no state."""
    assert known.one(name) == side


def test_who_belongs_to_a_body_is_no_other_body() -> None:
    """ "The Front" is one even where "fighters of the River Front" are told of beside it."""
    texts = ["Fighters of the River Front crossed the ford.", "The River Front said so.", "The Front left."]
    assert Names(_records(texts)).one("the Front") == "River Front"


@pytest.mark.parametrize(
    ("name", "short"),
    [("the guard who fell", "guard"), ("the militia in whose hands it is", "militia"), ("the office run by the Front", "office")],
)
def test_a_relative_clause_is_no_name(name: str, short: str) -> None:
    """What a clause says of a party is left out, with the preposition that brings it."""
    assert bare(name) == short


@pytest.mark.parametrize(("name", "short"), [("the Front's", "Front"), ("an envoy", "envoy"), ("The  Hague", "Hague"), ("the", "the")])
def test_bare(name: str, short: str) -> None:
    """A name loses article and possessive ending, and nothing else."""
    assert bare(name) == short
