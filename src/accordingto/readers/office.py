"""DOCX and RTF: their paragraphs as text, read by the text reader. Their bytes are packed or coded, so no character has a range of them."""

import hashlib
import io
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile

import msgspec

from accordingto.errors import BadOffice
from accordingto.model import Residue
from accordingto.readers import decode, source_map, text
from accordingto.readers.reading import Origin, Reading, called

BREAK = "\n\n"


def docx(data: bytes, origin: Origin) -> Reading:
    """The reading of a DOCX file: paragraphs and cells of tables in order, footers and headers set aside; BadOffice where damaged."""
    import docx as library  # late: only DOCX files need it
    from docx.opc.exceptions import PackageNotFoundError  # late, too

    try:
        document = library.Document(io.BytesIO(data))
        words = BREAK.join(_blocks(document))
    except (KeyError, ValueError, OSError, BadZipFile, PackageNotFoundError) as error:
        raise BadOffice(called(origin.uri), kind="DOCX", why=str(error) or type(error).__name__) from error
    core = document.core_properties
    known = origin._replace(title=origin.title or core.title or None)
    edges = {p.text.strip() for section in document.sections for part in (section.header, section.footer) for p in part.paragraphs}
    furniture = tuple(Residue(bytes=(0, 0), what="page header or footer", words=line) for line in sorted(edges) if line)
    return packed(words, data, known, sniffed("docx"), furniture)


def rtf(data: bytes, origin: Origin) -> Reading:
    """The reading of an RTF file; BadOffice where no text can be made of it."""
    from striprtf.striprtf import rtf_to_text  # late: only RTF files need it

    try:
        words: str = rtf_to_text(decode.decode(data).text, errors="replace")  # type: ignore[no-untyped-call]
    except Exception as error:  # whatever its regular expressions stumble over is a damaged file
        raise BadOffice(called(origin.uri), kind="RTF", why=str(error) or type(error).__name__) from error
    return packed(BREAK.join(line for line in words.splitlines() if line.strip()), data, origin, sniffed("rtf"))


def sniffed(kind: str) -> str:
    """The media type of the kind."""
    return {"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "rtf": "application/rtf"}[kind]


def _blocks(document: Any) -> Iterator[str]:
    """Paragraphs and rows of tables as they stand."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from ("\t".join(cell.text.strip() for cell in row.cells) for row in block.rows)
        elif block.text.strip():
            yield block.text.strip()


def packed(words: str, data: bytes, origin: Origin, media_type: str, furniture: tuple[Residue, ...] = ()) -> Reading:
    """The reading of text that was taken out of a packed file: the source is the file, residue has words instead of bytes."""
    reading = text.read(words.encode("utf-8", "surrogatepass"), origin._replace(media_type="text/plain"))
    source = msgspec.structs.replace(reading.report.source, media_type=media_type, sha256=hashlib.sha256(data).hexdigest())
    report = msgspec.structs.replace(reading.report, source=source, residue=(*furniture, *by_words(reading, words)))
    return Reading(report, source_map.built(report.text, ()), reading.notes)


def by_words(reading: Reading, words: str) -> list[Residue]:
    """The residue of a reading of text that was taken out of a file, by its words: its bytes are of a text that nobody has."""
    coded = words.encode("utf-8", "surrogatepass")
    return [Residue(bytes=(0, 0), what=r.what, words=coded[slice(*r.bytes)].decode("utf-8", "replace")) for r in reading.report.residue]
