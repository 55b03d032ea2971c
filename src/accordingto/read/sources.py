"""From what the user names (file, folder, standard input, text) to readings."""

import hashlib
from collections.abc import Iterator

from accordingto.model import Part, Report, Source
from accordingto.read.reading import Origin, Reading
from accordingto.read.source_map import SourceMap
from accordingto.settings import Settings


def from_text(
    text: str, *, published: str | None = None, title: str | None = None, outlet: str | None = None, id: str | None = None
) -> Reading:
    """A reading of the text exactly as it is."""
    source = Source(uri="-", media_type="text/plain", sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    parts = (Part(part="body", spans=((0, len(text)),)),) if text else ()
    report = Report(source=source, text=text, title=title, outlet=outlet, published=published, parts=parts)
    return Reading(report, SourceMap(), id=id)


def open_one(origin: Origin, settings: Settings) -> Iterator[Reading]:
    """The readings of one named input: a file has one (a bundle several), a folder those of its files."""
    with open(origin.uri, "rb") as file:
        data = file.read()
    yield from_text(data.decode("utf-8", "replace"), published=origin.published)
