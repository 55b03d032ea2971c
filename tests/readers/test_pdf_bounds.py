"""A PDF that looks like a bomb is told before it is opened, and is read or refused in a process of its own; others are not slowed."""

import pytest

from accordingto.errors import BadPdf, OutOfBounds
from accordingto.readers import pdf, pdf_apart, pdf_bounds, pdf_pages
from accordingto.readers.reading import Origin
from bench.hostile import pdfs
from bench.hostile.shapes import MB, REPORT

ORIGIN = Origin(uri="a.pdf")


@pytest.mark.parametrize("data", [pdfs.pdf(), pdfs.table(20, 10), pdfs.tree("3 0 R 3 0 R", 2)])
def test_plain(data: bytes) -> None:
    """No suspicion falls on plain pages, and read apart they are the same."""
    assert not pdf_bounds.suspicious(data, pictures=True)
    assert pdf_apart.read(data, ORIGIN) == pdf_pages.read(data, ORIGIN)


@pytest.mark.parametrize(
    "data", [pdfs.chained(1, 30 * MB), pdfs.chained(6, 1 * MB), pdfs.drawn(6)], ids=["unpacks", "packed often", "drawn often"]
)
def test_bombs_are_told(data: bytes) -> None:
    """Streams that unpack to much or are packed too often, and forms that draw each other."""
    assert pdf_bounds.suspicious(data, pictures=False)


def test_pictures_only_where_they_are_read() -> None:
    """A picture of very many dots matters only where words are to be read from it."""
    data = pdfs.picture(10_000, 10_000)
    assert not pdf_bounds.suspicious(data, pictures=False)
    assert pdf_bounds.suspicious(data, pictures=True)


def test_errors_come_back() -> None:
    """Read apart, a damaged PDF is the same error as otherwise."""
    with pytest.raises(BadPdf, match="damaged"):
        pdf_apart.read(b"%PDF-1.7 1 0 obj", ORIGIN)


def test_a_bomb_is_refused() -> None:
    """What takes more memory than it may ends the process, and is refused."""
    with pytest.raises(OutOfBounds):
        pdf.read(pdfs.chained(1, 700 * MB), ORIGIN)


def test_a_page_that_cannot_be_opened() -> None:
    """The other pages are read, and a note names it; a PDF of more pages than any report is refused."""
    reading = pdf.read(pdfs.tree("2 0 R 3 0 R", 2), ORIGIN)
    assert REPORT in " ".join(reading.report.text.split())
    assert "damaged" in [note.code for note in reading.notes]
    with pytest.raises(OutOfBounds):
        pdf.read(pdfs.tree(" ".join(["3 0 R"] * 2_001), 2_001), ORIGIN)
