"""FollowTheMoney entities keep its schemata (kept beside this test), and nothing that is denied or did not happen becomes one."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from accordingto.export import ftm
from tests.export.made import records
from tests.show import sample

SCHEMATA: dict[str, dict[str, Any]] = {
    name: schema
    for path in (Path(__file__).parent / "followthemoney").glob("*.yaml")
    for name, schema in yaml.safe_load(path.read_text("utf-8")).items()
}
FORMS = {
    "date": re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d)?)?)?"),
    "country": re.compile(r"[a-z]{2}"),
    "language": re.compile(r"[a-z]{3}"),
    "url": re.compile(r"https?://\S+"),
    "mimetype": re.compile(r"[a-z]+/[a-z0-9.+-]+"),
}


@cache
def family(name: str) -> frozenset[str]:
    """The schema and all that it extends."""
    return frozenset((name,)).union(*(family(parent) for parent in SCHEMATA[name].get("extends", ())))


def properties(name: str) -> dict[str, Any]:
    return {key: value for parent in family(name) for key, value in SCHEMATA[parent].get("properties", {}).items()}


@pytest.fixture(scope="module")
def entities(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    path = tmp_path_factory.mktemp("ftm") / "entities.ftm.json"
    count = ftm.write(records(), path)
    read = [json.loads(line) for line in path.read_bytes().splitlines()]
    assert len(read) == count
    return read


def test_schemata(entities: list[dict[str, Any]]) -> None:
    """Each is of a schema that is not abstract, has its required properties, no unknown one, and lists of words."""
    assert {"Article", "Person", "Organization", "LegalEntity", "Mention", "Event", "UnknownLink"} == {e["schema"] for e in entities}
    for entity in entities:
        assert set(entity) == {"id", "schema", "properties"}
        assert not SCHEMATA[entity["schema"]].get("abstract")
        assert set(entity["properties"]) <= set(properties(entity["schema"])), entity
        required = {name for parent in family(entity["schema"]) for name in SCHEMATA[parent].get("required", ())}
        allowed = required - {"name"} if entity["schema"] == "Article" else required  # the caption of a document is its title or file
        assert allowed <= set(entity["properties"]), entity
        values = list(entity["properties"].values())
        assert all(v and all(isinstance(one, str) and one for one in v) and len(set(v)) == len(v) for v in values)


def test_links_lead_to_entities_of_their_range(entities: list[dict[str, Any]]) -> None:
    """Ids are unique, and a property of type entity holds the id of one that it may hold, written before it."""
    seen: dict[str, str] = {}
    for entity in entities:
        assert entity["id"] not in seen
        seen[entity["id"]] = entity["schema"]
    for entity in entities:
        for name, values in entity["properties"].items():
            schema = properties(entity["schema"])[name]
            if schema.get("type") == "entity":
                assert all(schema["range"] in family(seen[value]) for value in values), entity


def test_values_have_the_form_of_their_type(entities: list[dict[str, Any]]) -> None:
    """Dates in Universal Time, countries and languages as codes, addresses that are ones."""
    seen = set()
    for entity in entities:
        for name, values in entity["properties"].items():
            form = properties(entity["schema"])[name].get("type")
            if form in FORMS:
                seen.add(form)
                assert all(FORMS[form].fullmatch(value) for value in values), (name, values)
    assert seen >= {"date", "language", "url", "mimetype"}


def test_published_is_in_universal_time() -> None:
    """ "18:20+01:00" is 17:20."""
    article = next(ftm.entities(sample.record()))
    assert article["properties"]["publishedAt"] == ["2025-03-06T17:20:00"]


def test_what_did_not_happen_is_no_event() -> None:
    """Only events that happened or go on, and that nobody rejects; whose word it is stands in the description."""
    for record in records():
        events = [entity for entity in ftm.entities(record) if entity["schema"] == "Event"]
        expected = [e for e in record.events if e.status in ("happened", "ongoing") and not record.denied(e)]
        assert len(events) == len(expected)
    (event,) = (entity for entity in ftm.entities(sample.record()) if entity["schema"] == "Event")
    assert event["properties"]["description"] == ["according to Nadia Verel < Meridian < The Luhn Courier"]


def test_only_the_named_are_parties() -> None:
    """ "villagers" is nobody's name."""
    names = {e["properties"]["name"][0] for e in ftm.entities(sample.record()) if e["schema"] in ("Person", "Organization", "LegalEntity")}
    assert names == {"Nadia Verel", "Kestria", "Defence Ministry", "the Sarn Front"}
