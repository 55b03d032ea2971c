"""JSON-LD with the words of schema.org: a report as NewsArticle, quoted words as Quotation, other statements as Claim.

The context stands in the file, so nothing is fetched to read it. A claim is only ever what was claimed: where the speaker denies, asks,
demands or does anything but state, its text holds the words that say so, and our own terms (`at:polarity`, `at:act`) say it besides.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from accordingto.export.names import TERMS, address, iri, known
from accordingto.export.writing import listed, written
from accordingto.model import Party, Place, Record, Spans, Statement, Time
from accordingto.model.span import words

CONTEXT = {
    "@vocab": "https://schema.org/",
    "at": TERMS,
    "url": {"@type": "@id"},
    "at:start": {"@type": "http://www.w3.org/2001/XMLSchema#integer"},
    "at:end": {"@type": "http://www.w3.org/2001/XMLSchema#integer"},
}
TYPES = {"person": "Person", "group": "Organization", "organisation": "Organization", "state": "Organization"}
CLAIMED = ("states", "believes", "warns")  # acts whose content the speaker holds to be so


def write(records: Iterable[Record], path: Path) -> int:
    """Write one document with a graph; how many nodes it has."""
    with written(path) as file:
        return listed(file, {"@context": CONTEXT}, "@graph", (node for record in records for node in nodes(record)))


def nodes(record: Record) -> Iterator[dict[str, Any]]:
    """The article, the parties that speak in it or that speakers belong to, the places and the statements of a record."""
    yield _article(record)
    speakers = {s.source.party for s in record.statements if s.source} - {None}
    owners = {party.of for party in record.parties if party.id in speakers}
    yield from (_party(record, party) for party in record.parties if party.id in speakers | owners)
    said = {s.where for s in record.statements}
    yield from (_place(record, place) for place in record.places if place.id in said)
    yield from (_statement(record, statement) for statement in record.statements)


def _article(record: Record) -> dict[str, Any]:
    report = record.report
    return known(
        {
            "@id": iri(record),
            "@type": "NewsArticle",
            "identifier": record.id,
            "headline": report.title,
            "author": [{"@type": "Person", "name": name} for name in report.byline],
            "publisher": {"@type": "Organization", "name": report.outlet} if report.outlet else None,
            "sourceOrganization": _agency(record),
            "datePublished": report.published,
            "inLanguage": report.language,
            "url": address(record),
        }
    )


def _agency(record: Record) -> dict[str, Any] | None:
    top = record.report.dateline
    return {"@type": "Organization", "name": top.agency} if top and top.agency else None


def _party(record: Record, party: Party) -> dict[str, Any]:
    """A person belongs to an organisation by `affiliation`, an organisation to another by `parentOrganization`."""
    kind = TYPES.get(party.kind, "Thing")
    link = {"Person": "affiliation", "Organization": "parentOrganization"}.get(kind)
    over = record.party(party.of)
    owner = {"@id": iri(record, over.id)} if link and over and TYPES.get(over.kind) == "Organization" else None
    role = party.role if kind == "Person" else None
    return known({"@id": iri(record, party.id), "@type": kind, "name": party.name, "jobTitle": role, link or "": owner})


def _place(record: Record, place: Place) -> dict[str, Any]:
    located = place.lat is not None and place.lon is not None
    point = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon} if located else None
    return known({"@id": iri(record, place.id), "@type": "Place", "name": place.name, "geo": point})


def _statement(record: Record, statement: Statement) -> dict[str, Any]:
    """A quotation is attributed to its speaker, a claim has an author; both stand in the article or in the statement around them."""
    quoted = statement.form == "direct" and bool(statement.content)
    spans = statement.content if quoted or _claimed(statement) else _in_order((*statement.cue, *statement.content))
    around = iri(record, statement.within or "")
    return known(
        {
            "@id": iri(record, statement.id),
            "@type": "Quotation" if quoted else "Claim",
            "text": words(record.report.text, spans),
            "spokenByCharacter" if quoted else "author": _speaker(record, statement),
            "isPartOf": {"@id": around},
            "appearance": None if quoted else {"@id": iri(record)},
            "dateCreated": _moment(record.time(statement.when)),
            "locationCreated": {"@id": iri(record, statement.where)} if statement.where else None,
            "inLanguage": record.report.language,
            "at:form": statement.form,
            "at:act": statement.act,
            "at:polarity": statement.polarity,
            "at:cue": record.words(statement.cue),
            "at:hedge": record.words(statement.hedge),
            "at:start": str(spans[0][0]),
            "at:end": str(spans[-1][1]),
        }
    )


def _claimed(statement: Statement) -> bool:
    return bool(statement.content) and statement.polarity == "asserts" and statement.act in CLAIMED


def _in_order(spans: Spans) -> Spans:
    return tuple(sorted(spans))


def _speaker(record: Record, statement: Statement) -> Any:
    """The node of a party; the source's own words where they are no party of the record; nothing where no source is named."""
    if statement.source is None:
        return None
    party = record.party(statement.source.party)
    return {"@id": iri(record, party.id)} if party else {"@type": "Thing", "name": record.words(statement.source.spans)}


def _moment(time: Time | None) -> str | None:
    """When it was said, where that is one day or one moment."""
    return time.start if time and time.start and time.start == time.end else None
