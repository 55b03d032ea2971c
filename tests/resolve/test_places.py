"""Every example of `lang/en/examples/places.toml` is read as it says."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from accordingto.extract import places as extractor
from accordingto.model import Drafts, EventDraft, Place, StatementDraft
from accordingto.model.span import overlap, words
from accordingto.parse import pipeline
from accordingto.readers import sources
from accordingto.resolve import places
from accordingto.settings import Settings
from tests.resolve.test_parties import place as spans_of

TABLE = tomllib.loads(files("accordingto.lang.en").joinpath("examples", "places.toml").read_text("utf-8"))
DEGREES = 1.5


def resolved(text: str, drafts: Drafts | None = None) -> tuple[Place, ...]:
    parsed = next(pipeline.parse([sources.from_text(text).report]))
    found = extractor.extract(parsed, drafts or Drafts(), Settings())
    return places.resolve(parsed, Drafts(places=found))[0]


@pytest.mark.parametrize("example", TABLE["example"], ids=lambda e: e["rule"])
def test_examples(example: dict[str, Any]) -> None:
    """The place at these words is that place; what is no place has none."""
    text = example["text"]
    found = resolved(text)
    for none in example.get("none", ()):
        assert not [p for p in found if overlap(p.spans, spans_of(text, none))]
    expected = example.get("place")
    if expected:
        (place,) = [p for p in found if p.spans == spans_of(text, expected["words"])]
        assert place.country == expected.get("country", place.country)
        assert place.lat is not None
        assert abs(place.lat - expected.get("lat", place.lat)) < DEGREES
        assert words(text, place.qualifier) == expected.get("qualifier", words(text, place.qualifier))
        assert place.contested == expected.get("contested", False)
        assert place.because


def test_roles() -> None:
    """Where an event happened and where something was said are told apart."""
    text = "Rebels shelled a base in Bergen, the minister said in Oslo."
    event = EventDraft(type="ASSAULT", trigger=spans_of(text, "shelled"), where=spans_of(text, "in Bergen"), because="by hand")
    said = StatementDraft(cue=spans_of(text, "said"), form="indirect", where=spans_of(text, "in Oslo"), because="by hand")
    found = resolved(text, Drafts(events=(event,), statements=(said,)))
    assert [(p.name, p.role) for p in found] == [("Bergen", "happened"), ("Oslo", "said")]


def test_ids_in_text_order() -> None:
    """Ids go l1, l2, .. in text order."""
    found = resolved("Oslo lies in Norway, Bergen too.")
    assert [p.id for p in found] == ["l1", "l2", "l3"]
    assert [p.spans for p in found] == sorted(p.spans for p in found)


@pytest.mark.parametrize("text", ["", "x", "In", "St.", "U", ", Texas", "(N.Y.)", "THE HAGUE", "of Paris", "\u200bOslo\u00a0\n\nOslo, "])
def test_strange_texts(text: str) -> None:
    """No text is too strange or too short."""
    for place in resolved(text):
        assert words(text, place.spans)
