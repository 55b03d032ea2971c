"""DOCX and RTF: their paragraphs as text, read by the text reader. Their bytes are packed or coded, so no character has a range of them."""

import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import Any
from zipfile import BadZipFile, ZipFile

import msgspec

from accordingto.errors import BadOffice, OutOfBounds
from accordingto.model import Note, Residue
from accordingto.readers import decode, source_map, text
from accordingto.readers.reading import Origin, Reading, called, check_length

BREAK = "\n\n"
PARTS = 10_000  # of a package
MARKUP, WHOLE = 32 << 20, 256 << 20  # bytes that a part of markup and all parts together may unpack to: a tree needs ten times as much
EDGES = 50  # sections whose headers and footers are looked at
XML_ENDS = (".xml", ".rels")
MAIN = "word/document.xml"
PIECE = re.compile(r"<w:t(?:\s[^<>]*)?>([^<]*)|<w:tab\b[^<>]*>|</w:(p)>")
CODED = re.compile(r"\\'[0-9a-fA-F]{2}|\\[a-zA-Z]+-?\d*\s?|\\[^a-zA-Z]|[{}]")
DAMAGED = (
    KeyError,
    ValueError,
    OSError,
    BadZipFile,
    EOFError,
    NotImplementedError,
    RuntimeError,
    SyntaxError,
    LookupError,
    AttributeError,
    TypeError,
    zlib.error,
)


def docx(data: bytes, origin: Origin) -> Reading:
    """The reading of a DOCX file: paragraphs and cells of tables in order, footers and headers set aside; BadOffice where damaged."""
    import docx as library  # late: only DOCX files need it
    from docx.opc.exceptions import PackageNotFoundError  # late, too

    try:
        _bounded(data, origin)
        document = library.Document(io.BytesIO(data))
        words = BREAK.join(_within(_blocks(document), origin))
        title = document.core_properties.title or None
        sections = list(islice(document.sections, EDGES))
        edges = {p.text.strip() for section in sections for part in (section.header, section.footer) for p in part.paragraphs}
    except (*DAMAGED, PackageNotFoundError) as error:  # lxml's errors are errors of syntax
        return _rescued(data, origin, error)
    furniture = tuple(Residue(bytes=(0, 0), what="page header or footer", words=line) for line in sorted(edges) if line)
    return packed(words, data, origin._replace(title=origin.title or title), sniffed("docx"), furniture)


def rtf(data: bytes, origin: Origin) -> Reading:
    """The reading of an RTF file; where its codes are damaged, of what is left without them."""
    from striprtf.striprtf import rtf_to_text  # late: only RTF files need it

    source = decode.decode(data).text
    try:
        # Its pattern for links looks ahead to the end of the line, from each link: so each gets a line.
        words: str = rtf_to_text(source.replace("{\\field", "\n{\\field"), errors="replace")  # type: ignore[no-untyped-call]
        why = ""
    except Exception as error:  # whatever its regular expressions stumble over is a damaged file
        words, why = (
            CODED.sub(lambda code: "\n" if code[0].startswith(("\\par", "\\line")) else "", source),
            str(error) or type(error).__name__,
        )
    if not words.strip():
        raise BadOffice(called(origin.uri), kind="RTF", why=why or "it holds no words")
    reading = packed(BREAK.join(line for line in words.splitlines() if line.strip()), data, origin, sniffed("rtf"))
    return reading._replace(notes=(*reading.notes, _damaged("RTF", why))) if why else reading


def sniffed(kind: str) -> str:
    """The media type of the kind."""
    return {"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "rtf": "application/rtf"}[kind]


def _bounded(data: bytes, origin: Origin) -> None:
    """OutOfBounds where the package would unpack to more than any report; what it says of itself is enough, since no more is unpacked."""
    parts = ZipFile(io.BytesIO(data)).infolist()
    if len(parts) > PARTS:
        raise OutOfBounds(called(origin.uri), why=f"it has {len(parts):,} parts")
    markup = max((part.file_size for part in parts if part.filename.lower().endswith(XML_ENDS)), default=0)
    whole = sum(part.file_size for part in parts)
    if markup > MARKUP or whole > WHOLE:
        raise OutOfBounds(called(origin.uri), why=f"it would unpack to {whole:,} bytes")


def _rescued(data: bytes, origin: Origin, error: BaseException) -> Reading:
    """The words of a damaged package, taken from its main part as they stand; BadOffice where there are none."""
    why = (str(error) or type(error).__name__).partition("\n")[0][:200]
    try:
        with ZipFile(io.BytesIO(data)) as package, package.open(MAIN) as part:
            source = part.read(MARKUP).decode("utf-8", "replace")
    except DAMAGED:
        source = ""
    words = "".join(BREAK if found[2] else unescape(found[1]) if found[1] is not None else "\t" for found in PIECE.finditer(source))
    if not words.strip():
        raise BadOffice(called(origin.uri), kind="DOCX", why=why) from error
    reading = packed(words, data, origin, sniffed("docx"))
    return reading._replace(notes=(*reading.notes, _damaged("DOCX", why)))


def _damaged(kind: str, why: str) -> Note:
    return Note(code="damaged", message=f"the {kind} file is damaged ({why[:200]}); its words were taken as they stand")


def _blocks(document: Any) -> Iterator[str]:
    """Paragraphs and rows of tables as they stand."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from ("\t".join(_cell(cell) for cell in row.tc_lst) for row in block._tbl.tr_lst)
        elif block.text.strip():
            yield block.text.strip()


def _within(blocks: Iterator[str], origin: Origin) -> Iterator[str]:
    """The blocks, as long as they are no more than is wanted: each takes time."""
    length = 0
    for words in blocks:
        length += len(words) + len(BREAK)
        check_length(origin, length)
        yield words


def _cell(cell: Any) -> str:
    """The words of a cell, once however many columns it says it spans."""
    return "\n".join(paragraph.text for paragraph in cell.p_lst).strip()


def packed(words: str, data: bytes, origin: Origin, media_type: str, furniture: tuple[Residue, ...] = ()) -> Reading:
    """The reading of text that was taken out of a packed file: the source is the file, residue has words instead of bytes."""
    check_length(origin, len(words))
    reading = text.read(words.encode("utf-8", "surrogatepass"), origin._replace(media_type="text/plain"))
    source = msgspec.structs.replace(reading.report.source, media_type=media_type, sha256=hashlib.sha256(data).hexdigest())
    report = msgspec.structs.replace(reading.report, source=source, residue=(*furniture, *by_words(reading, words)))
    return Reading(report, source_map.built(report.text, ()), reading.notes)


def by_words(reading: Reading, words: str) -> list[Residue]:
    """The residue of a reading of text that was taken out of a file, by its words: its bytes are of a text that nobody has."""
    coded = words.encode("utf-8", "surrogatepass")
    return [Residue(bytes=(0, 0), what=r.what, words=coded[slice(*r.bytes)].decode("utf-8", "replace")) for r in reading.report.residue]
