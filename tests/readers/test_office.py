"""DOCX, RTF and mail: their text is read like any other; what is damaged says the cure; what is left out is kept by its words."""

import io
from email.message import EmailMessage

import docx
import pytest

from accordingto.errors import BadOffice, NoTextFound, OutOfBounds
from accordingto.readers import mail, office, sniff
from accordingto.readers.reading import Origin
from bench.hostile import mails, packed

WORDS = ("ORLO, March 4 (Meridian) - Twelve people were killed in Arvo, officials said.", "The Front denied it.")


def a_docx() -> bytes:
    document = docx.Document()
    document.core_properties.title = "Twelve killed in Arvo"
    document.sections[0].header.paragraphs[0].text = "River Desk Bulletin"
    for line in WORDS:
        document.add_paragraph(line)
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Arvo", "12 dead"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def a_mail(subtype: str = "plain") -> bytes:
    message = EmailMessage()
    message["From"] = "River Desk <desk@river.example>"
    message["Subject"] = "Twelve killed in Arvo"
    message["Date"] = "Tue, 04 Mar 2025 10:00:00 +0100"
    body = "\n\n".join(WORDS)
    message.set_content(body if subtype == "plain" else f"<html><body><p>{WORDS[0]}</p><p>{WORDS[1]}</p></body></html>", subtype=subtype)
    message.add_attachment(b"x", maintype="image", subtype="png", filename="map.png")
    return message.as_bytes()


def test_docx() -> None:
    """Paragraphs and tables in their order, the title from the file, the header set aside by its words."""
    reading = office.docx(a_docx(), Origin(uri="a.docx"))
    assert reading.report.text.endswith("The Front denied it.\n\nArvo\t12 dead")
    assert reading.report.title == "Twelve killed in Arvo"
    assert reading.report.dateline is not None
    assert ("page header or footer", "River Desk Bulletin") in {(r.what, r.words) for r in reading.report.residue}
    assert reading.source_map.runs == ()
    assert reading.source_map.share() == 0.0


def test_rtf() -> None:
    """Control words are no text; paragraphs are."""
    data = b"{\\rtf1\\ansi\\b " + WORDS[0].encode() + b"\\b0\\par " + WORDS[1].encode() + b"\\par}"
    reading = office.rtf(data, Origin(uri="a.rtf"))
    assert reading.report.text.split("\n\n") == list(WORDS)


@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_mail(subtype: str) -> None:
    """Subject, sender and date are title, outlet and publication; attachments are named, not read."""
    reading = mail.read(a_mail(subtype), Origin(uri="a.eml"))
    report = reading.report
    assert WORDS[1] in report.text
    assert (report.title, report.outlet, (report.published or "")[:10]) == ("Twelve killed in Arvo", "River Desk", "2025-03-04")
    assert ("attachment", "map.png") in {(r.what, r.words) for r in report.residue}


def test_what_the_bytes_are() -> None:
    """Each is known by its bytes, whatever its name; a text that quotes a header is no mail."""
    assert sniff.media_type(a_docx()) == sniff.DOCX
    assert sniff.media_type(a_mail()) == sniff.MAIL
    assert sniff.media_type(b"{\\rtf1 x}") == sniff.RTF
    assert sniff.media_type(b"From: the desk\n\nTwelve people were killed, officials said.") == "text/plain"


def test_damaged_files_say_the_cure() -> None:
    """Half a DOCX, and a mail without a body."""
    with pytest.raises(BadOffice, match="save it again"):
        office.docx(a_docx()[:900], Origin(uri="a.docx"))
    with pytest.raises(NoTextFound):
        mail.read(b"From: a\r\nTo: b\r\nSubject: c\r\nContent-Type: image/png\r\n\r\nx", Origin(uri="a.eml"))


def test_damaged_docx_is_rescued() -> None:
    """Where the markup breaks off or is nested too deep, the words are taken as they stand, and a note says so."""
    for body in ("<w:p><w:r><w:t>x", "<w:tbl><w:tr><w:tc>" * 3_000):
        reading = office.docx(packed.docx(packed.BODY + body), Origin(uri="a.docx"))
        assert packed.REPORT in reading.report.text
        assert "damaged" in [note.code for note in reading.notes]


def test_a_cell_is_said_once() -> None:
    """However many columns a cell says it spans, its words come once."""
    cell = f"<w:tc><w:tcPr><w:gridSpan w:val='100000'/></w:tcPr>{packed.PARAGRAPH.format('Twelve dead in all of Tarsa.')}</w:tc>"
    reading = office.docx(packed.docx(f"{packed.BODY}<w:tbl><w:tr>{cell}</w:tr></w:tbl>"), Origin(uri="a.docx"))
    assert reading.report.text.count("Twelve dead") == 1


def test_bombs_are_refused_by_what_they_say() -> None:
    """A package that would unpack to more than any report is not unpacked; one that lies unpacks no further than it says."""
    with pytest.raises(OutOfBounds):
        office.docx(packed.bomb(300 << 20), Origin(uri="a.docx"))
    with pytest.raises(BadOffice):
        office.docx(packed.bomb(1 << 20, 1000), Origin(uri="a.docx"))


def test_rtf_beyond_all_numbers() -> None:
    """Numbers that are no characters do not lose the text."""
    reading = office.rtf(mails.rtf(r"\u99999999999999999? \u-99999? \u55296? \'zz "), Origin(uri="a.rtf"))
    assert mails.REPORT in reading.report.text


def test_packed_data_that_is_none() -> None:
    """A part whose packed data is damaged is said like any other damage (found by fuzzing)."""
    data = bytearray(packed.docx())
    data[data.index(b"[Content_Types].xml") + 19] = 0x97
    with pytest.raises(BadOffice):
        office.docx(
            bytes(data[: data.index(b"word/document.xml")]) + b"x" + bytes(data[data.index(b"word/document.xml") :]), Origin(uri="a.docx")
        )
    assert packed.REPORT in office.docx(bytes(data), Origin(uri="a.docx")).report.text
