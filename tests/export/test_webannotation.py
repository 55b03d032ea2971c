"""Web Annotation keeps the rules of the W3C's data model (Recommendation of 23 February 2017), and every target is the words it quotes."""

import json
from typing import Any

import pytest

from accordingto.export import webannotation
from accordingto.export.names import iri
from accordingto.model import Record
from tests.export.made import records
from tests.show import sample

MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying", "linking",
    "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
# Terms of the context http://www.w3.org/ns/anno.jsonld, by the class that may have them.
TERMS = {
    "AnnotationCollection": {"@context", "id", "type", "label", "total", "first", "last"},
    "AnnotationPage": {"id", "type", "partOf", "startIndex", "items", "next", "prev"},
    "Annotation": {"id", "type", "motivation", "generator", "creator", "created", "body", "target"},
    "Software": {"id", "type", "name", "homepage"},
    "TextualBody": {"id", "type", "value", "format", "language", "purpose"},
    "SpecificResource": {"id", "type", "source", "selector", "purpose", "scope"},
    "Text": {"id", "type", "format", "language"},
    "TextQuoteSelector": {"type", "exact", "prefix", "suffix"},
    "TextPositionSelector": {"type", "start", "end"},
}


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("webannotation") / "a.jsonld"
    count = webannotation.write(records(), path)
    read = json.loads(path.read_bytes())
    assert read["total"] == count
    return read


def objects(value: Any) -> list[dict[str, Any]]:
    """Every object of the document."""
    if isinstance(value, list):
        return [found for inner in value for found in objects(inner)]
    return [value, *objects(list(value.values()))] if isinstance(value, dict) else []


def test_terms_of_the_context(collection: Any) -> None:
    """Every object says its class and has only terms of that class; nothing is null or empty."""
    for found in objects(collection):
        assert set(found) <= TERMS[found["type"]], found
        assert all(value not in (None, "", [], {}) for value in found.values()), found


def test_collection_and_page(collection: Any) -> None:
    """Sections 5.1 and 5.2: the context comes first, the first page is embedded, its items are counted from 0."""
    assert next(iter(collection)) == "@context"
    assert (collection["@context"], collection["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationCollection")
    page = collection["first"]
    assert (page["type"], page["startIndex"], page["id"]) == ("AnnotationPage", 0, collection["last"])
    assert len(page["items"]) == collection["total"]
    assert len({item["id"] for item in page["items"]}) == len(page["items"])


def test_annotations(collection: Any) -> None:
    """Section 3: an IRI, one motivation of the vocabulary, at least one target; a body says what it is for or what it links to."""
    ids = {item["id"] for item in collection["first"]["items"]}
    for item in collection["first"]["items"]:
        assert item["id"].startswith("urn:")
        assert " " not in item["id"]
        assert item["motivation"] in MOTIVATIONS
        assert item["target"]
        assert item["body"]
        for body in item["body"]:
            assert body["purpose"] in MOTIVATIONS
            assert (body["type"] == "TextualBody") == ("value" in body)
            assert "source" not in body or body["source"] in ids


def test_targets_are_the_words(collection: Any) -> None:
    """Sections 4.2.4 and 4.2.5: position and quotation select the same characters, whatever plane they are of."""
    texts = {iri(record, "text"): record.report.text for record in records()}
    seen = set()
    for item in collection["first"]["items"]:
        for target in item["target"]:
            quote, position = target["selector"]
            text, (start, end) = texts[target["source"]["id"]], (position["start"], position["end"])
            assert 0 <= start < end <= len(text)
            assert quote["exact"] == text[start:end]
            assert text[:start].endswith(quote.get("prefix", ""))
            assert text[end:].startswith(quote.get("suffix", ""))
            seen.add(target["source"]["id"])
    assert seen == set(texts)


def spans(record: Record) -> set[tuple[int, int]]:
    """All spans of a record's items."""
    found = [s for p in record.parties for m in p.mentions for s in m]
    for item in record.statements:
        found += [*(item.source.spans if item.source else ()), *item.cue, *item.content, *item.hedge]
    for event in record.events:
        found += [*event.trigger, *event.hedge, *(s for ref in (*event.actors, *event.recipients) for s in ref.spans)]
    for figure in record.figures:
        found += [*figure.spans, *figure.hedge, *(figure.of.spans if figure.of else ())]
    return set(found).union(*(i.spans for i in (*record.times, *record.places, *record.notes)))


def test_every_span_is_a_target() -> None:
    """No span of an item is lost."""
    for record in records():
        made = [target["selector"][1] for annotation in webannotation.annotations(record) for target in annotation["target"]]
        assert {(at["start"], at["end"]) for at in made} == spans(record)


def test_who_denies_is_said() -> None:
    """A statement is tagged with its polarity, and its description names the chain from the innermost voice outwards."""
    record = sample.record()
    denial = next(a for a in webannotation.annotations(record) if a["id"] == iri(record, "s4"))
    assert "denies" in [body["value"] for body in denial["body"]]
    assert "according to Defence Ministry < Meridian < The Luhn Courier" in [body["value"] for body in denial["body"]]
