"""The words of a PDF's pages with their boxes, as PDFium finds the characters.

Boxes are those of the page as it is shown: PDFium gives places on the sheet before it is turned and cut, where a turned page cannot
be read line by line, and where no box is in its place on a picture of the page.
"""

import ctypes
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

GAP = 0.28  # of the font's size: a wider gap between two characters parts words
SHIFT = 0.2  # of the font's size: characters that stand so much higher or lower are of another line
Turn = Callable[[float, float], tuple[float, float]]
HYPHENS = {0xFFFE: "-", 0x2: "-", 0xAD: "-"}  # what PDFium gives for the hyphen at a line's end
SPACES = frozenset((0x20, 0xA0, 0x9, 0xA, 0xD, 0x0))


class Word(NamedTuple):
    """A word: its box in points from the lower left corner of the page as shown, the size of its font, the height of its base line."""

    text: str
    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    base: float


class Page(NamedTuple):
    """A page's words in the order of the file, and its size in points."""

    number: int
    width: float
    height: float
    words: list[Word]


class _Char(NamedTuple):
    char: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    base: float


def page(document: Any, number: int, counted: Callable[[int], None] = lambda _: None) -> Page:
    """The words of a page of a `pypdfium2.PdfDocument`, from 0; `counted` is told the number of characters before they are read."""
    found = document[number]
    width, height = found.get_size()
    try:
        text = found.get_textpage()
        counted(text.count_chars())
        return Page(number, width, height, list(_words(number, _chars(text, shown(found)))))
    finally:
        found.close()


def shown(page: Any) -> Turn:
    """Leads from a point of a `pypdfium2.PdfPage` to its place on the page as it is shown: cut to its box, turned clockwise."""
    left, bottom, right, top = page.get_bbox()
    wide, high = right - left, top - bottom
    turns: dict[int, Turn] = {
        0: lambda x, y: (x - left, y - bottom),
        90: lambda x, y: (y - bottom, wide - x + left),
        180: lambda x, y: (wide - x + left, high - y + bottom),
        270: lambda x, y: (high - y + bottom, x - left),
    }
    return turns[page.get_rotation()]


def _chars(text: Any, turn: Turn) -> Iterator[_Char | None]:
    """The characters with their boxes; None for white space."""
    from pypdfium2 import raw  # late: only PDFs need it

    box = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = box
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text.raw, at)
        if code in SPACES:
            yield None
            continue
        raw.FPDFText_GetCharBox(text.raw, at, *map(ctypes.byref, box))
        char = HYPHENS.get(code) or (chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd")
        size = raw.FPDFText_GetFontSize(text.raw, at) or (top.value - bottom.value)
        scaled = _scaled(raw, text, at, size)
        raw.FPDFText_GetCharOrigin(text.raw, at, ctypes.byref(x), ctypes.byref(y))
        (x0, y0), (x1, y1) = turn(left.value, bottom.value), turn(right.value, top.value)
        yield _Char(char, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), scaled, turn(x.value, y.value)[1])


def _scaled(raw: Any, text: Any, at: int, size: float) -> float:
    """The font's size as it is drawn: the page may scale it."""
    matrix = raw.FS_MATRIX()
    if raw.FPDFText_GetMatrix(text.raw, at, ctypes.byref(matrix)):
        return float(size * (abs(matrix.d) or abs(matrix.b) or 1.0))
    return float(size)


def _words(number: int, chars: Iterator[_Char | None]) -> Iterator[Word]:
    held: list[_Char] = []
    for char in chars:
        if held and (char is None or _parted(held[-1], char)):
            yield _word(number, held)
            held = []
        if char is not None:
            held.append(char)
    if held:
        yield _word(number, held)


def _parted(last: _Char, char: _Char) -> bool:
    size = max(last.size, char.size, 1.0)
    apart = min(abs(char.x0 - last.x1), abs(last.x0 - char.x1)) > GAP * size
    return apart or abs(char.base - last.base) > SHIFT * size


def _word(number: int, chars: list[_Char]) -> Word:
    return Word(
        "".join(c.char for c in chars),
        number,
        min(c.x0 for c in chars),
        min(c.y0 for c in chars),
        max(c.x1 for c in chars),
        max(c.y1 for c in chars),
        sorted(c.size for c in chars)[len(chars) // 2],
        sorted(c.base for c in chars)[len(chars) // 2],
    )
