"""GeoJSON is valid by RFC 7946, longitude goes first, and what lies at a place stands with it."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from geojson_pydantic import FeatureCollection

from accordingto.export import geojson
from tests.export.made import records
from tests.show import sample

MEMBERS = {"FeatureCollection": {"type", "features"}, "Feature": {"type", "id", "geometry", "properties"}, "Point": {"type", "coordinates"}}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("geojson") / "places.geojson"
    assert geojson.write(records(), path) == sum(len(r.places) for r in records())
    return path


def test_it_is_valid(path: Path) -> None:
    """The model of the standard takes it, and no object has a member of another kind."""
    whole: Any = FeatureCollection.model_validate_json(path.read_bytes())
    assert len(whole.features) == sum(len(r.places) for r in records())
    read = json.loads(path.read_bytes())
    assert set(read) == MEMBERS["FeatureCollection"]
    assert all(set(feature) == MEMBERS["Feature"] for feature in read["features"])
    points = [feature["geometry"] for feature in read["features"] if feature["geometry"]]
    assert all(set(point) == MEMBERS["Point"] for point in points)
    assert all(-180 <= point["coordinates"][0] <= 180 and -90 <= point["coordinates"][1] <= 90 for point in points)
    assert len({feature["id"] for feature in read["features"]}) == len(read["features"])


def test_longitude_first() -> None:
    """RFC 7946, 3.1.1: easting, then northing; a place without a point has no geometry."""
    luhn, ferry = geojson.features(sample.record())
    assert luhn["geometry"] is None
    assert ferry["geometry"]["coordinates"] == [16.37, 48.2]


def test_events_and_figures_stand_at_their_place() -> None:
    """The event's figures with their bounds, whose word it is, and whether somebody denies it."""
    ferry = list(geojson.features(sample.record()))[1]["properties"]
    (event,), (figure,) = ferry["events"], ferry["figures"]
    assert (event["type"], event["trigger"], event["denied"]) == ("ASSAULT", "killed", False)
    assert event["according_to"] == ("The Luhn Courier", "Meridian", "Nadia Verel")
    assert figure["low"] == 31
    assert "high" not in figure


def test_a_figure_is_where_its_event_is() -> None:
    """Also where only the figure names the event."""
    record = sample.record()
    figures = (*record.figures[:2], msgspec.structs.replace(record.figures[2], event="e1"))
    ferry = list(geojson.features(msgspec.structs.replace(record, figures=figures)))[1]["properties"]
    assert [figure["words"] for figure in ferry["figures"]] == ["at least 31", "two"]


def test_every_event_with_a_place_is_there(path: Path) -> None:
    """No event or figure of an event is lost that has a place."""
    features = json.loads(path.read_bytes())["features"]
    events = [event["id"] for feature in features for event in feature["properties"]["events"]]
    assert len(events) == sum(1 for r in records() for e in r.events if r.place(e.where))
