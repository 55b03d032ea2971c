"""Mentions: which phrases name a party, with which title, role and owner."""

import pytest

from accordingto.extract import parties
from accordingto.extract.parties import lexicon
from accordingto.model import Drafts, MentionDraft, StatementDraft
from accordingto.model.span import words
from accordingto.parse import pipeline
from accordingto.readers import sources
from accordingto.settings import Settings


def mentions(text: str, *said: str) -> dict[str, MentionDraft]:
    """The mentions by their words; `said` are the sources of statements."""
    parsed = next(pipeline.parse([sources.from_text(text).report]))
    spans = [((text.index(w), text.index(w) + len(w)),) for w in said]
    drafts = Drafts(statements=tuple(StatementDraft(source=s, cue=(), form="indirect", because="by hand") for s in spans))
    return {words(text, m.spans): m for m in parties.extract(parsed, drafts, Settings())}


def test_title_and_name() -> None:
    """A title before a name is the role, a country's adjective before it the owner."""
    text = "Norwegian Foreign Minister Tal Oren arrived."
    found = mentions(text)["Norwegian Foreign Minister Tal Oren"]
    assert (found.name, found.role, found.kind) == ("Tal Oren", "Foreign Minister", "person")
    assert words(text, found.of) == "Norwegian"


def test_courtesy_is_no_role() -> None:
    """A form of address shows a gender and no office."""
    found = mentions("Mrs. Lena Voss arrived.")["Mrs. Lena Voss"]
    assert (found.name, found.role, found.gender) == ("Lena Voss", None, "female")


def test_whole_name_of_a_body() -> None:
    """A body's name goes on behind "of" and "for"."""
    text = "The Institute for Peace has closed, the Ministry of Health said."
    names = {m.name for m in mentions(text, "the Ministry of Health").values()}
    assert {"Institute for Peace", "Ministry of Health"} <= names


def test_every_source_is_a_mention() -> None:
    """The words of a statement's source are the spans of a mention, whatever they are."""
    text = "Three weather-beaten boats off the coast, it was said, told a story."
    assert "Three weather-beaten boats off the coast" in mentions(text, "Three weather-beaten boats off the coast")


def test_places_are_no_parties() -> None:
    """A country in which something happens is no party; one that acts is."""
    assert "Norway" not in mentions("The talks were held in Norway.")
    assert mentions("Norway rejected the talks.")["Norway"].kind == "state"


def test_things_are_no_parties() -> None:
    """A capitalised thing or day is no party."""
    assert not mentions("The Tarsa Conference began on Friday.")


def test_hyphens() -> None:
    """A name with hyphens is whole; "led" behind a hyphen is no name."""
    assert "Tal Oren-Voss" in {m.name for m in mentions("Minister Tal Oren-Voss arrived.").values()}
    assert not any("led" in m.name for m in mentions("The Varnian-led coalition arrived.").values())


@pytest.mark.parametrize(
    ("word", "singular"), [("ministers", "minister"), ("spokeswomen", "spokeswoman"), ("parties", "party"), ("armies", "army"), ("x", "x")]
)
def test_singular(word: str, singular: str) -> None:
    """A plural role or body is known by its singular."""
    assert lexicon.singular(word) == singular
