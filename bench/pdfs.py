"""PDFs of our own from known texts: is every word there, in its order, and in its box?

120 files: one and two columns, three fonts, running heads and page numbers, hyphens at line ends, footnotes, tables, names written from
right to left; every sixth is also scanned at 200 dpi and read by tesseract where that is installed. Text F1 is over words; the
order is the share of neighbouring sentences that stay neighbours in the same order; a box is right where the characters that
PDFium finds in it are those of the word.
"""

import io
import random
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from accordingto.readers import pdf
from accordingto.readers.reading import Origin, Reading
from bench.common import Figures, main
from training import corpus

NAME = "pdfs"
DATA = "PDFs of our own from training/texts"
COUNT, SCANS, DPI = 120, 6, 200
WIDTH, HEIGHT, MARGIN, GUTTER = 595.0, 842.0, 56.0, 22.0
FONTS = ("Helvetica", "Times-Roman", "DejaVu")
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
RIGHT_TO_LEFT = ("\u05e0\u05ea\u05df \u05dc\u05d5\u05d9", "\u05de\u05e8\u05d9\u05dd", "\u05d0\u05d1\u05d9 \u05e9\u05dc\u05d5\u05dd")
NOTES = ("The figure is the ministry's own.", "The town is also written with a double n.", "Translated from the original by the desk.")
TABLE = (("District", "Dead", "Wounded"), ("Arvo", "12", "40"), ("Oskel", "3", "17"), ("Lower Tarsa", "none", "2"), ("Pellau", "21", "66"))


class Made(NamedTuple):
    """A PDF with the paragraphs that are in it, headline first."""

    data: bytes
    paragraphs: list[str]


class Style(NamedTuple):
    """How a PDF is set."""

    columns: int
    font: str
    hyphens: bool
    notes: bool
    table: bool
    names: bool


@cache
def _font() -> None:
    pdfmetrics.registerFont(TTFont("DejaVu", DEJAVU if Path(DEJAVU).is_file() else "Vera.ttf"))  # reportlab brings the latter


def texts() -> Iterator[list[str]]:
    """Paragraphs of our own reports, two reports to a file, so that most have more than one page."""
    reports = [row["text"] for row in corpus.corpus() if "\n\n" in row["text"]]
    chance = random.Random(1)
    for _ in range(COUNT):
        yield [" ".join(p.split()) for text in chance.sample(reports, 5) for p in text.split("\n\n") if len(p) > 60]


def make(number: int, paragraphs: list[str]) -> Made:
    """The PDF of that number."""
    _font()
    chance = random.Random(number)
    style = Style(
        1 + number % 2, FONTS[number % 3], number % 4 != 3, number % 5 == 0, number % 7 == 0, number % 6 == 2 and Path(DEJAVU).is_file()
    )
    if style.names:
        style = style._replace(font="DejaVu")
        paragraphs = [*paragraphs[:1], f"{paragraphs[1]} The names were given as {RIGHT_TO_LEFT[number % 3]} and others.", *paragraphs[2:]]
    title = f"Report {number} of the river desk"
    sheet = _Sheet(style, number, chance)
    sheet.heading(title)
    for at, paragraph in enumerate(paragraphs):
        sheet.paragraph(paragraph)
        if style.table and at == 1:
            sheet.table()
    told = [title, *paragraphs[:2], *([" ".join(" ".join(row) for row in TABLE)] if style.table else []), *paragraphs[2:]]
    return Made(sheet.finish(), [*told, *sheet.noted])


