"""FollowTheMoney: entities as JSON lines, which Aleph and OpenAleph read: the article, who is named in it and where, what happened.

Its model has no word for "did not happen" or "is denied": an event becomes an entity only where the report has it as having happened or
going on and nobody rejects it, and its description names whose word that is. Nor is a party one that has no name ("a villager"): names
are what such graphs are joined by. All else stands in the other formats.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from accordingto.export.names import address, known
from accordingto.export.persons import named
from accordingto.export.writing import written
from accordingto.gazetteer.nations import nations
from accordingto.model import Event, Party, Place, Record, Time

SCHEMATA = {"person": "Person", "organisation": "Organization", "group": "Organization"}
PARTY = "LegalEntity"  # any party whose nature is not said: states and peoples, and those of unknown kind
HAPPENED = ("happened", "ongoing")
PLAIN = re.compile(r"[A-Za-z0-9-]+")
DAY = 10  # letters of an ISO 8601 day


def write(records: Iterable[Record], path: Path) -> int:
    """Write an entity a line; how many there were."""
    count = 0
    with written(path) as file:
        for record in records:
            for entity in entities(record):
                file.write(msgspec.json.encode(entity) + b"\n")
                count += 1
    return count


def entities(record: Record) -> Iterator[dict[str, Any]]:
    """The entities of a record, each after those that it refers to."""
    yield _article(record)
    parties = {party.id: party for party in record.parties if named(party.name)}
    for party in parties.values():
        yield _party(record, party)
        yield from _mentions(record, party)
    yield from (_link(record, party) for party in parties.values() if party.of in parties and party.of != party.id)
    yield from (_event(record, event) for event in record.events if event.status in HAPPENED and not record.denied(event))


def _id(record: Record, item: str = "") -> str:
    """An id without what a path or a search could take amiss: a record's own may hold anything."""
    plain = record.id if PLAIN.fullmatch(record.id) else hashlib.sha256(record.id.encode()).hexdigest()[:16]
    return f"accordingto-{plain}" + (f"-{item}" if item else "")


def _entity(id: str, schema: str, **values: Any) -> dict[str, Any]:
    """Every property is a list of strings; one without values is absent."""
    lists = {name: list(value) if isinstance(value, tuple | list) else [value] for name, value in known(values).items()}
    return {"id": id, "schema": schema, "properties": {n: [str(v) for v in dict.fromkeys(vs) if v] for n, vs in lists.items() if any(vs)}}


def _article(record: Record) -> dict[str, Any]:
    report, uri = record.report, record.report.source.uri
    return _entity(
        _id(record),
        "Article",
        fileName=uri.rstrip("/").rpartition("/")[2] or uri,
        title=report.title,
        author=report.byline,
        publisher=report.outlet,
        publishedAt=_utc(report.published),
        sourceUrl=address(record),
        retrievedAt=_utc(report.source.retrieved),
        mimeType=report.source.media_type,
        language=_languages().get(report.language or ""),
        bodyText=report.text,
        processingAgent=f"accordingto {record.made_with.accordingto}",
    )


def _schema(party: Party) -> str:
    return SCHEMATA.get(party.kind, PARTY)


def _party(record: Record, party: Party) -> dict[str, Any]:
    codes, schema = party.codes, _schema(party)
    return _entity(
        _id(record, party.id),
        schema,
        name=party.name,
        country=_alpha2().get(codes.iso3 or "") if codes else None,
        position=party.role if schema == "Person" else None,
        proof=_id(record),
    )


def _mentions(record: Record, party: Party) -> Iterator[dict[str, Any]]:
    """One a wording that is a name: the model keeps no places in a text."""
    wordings = dict.fromkeys(record.words(mention) for mention in party.mentions)
    for number, words in enumerate((words for words in wordings if named(words)), 1):
        yield _entity(
            _id(record, f"{party.id}-m{number}"),
            "Mention",
            document=_id(record),
            name=words,
            resolved=_id(record, party.id),
            detectedSchema=_schema(party),
        )


def _link(record: Record, party: Party) -> dict[str, Any]:
    subject, over = _id(record, party.id), _id(record, party.of or "")
    return _entity(_id(record, f"{party.id}-of"), "UnknownLink", subject=subject, object=over, role=party.role, proof=_id(record))


def _event(record: Record, event: Event) -> dict[str, Any]:
    time, place = record.time(event.when), record.place(event.where)
    parties = [record.party(ref.party) for ref in (*event.actors, *event.recipients)]
    return _entity(
        _id(record, event.id),
        "Event",
        name=_name(record, event),
        description="according to " + " < ".join(reversed(record.chain(event))),
        keywords=(event.type, event.mode or "", *event.contexts),
        involved=tuple(_id(record, party.id) for party in parties if party and named(party.name)),
        location=place.name if place else None,
        country=_country(place),
        proof=_id(record),
        publisher=record.report.outlet,
        sourceUrl=address(record),
        **_dates(time),
    )


def _name(record: Record, event: Event) -> str:
    """Who did what to whom, in the report's words."""
    sides = [", ".join(record.words(ref.spans) for ref in refs) for refs in (event.actors, event.recipients)]
    return " ".join(part for part in (f"{event.type}:", sides[0], f"[{record.words(event.trigger)}]", sides[1]) if part)


def _country(place: Place | None) -> str | None:
    return place.country.lower() if place and place.country else None


def _dates(time: Time | None) -> dict[str, str | None]:
    if time is None or not (time.start and time.end):
        return {}
    if time.start[:DAY] == time.end[:DAY]:
        return {"date": time.start[:DAY]}
    return {"startDate": time.start[:DAY], "endDate": time.end[:DAY]}


def _utc(moment: str | None) -> str | None:
    """Dates of the model are in Universal Time without saying so; a day stays a day."""
    try:
        read = datetime.fromisoformat(moment) if moment and len(moment) > DAY else None
    except ValueError:
        return None
    if read is None:
        return moment
    return (read.astimezone(UTC) if read.tzinfo else read).strftime("%Y-%m-%dT%H:%M:%S")


@cache
def _languages() -> dict[str, str]:
    return tomllib.loads(files(__package__).joinpath("languages.toml").read_text("utf-8"))


@cache
def _alpha2() -> dict[str, str]:
    """ISO 3166 alpha-3 > alpha-2 in small letters."""
    return {nation.iso3: nation.iso2.lower() for nation in nations().values()}
