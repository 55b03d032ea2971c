"""The codebook `talks`: the steps of a negotiation, at least twelve examples each, and every one is read as it says."""

import pytest

from accordingto import codebooks, flow
from accordingto.codebooks import EventClass, Example
from accordingto.model import Record
from accordingto.readers import sources
from accordingto.settings import Settings

BOOK = codebooks.load("talks")
EXAMPLES = [(kind, example) for kind in BOOK.classes for example in kind.examples]
ASKED = {
    "PROPOSED",
    "ACCEPTED",
    "CONDITIONALLY_ACCEPTED",
    "REJECTED",
    "POSTPONED",
    "AGREED",
    "IN_FORCE",
    "VIOLATED",
    "EXTENDED",
    "MEDIATED",
}
PARTS = {"captives", "withdrawal", "aid", "duration"}


@pytest.fixture(scope="module")
def read() -> dict[str, Record]:
    """The record of every example, read together."""
    texts = list(dict.fromkeys(example.text for _, example in EXAMPLES))
    readings = (sources.from_text(text, id=str(n)) for n, text in enumerate(texts))
    return dict(zip(texts, flow.records(readings, settings=Settings(engine="rules", codebook="talks")), strict=True))


def test_every_step_and_part_has_its_class() -> None:
    """The steps of a negotiation and the parts of a deal all stand in it."""
    assert {kind.type for kind in BOOK.classes} >= ASKED | {"CAPTIVES_EXCHANGED"}
    assert set(BOOK.contexts) >= PARTS


@pytest.mark.parametrize("kind", BOOK.classes, ids=lambda kind: kind.type)
def test_classes_are_whole(kind: EventClass) -> None:
    """Each has a definition, near misses, a CAMEO code, twelve examples, and among them some of no event and of no plain fact."""
    assert kind.definition
    assert kind.near_misses
    assert kind.cameo
    assert len(kind.examples) >= 12
    assert any(not example.trigger for example in kind.examples)
    assert any(example.status not in ("happened", "ongoing") for example in kind.examples)


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[f"{k.type}: {e.text[:50]}" for k, e in EXAMPLES])
def test_examples(read: dict[str, Record], kind: EventClass, example: Example) -> None:
    """An example gives its event with trigger, participants and status; a near miss gives none of its class."""
    record = read[example.text]
    found = [e for e in record.events if e.type == kind.type]
    if not example.trigger:
        assert not found, [record.words(e.trigger) for e in found]
        return
    event = next((e for e in found if record.words(e.trigger) == example.trigger), None)
    assert event is not None, [(e.type, record.words(e.trigger)) for e in record.events]
    sides = ([record.words(r.spans) for r in refs] for refs in (event.actors, event.recipients))
    assert (*sides, event.status) == (list(example.actors), list(example.recipients), example.status)
