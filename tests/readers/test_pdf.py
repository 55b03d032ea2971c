"""PDF: reading order, furniture apart, hyphens undone, every word with page and box; bad files say the cure."""

import io
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from reportlab.pdfgen.canvas import Canvas

from accordingto.cli import main
from accordingto.errors import BadPdf, NoTextInPdf, NotInstalled
from accordingto.readers import ocr, pdf, sniff
from accordingto.readers.reading import Origin
from bench import pdfs

LEFT = (
    "   At least 12 people were killed on",
    "Monday when a shell hit a ferry on the",
    "Tarn near Lower Arvo, Varnian offi-",
    "cials said. A well-known pilot is miss-",
    "ing.",
    "   The Front denied that it had fired.",
)
RIGHT = (
    "   Doctors in Orlo counted 14 dead and",
    "thirty wounded. The mayor called for",
    "an inquiry into the well-known route.",
    "   Talks in Luhn will go on, mediators",
    "said on Tuesday, and nobody expects",
    "them to end soon.",
)


def sheet(pages: int = 2) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=1)
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 810, "River Desk Bulletin")
        canvas.drawString(290, 20, f"- {number} -")
        if number == 1:
            canvas.setFont("Helvetica-Bold", 18)
            canvas.drawString(60, 770, "Ferry hit on the Tarn")
            for x, lines in ((60, LEFT), (320, RIGHT)):
                canvas.setFont("Times-Roman", 10)
                for at, line in enumerate(lines):
                    canvas.drawString(x + (12 if line.startswith("   ") else 0), 730 - 14 * at, line.strip())
            canvas.setFont("Times-Roman", 7.5)
            canvas.drawString(60, 70, "1 The Tarn is a river.")
        else:
            canvas.setFont("Times-Roman", 10)
            canvas.drawString(60, 730, f"Page {number} has one line of its own, and no more than that.")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


READING = pdf.read(sheet(), Origin(uri="sheet.pdf"))
TEXT = READING.report.text


def test_columns_one_after_the_other() -> None:
    """The left column is read to its end before the right one; words parted at line ends are whole, compounds keep their hyphen."""
    assert [p.split()[0] for p in TEXT.split("\n\n")] == ["Ferry", "At", "The", "Doctors", "Talks", "Page", "1"]
    assert "Varnian officials said. A well-known pilot is missing." in TEXT
    assert "into the well-known route." in TEXT


def test_furniture_is_residue_with_page_and_words() -> None:
    """Running heads and page numbers are cut out and kept by page; nothing of them is in the text."""
    assert "Bulletin" not in TEXT
    kept = {(r.page, r.words) for r in READING.report.residue}
    assert {(1, "River Desk Bulletin"), (2, "River Desk Bulletin"), (1, "- 1 -"), (2, "- 2 -")} <= kept


def test_headline_and_footnote_are_parts() -> None:
    """The largest line of the first page is the title; small lines at the foot are footnotes, at the end."""
    assert READING.report.title == "Ferry hit on the Tarn"
    (note,) = [p for p in READING.report.parts if p.part == "footnote"]
    assert TEXT[slice(*note.spans[0])] == "1 The Tarn is a river."


def test_every_word_has_its_box() -> None:
    """The boxes hold the words that they are said to hold; every character but white space has one."""
    assert READING.source_map.share() == 1.0
    assert pdfs.boxes(sheet(), READING) == (len(TEXT.split()) + 2, len(TEXT.split()) + 2)  # two words are parted at a line's end
    at = TEXT.index("Doctors in Orlo")
    boxes = READING.source_map.on_pages(((at, at + len("Doctors in Orlo")),))
    assert [TEXT[b.start : b.end] for b in boxes] == ["Doctors", "in", "Orlo"]
    assert {b.page for b in boxes} == {1}
    assert all(b.x0 > 300 for b in boxes)


@pytest.mark.parametrize(("turn", "move", "by"), [(90, (842, 0), 90), (180, (595, 842), 180), (270, (0, 595), -90)])
def test_a_turned_page_is_read_as_it_is_shown(turn: int, move: tuple[int, int], by: int) -> None:
    """Lines of a page that is turned to be shown are read as lines; boxes count from the lower left corner of the page as shown."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=1)
    canvas.setPageRotation(turn)
    canvas.translate(*move)
    canvas.rotate(by)
    canvas.setFont("Times-Roman", 10)
    for at, line in enumerate(LEFT):
        canvas.drawString(60, 500 - 14 * at, line.strip())
    canvas.showPage()
    canvas.save()
    reading = pdf.read(file.getvalue(), Origin(uri="x.pdf"))
    assert reading.report.text.startswith("At least 12 people were killed on")
    first = reading.source_map.boxes[0]
    assert (round(first.x0), round(first.y0)) == (60, 500)


def test_a_sample_of_the_bench() -> None:
    """Files of the bench of every kind are read nearly without a fault."""
    figures = pdfs.measure(12)
    assert figures["text F1"] > 0.995
    assert figures["order"] > 0.97
    assert figures["boxes right"] > 0.99


def test_the_command_reads_it(tmp_path: Path) -> None:
    """A PDF is read like any other report, by its bytes, whatever its name."""
    path = tmp_path / "clipping"
    path.write_bytes(sheet(1))
    result = CliRunner().invoke(main, ["read", str(path)])
    assert result.exit_code == 0, result.output
    assert "Ferry hit on the Tarn" in result.stdout
    assert sniff.media_type(sheet(1)) == "application/pdf"


def test_bad_files_say_the_cure() -> None:
    """A damaged file, and one whose pages are pictures."""
    with pytest.raises(BadPdf, match="it is damaged"):
        pdf.read(b"%PDF-1.7 nothing more", Origin(uri="x.pdf"))
    with pytest.raises(NoTextInPdf, match="--ocr"):
        pdf.read(pdfs.scanned(sheet(1)), Origin(uri="x.pdf"))


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_pictures_are_read_with_ocr() -> None:
    """With --ocr the words of a scan are read, each with its box."""
    reading = pdf.read(pdfs.scanned(sheet(1)), Origin(uri="x.pdf", ocr=True))
    assert "Varnian officials said" in reading.report.text
    assert reading.source_map.share() == 1.0


def test_without_tesseract_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """--ocr without the program says what to install."""
    monkeypatch.setattr(ocr.shutil, "which", lambda _: None)
    with pytest.raises(NotInstalled, match="tesseract-ocr"):
        pdf.read(pdfs.scanned(sheet(1)), Origin(uri="x.pdf", ocr=True))
