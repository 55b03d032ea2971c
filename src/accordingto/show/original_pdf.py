"""Pages of a PDF as pictures, with a translucent box on every word of what is shown.

What a box belongs to stands beside the page, in a strip of its own, so that no word of the page is covered.
"""

import io
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from PIL import Image, ImageColor, ImageDraw, ImageFont

from accordingto.readers.source_map import Box
from accordingto.show.palette import role_colours

DPI, POINTS = 144, 72
MOST = 40_000_000  # pixels of a picture: a page of any size is drawn, a very large one with fewer dots
ROUND = 1.2  # points that a box reaches beyond its word, whose own box holds the ink alone
EDGE = 40.0  # points shown above and below the words where the page is cut
LETTER, GAP = 7.5, 3.0  # of the strip, in points
NEAR = 7.0  # points; labels nearer than that to each other share a line
OUTLINED, STRONG = 20, 200  # per cent; what is covered less is long, and has a rule instead of a frame. Of 255: how dense both are
NEXT = 0.9  # points that a word's next frame is larger than its last
PAPER, INK = (255, 255, 255), (90, 90, 90)
Row = tuple[float, dict[str, tuple[int, ...]]]  # the height of a line of the strip; its labels with their colours


class Mark(NamedTuple):
    """Boxes of words that are `role` to an item; `label` is told beside the page."""

    label: str
    role: str
    boxes: tuple[Box, ...]


class Frame(NamedTuple):
    """Where the page lies in its picture: `height` of the page in points, `scale` in pixels a point, what is left and above of it."""

    height: float
    scale: float
    left: int = 0
    top: int = 0

    def pixels(self, box: Box, by: float = 0.0) -> tuple[float, float, float, float]:
        """The box in the picture, `by` points larger on every side: left, upper, right, lower edge."""
        return (
            self.left + (box.x0 - by) * self.scale,
            self.top + (self.height - box.y1 - by) * self.scale,
            self.left + (box.x1 + by) * self.scale,
            self.top + (self.height - box.y0 + by) * self.scale,
        )


class Picture(NamedTuple):
    """A page, from 1, as PNG, and how its points lead to pixels."""

    page: int
    png: bytes
    frame: Frame


def pictures(data: bytes, marks: Sequence[Mark], *, dpi: int = DPI, crop: bool = False) -> Iterator[Picture]:
    """The pages that the marks stand on, in order; cut to the height of the marked words and a little more where that is wanted."""
    import pypdfium2  # late: only PDFs need it

    numbers = sorted({box.page for mark in marks for box in mark.boxes})
    if not numbers:
        return
    document = pypdfium2.PdfDocument(data)
    try:
        for number in numbers:
            here = [mark._replace(boxes=tuple(box for box in mark.boxes if box.page == number)) for mark in marks]
            yield _picture(document, number, [mark for mark in here if mark.boxes], dpi / POINTS, crop=crop)
    finally:
        document.close()


def _picture(document: Any, number: int, marks: Sequence[Mark], scale: float, *, crop: bool) -> Picture:
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(scale, (MOST / max(1.0, width * height)) ** 0.5)
    image = page.render(scale=scale).to_pil().convert("RGB")
    page.close()
    frame = Frame(height, scale)
    _mark(image, frame, marks)
    if crop:
        image, frame = _cropped(image, frame, [box for mark in marks for box in mark.boxes])
    image, frame = _labelled(image, frame, number, marks)
    out = io.BytesIO()
    image.save(out, "PNG")
    return Picture(number, out.getvalue(), frame)


def _mark(image: Image.Image, frame: Frame, marks: Sequence[Mark]) -> None:
    """Cover each word once, with the colour of the shortest mark that it belongs to, so that it stays readable; others frame it.

    What is long is a rule below its words, and their cover where nothing shorter has it.
    """
    brush = ImageDraw.Draw(image, "RGBA")  # so a colour's share is mixed with what is there
    thin = max(1, round(frame.scale / 2))
    worn: dict[tuple[float, ...], list[str]] = {}  # by place: a word of which two runs of the text lead to one box has two
    for mark in sorted(marks, key=lambda mark: len(mark.boxes)):
        colour, share = role_colours()[mark.role]
        ink = ImageColor.getrgb(colour)
        for box in mark.boxes:
            others = worn.setdefault((box.x0, box.y0, box.x1, box.y1), [])
            x0, y0, x1, y1 = frame.pixels(box, ROUND + NEXT * len(others))
            if not others:
                brush.rectangle((x0, y0, x1, y1), fill=(*ink, 255 * share // 100))
            if colour not in others:
                lined = (x0, y0, x1, y1) if share >= OUTLINED else (x0, y1 - thin, x1, y1)
                brush.rectangle(lined, outline=(*ink, STRONG), width=thin)
                others.append(colour)


def _cropped(image: Image.Image, frame: Frame, boxes: Sequence[Box]) -> tuple[Image.Image, Frame]:
    edges = [frame.pixels(box, EDGE) for box in boxes]
    upper = min(image.height - 1, max(0, int(min(edge[1] for edge in edges))))
    lower = max(upper + 1, min(image.height, int(max(edge[3] for edge in edges))))
    return image.crop((0, upper, image.width, lower)), frame._replace(top=frame.top - upper)


def _labelled(image: Image.Image, frame: Frame, number: int, marks: Sequence[Mark]) -> tuple[Image.Image, Frame]:
    """The picture with a strip on its left: the page's number, and each label at the height of its first word."""
    font, gap = ImageFont.load_default(max(8.0, LETTER * frame.scale)), round(GAP * frame.scale)
    rows: list[Row] = [(0.0, {f"page {number}": INK}), *_rows(frame, marks)]
    wide = max(int(sum(font.getlength(word) + gap for word in words)) for _, words in rows) + 2 * gap
    whole = Image.new("RGB", (wide + image.width, image.height), PAPER)
    whole.paste(image, (wide, 0))
    brush = ImageDraw.Draw(whole)
    brush.line((wide - 1, 0, wide - 1, whole.height), fill=INK)
    for middle, words in rows:
        at = float(wide - gap)
        for word, colour in reversed(words.items()):
            at -= font.getlength(word)
            brush.text((at, max(LETTER * frame.scale / 2 + gap, middle)), word, fill=colour, font=font, anchor="lm")
            at -= gap
    return whole, frame._replace(left=frame.left + wide)


def _rows(frame: Frame, marks: Sequence[Mark]) -> list[Row]:
    """The labels by the height of the first word of each mark, top down; those too near to each other on one line, each once."""
    firsts = [(mark, frame.pixels(min(mark.boxes))) for mark in marks]
    found: list[Row] = []
    for mark, (_, upper, _, lower) in sorted(firsts, key=lambda pair: pair[1][1] + pair[1][3]):
        middle, ink = (upper + lower) / 2, ImageColor.getrgb(role_colours()[mark.role][0])
        if not found or middle - found[-1][0] >= NEAR * frame.scale:
            found.append((middle, {}))
        found[-1][1].setdefault(mark.label, ink)
    return found
