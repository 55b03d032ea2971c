"""GeoJSON (RFC 7946): each mention of a place as a feature, with the events, figures and statements that lie there.

A place that is in no gazetteer is a feature without geometry: it is kept, and no map shows it. What has no place is no feature.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from accordingto.export.names import address, iri, known
from accordingto.export.writing import listed, written
from accordingto.model import Event, Figure, Place, Record, Statement

PLACES = 6  # decimals of a degree, about a tenth of a metre, as RFC 7946 advises


def write(records: Iterable[Record], path: Path) -> int:
    """Write a FeatureCollection; how many features there were."""
    with written(path) as file:
        return listed(file, {"type": "FeatureCollection"}, "features", (f for record in records for f in features(record)))


def features(record: Record) -> Iterator[dict[str, Any]]:
    """The places of a record."""
    for place in record.places:
        point = place.lat is not None and place.lon is not None
        yield {
            "type": "Feature",
            "id": iri(record, place.id),
            "geometry": {"type": "Point", "coordinates": [round(place.lon or 0, PLACES), round(place.lat or 0, PLACES)]} if point else None,
            "properties": {**_properties(record, place), **_there(record, place)},
        }


def _properties(record: Record, place: Place) -> dict[str, Any]:
    report = record.report
    return known(
        {
            "report": record.id,
            "outlet": report.outlet,
            "title": report.title,
            "published": report.published,
            "url": address(record),
            "name": place.name,
            "words": record.words(place.spans),
            "qualifier": record.words(place.qualifier),
            "country": place.country,
            "geonames": place.geonames,
            "role": place.role,
            "contested": place.contested,
            "score": place.score,
            "because": place.because,
        }
    )


def _there(record: Record, place: Place) -> dict[str, Any]:
    """What happened, was counted or was said at the place; a figure is where its event is."""
    events = [event for event in record.events if event.where == place.id]
    ids = {event.id for event in events}
    named = {figure for event in events for figure in event.figures}
    figures = [figure for figure in record.figures if figure.event in ids or figure.id in named]
    return {
        "events": [_event(record, event) for event in events],
        "figures": [_figure(record, figure) for figure in figures],
        "statements": [_statement(record, statement) for statement in record.statements if statement.where == place.id],
    }


def _event(record: Record, event: Event) -> dict[str, Any]:
    time = record.time(event.when)
    return known(
        {
            "id": iri(record, event.id),
            "type": event.type,
            "mode": event.mode,
            "status": event.status,
            "denied": record.denied(event),
            "trigger": record.words(event.trigger),
            "actors": [record.words(ref.spans) for ref in event.actors],
            "recipients": [record.words(ref.spans) for ref in event.recipients],
            "according_to": record.chain(event),
            "start": time.start if time else None,
            "end": time.end if time else None,
        }
    )


def _figure(record: Record, figure: Figure) -> dict[str, Any]:
    return known(
        {
            "id": iri(record, figure.id),
            "kind": figure.kind,
            "status": figure.status,
            "denied": record.denied(figure),
            "words": record.words(figure.spans),
            "of": record.words(figure.of.spans) if figure.of else None,
            "low": figure.low,
            "high": figure.high,
            "according_to": record.chain(figure),
        }
    )


def _statement(record: Record, statement: Statement) -> dict[str, Any]:
    return known(
        {
            "id": iri(record, statement.id),
            "speaker": record.speaker(statement),
            "act": statement.act,
            "polarity": statement.polarity,
            "cue": record.words(statement.cue),
            "content": record.words(statement.content),
        }
    )
