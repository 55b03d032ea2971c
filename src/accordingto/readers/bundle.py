"""A press-database download: one file, many reports, each with its header. Three styles: Nexis, Factiva, ProQuest.

A header's fields give title, outlet, date, byline and the stated number of words; the body is read like any plain text. What stands
between the reports and in their headers is residue. Styles are data (`bundles.toml`).
"""

import hashlib
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import msgspec

from accordingto.model import Note, Residue, Span
from accordingto.readers import decode, published, source_map, text
from accordingto.readers.reading import Origin, Reading
from accordingto.readers.source_map import Run

LEAST = 2  # reports of a bundle
TOLERANCE = 0.1  # of the stated words: databases count words in ways of their own
WORD = re.compile(r"\b[\w'’.-]+\b")


class Style(NamedTuple):
    """One database's form: where a report begins, its fields, where its body begins and ends."""

    name: str
    begin: re.Pattern[str]
    body: re.Pattern[str]
    after: re.Pattern[str]
    fields: dict[str, re.Pattern[str]]


class Piece(NamedTuple):
    """One report of a bundle: its range in the text, its body's, and the fields of its header."""

    span: Span
    body: Span
    fields: dict[str, str]


@cache
def styles() -> tuple[Style, ...]:
    """The styles of `bundles.toml`."""
    rows = tomllib.loads(files("accordingto.readers").joinpath("bundles.toml").read_text("utf-8"))["style"]
    made = []
    for row in rows:
        begin, body, after = (_pattern(row[key]) for key in ("begin", "body", "after"))
        made.append(Style(row["name"], begin, body, after, {key: _pattern(value) for key, value in row["fields"].items()}))
    return tuple(made)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.MULTILINE)


def split(words: str) -> list[Piece]:
    """The reports of a text that is a bundle of one of the styles; empty where it is none."""
    for style in styles():
        starts = [match.start() for match in style.begin.finditer(words)]
        if len(starts) >= LEAST:
            found = [piece for piece in _pieces(style, words, starts) if piece is not None]
            if len(found) >= LEAST and len(found) >= 0.8 * len(starts):
                return found
    return []


def _pieces(style: Style, words: str, starts: list[int]) -> Iterator[Piece | None]:
    for start, until in zip(starts, [*starts[1:], len(words)], strict=True):
        begins = style.body.search(words, start, until)
        if begins is None:
            yield None
            continue
        tail = style.after.search(words, begins.end(), until)
        found = {key: pattern.search(words, start, until) for key, pattern in style.fields.items()}
        fields = {key: " ".join(match[1].split()) for key, match in found.items() if match}
        yield Piece((start, until), (begins.end(), tail.start() if tail else until), fields)


def readings(data: bytes, origin: Origin) -> Iterator[Reading]:
    """The readings of all reports of the bundle, in order; none where the bytes are no bundle."""
    source = decode.decode(data)
    for number, piece in enumerate(split(source.text), 1):
        yield _reading(source, piece, origin, number, data)


def _reading(source: Any, piece: Piece, origin: Origin, number: int, data: bytes) -> Reading:
    fields = piece.fields
    known = origin._replace(
        media_type="text/plain",
        title=fields.get("title"),
        outlet=origin.outlet or fields.get("outlet"),
        published=origin.published or published.in_words(fields.get("date", "")),
    )
    words = source.text[slice(*piece.body)]
    found = text.read(words.encode("utf-8", "surrogatepass"), known)
    whole = source.widths.bytes(piece.span)
    own = data[slice(*whole)]
    report = msgspec.structs.replace(
        found.report,
        source=msgspec.structs.replace(found.report.source, uri=f"{origin.uri}#{number}", sha256=hashlib.sha256(own).hexdigest()),
        title=fields.get("title") or found.report.title,
        byline=_people(fields.get("byline", "")) or found.report.byline,
        published_basis="header of the download" if not origin.published and known.published else found.report.published_basis,
        residue=tuple(_residue(source, piece, found, words)),
    )
    return Reading(report, source_map.built(report.text, _runs(source, piece, found, words)), (*found.notes, *_length(fields, report.text)))


def _people(words: str) -> tuple[str, ...]:
    plain = re.sub(r"^by\s+", "", words.strip(), flags=re.IGNORECASE)
    return tuple(part.strip() for part in re.split(r";|, and | and |, ", plain) if part.strip())


def _runs(source: Any, piece: Piece, found: Reading, words: str) -> Iterator[Run]:
    """The body's runs, moved to the bytes of the whole file."""
    at = source_map.characters(words)
    for run in found.source_map.runs:
        first = piece.body[0] + at[run.at]
        yield from source.widths.runs(run.start, (first, first + run.end - run.start))


def _residue(source: Any, piece: Piece, found: Reading, words: str) -> Iterator[Residue]:
    at = source_map.characters(words)
    yield Residue(bytes=source.widths.bytes((piece.span[0], piece.body[0])), what="header of the download")
    for left in found.report.residue:
        span = (piece.body[0] + at[left.bytes[0]], piece.body[0] + at[left.bytes[1]])
        yield Residue(bytes=source.widths.bytes(span), what=left.what)
    if piece.body[1] < piece.span[1]:
        yield Residue(bytes=source.widths.bytes((piece.body[1], piece.span[1])), what="end of the download's report")


def _length(fields: dict[str, str], words: str) -> tuple[Note, ...]:
    """A note where the body is shorter or longer than the header says."""
    stated = int(re.sub(r"\D", "", fields.get("words", "")) or 0)
    there = len(WORD.findall(words))
    if not stated or abs(there - stated) <= max(5, TOLERANCE * stated):
        return ()
    return (Note(code="length", message=f"the download says {stated} words, the report has {there}"),)