class _Sheet:
    """A canvas that sets paragraphs in columns."""

    def __init__(self, style: Style, number: int, chance: random.Random) -> None:
        self.style, self.number, self.chance = style, number, chance
        self.size = 10.0
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=(WIDTH, HEIGHT), invariant=1)
        self.page, self.column, self.y = 1, 0, HEIGHT - MARGIN - 20
        self.floor = MARGIN + (34 if style.notes else 10)
        self.noted: list[str] = []
        self._furniture()

    def _furniture(self) -> None:
        self.canvas.setFont("Helvetica", 8)
        self.canvas.drawString(MARGIN, HEIGHT - 36, f"River Desk Bulletin {self.number}")
        self.canvas.drawCentredString(WIDTH / 2, 30, str(self.page))
        if self.style.notes:
            note = NOTES[self.page % len(NOTES)]
            self.canvas.setFont("Helvetica", 7.5)
            self.canvas.drawString(MARGIN, MARGIN + 4, f"{self.page} {note}")
            self.noted.append(f"{self.page} {note}")

    @property
    def left(self) -> float:
        return MARGIN + self.column * (self.wide + GUTTER)

    @property
    def wide(self) -> float:
        return (WIDTH - 2 * MARGIN - (self.style.columns - 1) * GUTTER) / self.style.columns

    def _down(self, by: float) -> None:
        self.y -= by
        if self.y < self.floor:
            self.column += 1
            self.y = HEIGHT - MARGIN - 20
            if self.column == self.style.columns:
                self.canvas.showPage()
                self.page, self.column = self.page + 1, 0
                self._furniture()

    def heading(self, words: str) -> None:
        self.canvas.setFont("Helvetica-Bold", 18)
        self.canvas.drawString(MARGIN, self.y, words)
        self.y -= 30

    def paragraph(self, words: str) -> None:
        indent = 12.0
        for line in self._broken(words, indent):
            self.canvas.setFont(self.style.font, self.size)
            drawn = re.sub(r"[\u0590-\u05ff]+(?: [\u0590-\u05ff]+)*", lambda m: m.group()[::-1], line)
            self.canvas.drawString(self.left + indent, self.y, drawn)
            self._down(13.5)
            indent = 0.0

    def _broken(self, words: str, indent: float) -> Iterator[str]:
        line = ""
        for word in words.split():
            room = self.wide - indent
            grown = f"{line} {word}".strip()
            if self._long(grown) <= room:
                line = grown
                continue
            head = self._head(line, word, room)
            yield f"{line} {word[:head]}-" if head else line
            line, indent = word[head:], 0.0
        yield line

    def _head(self, line: str, word: str, room: float) -> int:
        """How many letters of the word still stand on the line, before a hyphen; 0 for none."""
        if not self.style.hyphens or not word.isalpha() or not word.islower() or len(word) < 7:
            return 0
        fits = [at for at in range(3, len(word) - 2) if word[at - 1] in "aeiou" and word[at] not in "aeiou"]
        return max((at for at in fits if self._long(f"{line} {word[:at]}-") <= room), default=0)

    def _long(self, words: str) -> float:
        return float(pdfmetrics.stringWidth(words, self.style.font, self.size))

    def table(self) -> None:
        self._down(6)
        for row in TABLE:
            self.canvas.setFont(self.style.font, self.size)
            for at, cell in enumerate(row):
                self.canvas.drawString(self.left + at * self.wide / 3, self.y, cell)
            self._down(13.5)
        self._down(6)

    def finish(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self.file.getvalue()


def scanned(data: bytes) -> bytes:
    """The pages as pictures of 200 dpi, a little grey, without a word of text."""
    from reportlab.lib.utils import ImageReader

    document = pypdfium2.PdfDocument(data)
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), invariant=1)
    for page in document:
        picture = page.render(scale=DPI / 72).to_pil().convert("L").point(lambda v: 24 + v * 9 // 10)
        canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def f1(gold: str, found: str) -> float:
    """F1 of the words, as often as they stand there."""
    g, f = (Counter(re.findall(r"\w+", text)) for text in (gold, found))
    return 2 * (g & f).total() / max(1, g.total() + f.total())


def order(paragraphs: list[str], found: str) -> float:
    """The share of neighbouring sentences of the paragraphs that stand in the same order, one right after the other."""
    sentences = [s.strip() for p in paragraphs for s in re.split(r"(?<=[.!?]) ", p) if len(s) > 25]
    whole = " ".join(found.split())
    places = [whole.find(s[:40]) for s in sentences]
    pairs = [(a, b) for a, b in pairwise(zip(sentences, places, strict=True)) if a[1] >= 0 and b[1] >= 0]
    right = sum(0 <= b[1] - a[1] <= len(a[0]) + 400 for a, b in pairs)
    return right / max(1, len(sentences) - 1)


def boxes(data: bytes, reading: Reading) -> tuple[int, int]:
    """How many boxes hold the word that they are said to hold, of how many."""
    document = pypdfium2.PdfDocument(data)
    pages: dict[int, Any] = {}
    right = 0
    for box in reading.source_map.boxes:
        text = pages.setdefault(box.page, document[box.page - 1].get_textpage())
        inside = text.get_text_bounded(box.x0 - 0.5, box.y0 - 0.5, box.x1 + 0.5, box.y1 + 0.5)
        right += reading.report.text[box.start : box.end] in re.sub(r"[\ufffe\u0002]", "-", inside)
    return right, len(reading.source_map.boxes)


def measure(count: int = COUNT, flags: tuple[str, ...] = ()) -> Figures:
    """Text F1, order of sentences and boxes of all files; the same of scans."""
    scores: dict[str, list[float]] = {"text F1": [], "order": [], "scans text F1": [], "scans order": []}
    right = every = 0
    worst: list[tuple[float, int]] = []
    for number, paragraphs in zip(range(count), texts(), strict=False):
        made = make(number, paragraphs)
        reading = pdf.read(made.data, Origin(uri=f"{number}.pdf"))
        gold, found = " ".join(made.paragraphs), reading.report.text
        scores["text F1"].append(f1(gold, found))
        scores["order"].append(order(made.paragraphs[1:], found))
        worst.append((min(scores["text F1"][-1], scores["order"][-1]), number))
        hits, all_ = boxes(made.data, reading)
        right, every = right + hits, every + all_
        if number % SCANS == 0 and shutil.which("tesseract") and "--scans" in flags:
            read = pdf.read(scanned(made.data), Origin(uri=f"{number}.pdf", ocr=True))
            scores["scans text F1"].append(f1(gold, read.report.text))
            scores["scans order"].append(order(made.paragraphs[1:], read.report.text))
    if "--worst" in flags:
        print("worst", sorted(worst)[:8])
    return {key: sum(values) / len(values) for key, values in scores.items() if values} | {"boxes right": right / max(1, every)}


if __name__ == "__main__":
    flags = [flag for flag in ("--worst", "--scans") if flag in sys.argv]
    sys.argv = [word for word in sys.argv if word not in flags]
    main(NAME, DATA, lambda: measure(flags=tuple(flags)))
