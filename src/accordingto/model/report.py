"""The report: its text, where it came from, and which range of it is what."""

from typing import Literal

from accordingto.model.span import Shape, Span, Spans

PartName = Literal["headline", "byline", "dateline", "body", "caption", "footnote"]


class Source(Shape, frozen=True, kw_only=True):
    """Where the bytes came from: address or path, media type, SHA-256 in hex, when they were retrieved (ISO 8601)."""

    uri: str
    media_type: str
    sha256: str
    retrieved: str | None = None


class Part(Shape, frozen=True, kw_only=True):
    """A named range of the text; the parts cover all of it that is not white space."""

    part: PartName
    spans: Spans


class Dateline(Shape, frozen=True, kw_only=True):
    """`BEIRUT, June 2 (RHC)--`: the place in its own words, the id of its time, the agency in its own words."""

    place: str
    date: str | None = None
    agency: str | None = None
    spans: Spans


class Residue(Shape, frozen=True, kw_only=True):
    """What was cut from the text: the byte range [start, end) of the source and what it is; of a PDF page and words instead."""

    bytes: Span
    what: str
    page: int | None = None
    words: str | None = None


class Report(Shape, frozen=True, kw_only=True):
    """A report as it was read; `text` is the one coordinate system of its record.

    `bases` says of title, byline, outlet, section, address and updated where each was found; `published` has its own basis.
    """

    source: Source
    outlet: str | None = None
    section: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    language: str | None = None
    published: str | None = None
    published_basis: str | None = None
    updated: str | None = None
    bases: dict[str, str] = {}
    text: str
    parts: tuple[Part, ...] = ()
    dateline: Dateline | None = None
    residue: tuple[Residue, ...] = ()
