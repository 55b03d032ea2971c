"""The PLOVER codebook: sixteen classes, and every example of each is read as it says."""

import pytest

from accordingto import codebooks, flow
from accordingto.codebooks import EventClass, Example
from accordingto.model import Event, Record

BOOK = codebooks.load("plover")
EXAMPLES = [(kind, example) for kind in BOOK.classes for example in kind.examples]


def said(record: Record, event: Event) -> tuple[list[str], list[str]]:
    return [record.words(r.spans) for r in event.actors], [record.words(r.spans) for r in event.recipients]


def test_sixteen_classes() -> None:
    """There is one file for each of the sixteen types, with a definition, near misses and CAMEO roots."""
    assert len(BOOK.classes) == 16
    for kind in BOOK.classes:
        assert kind.definition
        assert kind.near_misses
        assert kind.cameo


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[f"{k.type}: {e.text[:50]}" for k, e in EXAMPLES])
def test_examples(kind: EventClass, example: Example) -> None:
    """An example gives its event with trigger, participants and status; a near miss gives none of its class."""
    record = flow.read_text(example.text)
    found = [e for e in record.events if e.type == kind.type]
    if not example.trigger:
        assert not found, [record.words(e.trigger) for e in found]
        return
    event = next((e for e in found if record.words(e.trigger) == example.trigger), None)
    assert event is not None, [(e.type, record.words(e.trigger)) for e in record.events]
    assert said(record, event) == (list(example.actors), list(example.recipients))
    assert event.status == example.status
