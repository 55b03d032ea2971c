"""Where an item stands in the original: byte ranges and lines of a page or a text, boxes on the pages of a PDF.

A record keeps no way back to its source. So the original is read again, and no place is shown in a file that is not the very one.
What the reader could not map is said to be unmapped; no place is made up for it.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from accordingto.errors import NoSuchItem, OriginalDiffers, ReadOtherwise
from accordingto.model import Event, Figure, Party, Record, Span, Spans, Statement, Time
from accordingto.model import Place as Somewhere
from accordingto.model.span import subtract
from accordingto.readers.reading import Reading
from accordingto.readers.source_map import Box, SourceMap
from accordingto.show.original_lines import Lines
from accordingto.show.safe import line

KNOWN = 8  # ids that an error names
Item = Statement | Event | Figure | Time | Somewhere | Party


class Range(NamedTuple):
    """Bytes [start, end) of the original; line and column, from 1, of the first of them."""

    start: int
    end: int
    line: int
    column: int


class Place(NamedTuple):
    """Words of an item as what they are to it (its source, its cue ...), and where they stand.

    spans are those of the report's text; unmapped are the parts of them of which the reader knows no place.
    """

    item: str
    role: str
    words: str
    spans: Spans
    ranges: tuple[Range, ...] = ()
    boxes: tuple[Box, ...] = ()
    unmapped: Spans = ()

    @property
    def bytes(self) -> Spans:
        """The byte ranges alone."""
        return tuple((found.start, found.end) for found in self.ranges)

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages that the words stand on."""
        return tuple(sorted({box.page for box in self.boxes}))


def again(record: Record, readings: Iterable[Reading], name: str) -> Reading:
    """Of the readings of the file, the one that the record was made of; OriginalDiffers or ReadOtherwise where there is none."""
    found = list(readings)
    own = record.report.source
    same = [one for one in found if one.report.source.sha256 == own.sha256]
    if not same:
        sums = {one.report.source.sha256 for one in found}
        whose = f"its SHA-256 is {sums.pop()}" if len(sums) == 1 else f"none of its {len(found)} reports has the SHA-256"
        raise OriginalDiffers(line(name), why=f"{whose}, the record's is {line(own.sha256)}")
    alike = [one for one in same if one.report.text == record.report.text]
    if not alike:
        raise ReadOtherwise(line(name), why=f"by accordingto {line(record.made_with.accordingto)}; the text is another")
    return next((one for one in alike if one.report.source.uri == own.uri), alike[0])


def items(record: Record) -> dict[str, Item]:
    """All items of the record by their ids, in the record's order."""
    every = (record.statements, record.events, record.figures, record.times, record.places, record.parties)
    return {item.id: item for kind in every for item in kind}


def find(record: Record, item_id: str) -> Item:
    """The item of that id; NoSuchItem, with ids that there are."""
    known = items(record)
    if item_id not in known:
        named = ", ".join(list(known)[:KNOWN]) + (", ..." if len(known) > KNOWN else "")
        raise NoSuchItem(line(item_id), known=line(named) or "(it has none)")
    return known[item_id]


def places(record: Record, item: Item, source_map: SourceMap, lines: Lines | None = None) -> tuple[Place, ...]:
    """The places of the item's words, by what they are to it; lines are those of the original, where it has any."""
    return tuple(_place(record, item.id, role, spans, source_map, lines) for role, spans in _roles(item) if spans)


def _place(record: Record, item: str, role: str, spans: Spans, source_map: SourceMap, lines: Lines | None) -> Place:
    spans = tuple(sorted(spans))
    lost = tuple(piece for span in spans for piece in _inside(span, source_map.unmapped))
    kept = tuple(piece for span in spans for piece in subtract(span, lost))
    ranges = () if lines is None else tuple(Range(a, b, *lines.place(a)) for a, b in source_map.bytes(kept) or ())
    boxes = tuple(dict.fromkeys(source_map.on_pages(kept)))  # one word may hold two pieces
    return Place(item, role, record.words(spans), spans, ranges, boxes, lost)


def _inside(span: Span, unmapped: Spans) -> Iterator[Span]:
    yield from ((max(span[0], a), min(span[1], b)) for a, b in unmapped if a < span[1] and span[0] < b)


def _roles(item: Item) -> Iterator[tuple[str, Spans]]:
    """What words are to the item, in the order in which people ask; a party has as many mentions as it has."""
    match item:
        case Statement():
            yield from (("source", item.source.spans if item.source else ()), ("cue", item.cue))
            yield from (("content", item.content), ("hedge", item.hedge))
        case Event():
            yield from (("actor", ref.spans) for ref in item.actors)
            yield "trigger", item.trigger
            yield from (("recipient", ref.spans) for ref in item.recipients)
            yield "hedge", item.hedge
        case Figure():
            yield from (("number", item.spans), ("of", item.of.spans if item.of else ()), ("hedge", item.hedge))
        case Time():
            yield "time", item.spans
        case Somewhere():
            yield from (("qualifier", item.qualifier), ("place", item.spans))
        case Party():
            yield from (("mention", spans) for spans in item.mentions)


def all_places(record: Record, source_map: SourceMap, lines: Lines | None = None) -> tuple[Place, ...]:
    """The places of all items, in the record's order."""
    return tuple(place for item in items(record).values() for place in places(record, item, source_map, lines))


def told(place: Place) -> str:
    """Where the words stand, in words: "line 3, column 40, bytes 210 to 228"; of boxes the pages; "" where nothing is mapped."""
    if place.ranges:
        first, last = place.ranges[0], place.ranges[-1]
        return f"line {first.line}, column {first.column}, bytes {first.start} to {last.end}"
    if place.boxes:
        return ("page " if len(place.pages) == 1 else "pages ") + ", ".join(map(str, place.pages))
    return ""


def lost(record: Record, place: Place) -> str:
    """The words that have no place in the original; "" where all have one."""
    return record.words(place.unmapped)


def as_json(record: Record, item: Item, found: Iterable[Place]) -> dict[str, Any]:
    """The places as plain values: bytes with lines and columns, boxes in points from the lower left corner of the page as it is shown."""
    source = record.report.source
    return {
        "record": record.id,
        "item": item.id,
        "kind": type(item).__name__.lower(),
        "source": {"uri": source.uri, "media_type": source.media_type, "sha256": source.sha256},
        "places": [
            {
                "role": place.role,
                "words": place.words,
                "spans": place.spans,
                "bytes": [one._asdict() for one in place.ranges],
                "boxes": [one._asdict() for one in place.boxes],
                "unmapped": place.unmapped,
            }
            for place in found
        ],
    }
