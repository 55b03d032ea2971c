"""The tense a time is told in follows the verb above it."""

import pytest

from accordingto.extract import times
from accordingto.model import Drafts
from accordingto.parse import pipeline
from accordingto.readers import sources
from accordingto.settings import Settings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy arrived on Friday.", "past"),
        ("The envoy has been held since Friday.", "past"),
        ("The man killed on Friday was a farmer.", "past"),
        ("The envoy will arrive on Friday.", "future"),
        ("The envoys are to meet on Friday.", "future"),
        ("They plan to meet on Friday.", "future"),
        ("The vote is scheduled for Friday.", "future"),
        ("They postponed the vote until Friday.", "future"),
        ("It could come as early as Friday.", "future"),
        ("The council meets on Friday.", "present"),
    ],
)
def test_tense(text: str, expected: str) -> None:
    """Auxiliaries, participles and infinitives are read as their governor has them."""
    parsed = next(pipeline.parse([sources.from_text(text).report]))
    draft = times.extract(parsed, Drafts(), Settings())[-1]
    assert draft.tense == expected


def test_tense_of_a_noun_that_an_infinitive_governs() -> None:
    """An infinitive says nothing of when a noun's day was."""
    parsed = next(pipeline.parse([sources.from_text("Lawyers look for ways to get around Wednesday's ruling.").report]))
    assert times.extract(parsed, Drafts(), Settings())[0].tense is None
