"""W3C Web Annotation: an item is an annotation of the characters that carry it, each of its parts a further one that links to it.

Targets are ranges of the record's text, counted in code points as the model asks, with the words themselves and some around them; the
page that the text was read from is their scope, since positions on it are others.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from accordingto.export.names import address, iri, known
from accordingto.export.writing import listed, written
from accordingto.model import Event, Figure, Party, Place, Record, Spans, Statement, Time
from accordingto.model.span import EMPTY

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
COLLECTION = "urn:accordingto:annotations"
AROUND = 32  # characters before and behind the words, which find them again on another copy


class Marked(NamedTuple):
    """What becomes an annotation: tags say what it is, in words what it says; `role` names the part of another item that it is."""

    id: str
    spans: tuple[Spans, ...]
    tags: tuple[str, ...]
    words: str = ""
    of: str = ""
    motivation: str = "classifying"


def write(records: Iterable[Record], path: Path) -> int:
    """Write an AnnotationCollection of one page; how many annotations it has."""
    page = f"{COLLECTION}#1"
    head = {"@context": CONTEXT, "id": COLLECTION, "type": "AnnotationCollection", "label": "accordingto", "last": page}
    first = {"id": page, "type": "AnnotationPage", "startIndex": 0}
    with written(path) as file:
        file.write(msgspec.json.encode(head)[:-1] + b',"first":')
        count = listed(file, first, "items", (a for record in records for a in annotations(record)))
        file.write(b',"total":' + str(count).encode() + b"}\n")
    return count


def annotations(record: Record) -> Iterator[dict[str, Any]]:
    """The annotations of a record; an item without words of its own has none."""
    return (_annotation(record, marked) for marked in _marked(record) if any(marked.spans))


def _annotation(record: Record, marked: Marked) -> dict[str, Any]:
    bodies: list[dict[str, Any]] = [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in marked.tags if tag]
    if marked.words:
        bodies.append({"type": "TextualBody", "value": marked.words, "format": "text/plain", "purpose": "describing"})
    if marked.of:
        bodies.append({"type": "SpecificResource", "source": iri(record, marked.of), "purpose": "linking"})
    return {
        "id": iri(record, marked.id),
        "type": "Annotation",
        "motivation": marked.motivation,
        "generator": {"id": f"urn:accordingto:software:{record.made_with.accordingto}", "type": "Software", "name": "accordingto"},
        "body": bodies,
        "target": [_target(record, span) for spans in marked.spans for span in spans],
    }


def _target(record: Record, span: tuple[int, int]) -> dict[str, Any]:
    text, (start, end) = record.report.text, span
    quote = {"exact": text[start:end], "prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]}
    return known(
        {
            "type": "SpecificResource",
            "source": known({"id": iri(record, "text"), "type": "Text", "format": "text/plain", "language": record.report.language}),
            "scope": address(record),
            "selector": [
                known({"type": "TextQuoteSelector", **quote}),
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        }
    )


def _marked(record: Record) -> Iterator[Marked]:
    for party in record.parties:
        yield _party(party)
    for statement in record.statements:
        yield from _statement(record, statement)
    for event in record.events:
        yield from _event(record, event)
    for figure in record.figures:
        yield from _figure(record, figure)
    yield from map(_time, record.times)
    yield from map(_place, record.places)
    for number, note in enumerate(record.notes, 1):
        yield Marked(f"n{number}", (note.spans,), ("note", note.code), note.message, motivation="commenting")


def _party(party: Party) -> Marked:
    return Marked(party.id, party.mentions, ("party", party.kind), party.name, motivation="identifying")


def _statement(record: Record, item: Statement) -> Iterator[Marked]:
    """The content is the statement; where it has none, its cue is."""
    said = " < ".join(reversed(record.chain(item)))
    yield Marked(item.id, (item.content or item.cue,), ("statement", item.form, item.act, item.polarity), f"according to {said}")
    source = item.source.spans if item.source else EMPTY
    yield from _parts(item.id, source=source, cue=item.cue if item.content else EMPTY, hedge=item.hedge)


def _event(record: Record, item: Event) -> Iterator[Marked]:
    said = " < ".join(reversed(record.chain(item)))
    yield Marked(item.id, (item.trigger,), ("event", item.type, item.mode or "", *item.contexts, item.status), f"according to {said}")
    yield from _parts(item.id, hedge=item.hedge)
    for role, refs in (("actor", item.actors), ("recipient", item.recipients)):
        for number, ref in enumerate(refs, 1):
            yield Marked(f"{item.id}.{role}{number}", (ref.spans,), (role,), of=item.id, motivation="linking")


def _figure(record: Record, item: Figure) -> Iterator[Marked]:
    bounds = f"low {item.low if item.low is not None else 'open'}, high {item.high if item.high is not None else 'open'}"
    said = " < ".join(reversed(record.chain(item)))
    yield Marked(item.id, (item.spans,), ("figure", item.kind, item.status), f"{bounds}; according to {said}")
    yield from _parts(item.id, of=item.of.spans if item.of else EMPTY, hedge=item.hedge)


def _time(item: Time) -> Marked:
    return Marked(item.id, (item.spans,), ("time", item.type), item.value or "")


def _place(item: Place) -> Marked:
    return Marked(item.id, (item.spans,), ("place", item.role or ""), item.name, motivation="identifying")


def _parts(item: str, **parts: Spans) -> Iterator[Marked]:
    return (Marked(f"{item}.{role}", (spans,), (role,), of=item, motivation="linking") for role, spans in parts.items())
