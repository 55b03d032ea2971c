"""The pages of a PDF with their words, those without text from their pictures where that is wanted."""

from typing import Any, NamedTuple

from accordingto.errors import BadPdf, OutOfBounds
from accordingto.readers import ocr, pdf_words
from accordingto.readers.pdf_words import Page, Word
from accordingto.readers.reading import Origin, called, check_length

MOST = 2_000  # pages
SHEET = (612.0, 792.0)  # points of a page that cannot be opened

Doubts = list[tuple[Word, float]]


class Pages(NamedTuple):
    """Pages in order, words read from pictures that are in doubt, and the numbers (from 1) of pages that cannot be opened."""

    pages: list[Page]
    doubts: Doubts
    damaged: list[int]


def read(data: bytes, origin: Origin) -> Pages:
    """The pages of the PDF; BadPdf where it is damaged or locked, OutOfBounds where it has more pages than any report."""
    import pypdfium2  # late: only PDFs need it

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise BadPdf(called(origin.uri), why="it is locked by a password" if "assword" in str(error) else "it is damaged") from error
    try:
        if len(document) > MOST:
            raise OutOfBounds(called(origin.uri), why=f"it has {len(document):,} pages")
        return _read(document, origin, pypdfium2.PdfiumError)
    finally:
        document.close()


def _read(document: Any, origin: Origin, broken: type[Exception]) -> Pages:
    found = Pages([], [], [])
    letters = 0

    def counted(more: int) -> None:
        check_length(origin, letters + more)

    for number in range(len(document)):
        try:
            page = pdf_words.page(document, number, counted)
        except broken:
            found.damaged.append(number + 1)
            page = Page(number, *SHEET, [])
        if origin.ocr and not page.words and number + 1 not in found.damaged:
            scanned = ocr.read(document, number)
            page = scanned.page
            found.doubts.extend(scanned.doubtful)
        letters += sum(len(word.text) + 1 for word in page.words)
        found.pages.append(page)
    if found.damaged and not any(page.words for page in found.pages):
        raise BadPdf(called(origin.uri), why="it is damaged")
    return found
