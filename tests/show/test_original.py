"""Where an item stands in the original: bytes, lines and boxes are those of its words, and what has no place is said to have none."""

import html
import io
import re

import msgspec
import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from accordingto import flow
from accordingto.errors import NoSuchItem, OriginalDiffers, ReadOtherwise
from accordingto.model import Record
from accordingto.readers import html as pages
from accordingto.readers import office, pdf, text
from accordingto.readers.reading import Origin, Reading
from accordingto.readers.source_map import Box, Run, built
from accordingto.settings import Settings
from accordingto.show import original, original_page
from accordingto.show.original_lines import LONG, NEAR, Lines
from accordingto.show.original_pdf import Mark, Picture, pictures
from accordingto.show.original_rows import marked

RULES, SCALE = Settings(engine="rules"), 4
PAGE = """<!doctype html>
<html lang="en"><head><title>Talks in Tarsa</title></head><body><article><h1>Talks in Tarsa</h1>
<p>TARSA, June 2 (WNA) -- The Oskel minister Ren&eacute; D&#233;ry said that <b>at least 12</b> people had been killed &amp; buried.</p>
<p>The Front denied that it had shelled Oskel, and rebels said that they had left the town on Monday.</p>
</article></body></html>""".replace("\n", "\r\n")
NOTE = (
    "Talks in Tarsa\r\n\r\nTARSA, June 2 (WNA) -- The Oskel minister Réné Dery said on Friday that at least\r\n"
    "12 people had been killed in the port.\r\n\r\nThe Front denied that it had shelled Oskel.\r\n"
)
SHEETS = (
    (
        "TARSA, June 2 (WNA) -- The Oskel minister said on Friday that at least 12 peo-",
        "ple had been killed in the port, and that 40 were hurt.",
        "The Front denied that it had shelled Oskel. “We never fired,” Ilva Dren said.",
    ),
    ("The minister said that 30 soldiers of the Front had been captured near Tarsa on Sunday.",),
)
TURNED = {0: (0, 0, 0), 90: (842, 0, 90), 180: (595, 842, 180), 270: (0, 595, -90)}


def sheet(turn: int = 0, *, cut: bool = False) -> bytes:
    """Two pages whose lines stand upright however the page is turned, cut to a part of the sheet where that is wanted."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=1)
    for lines in SHEETS:
        if turn:
            canvas.setPageRotation(turn)
            canvas.translate(*TURNED[turn][:2])
            canvas.rotate(TURNED[turn][2])
        if cut:
            canvas.setCropBox((30, 20, 580, 590))
        canvas.setFont("Times-Roman", 11)
        for at, line in enumerate(lines):
            canvas.drawString(70, 500 - 15 * at, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def record_of(reading: Reading) -> Record:
    return next(flow.records([reading], settings=RULES))


def everything(reading: Reading, data: bytes | None = None) -> tuple[Record, list[original.Place]]:
    record = record_of(reading)
    lines = Lines.of(data) if data else None
    found = [p for item in original.items(record).values() for p in original.places(record, item, reading.source_map, lines)]
    assert {place.item for place in found} == set(original.items(record))
    return record, found


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


def under(data: bytes, box: Box) -> str:
    """The characters in the box, by PDFium's own way from a picture of the page as it is shown back to the sheet."""
    page = pypdfium2.PdfDocument(data)[box.page - 1]
    high, way = page.get_height(), page.render(scale=SCALE).get_posconv(page)
    corners = [way.to_page(round(x * SCALE), round((high - y) * SCALE)) for x, y in ((box.x0, box.y0), (box.x1, box.y1))]
    (x0, x1), (y0, y1) = (sorted(values) for values in zip(*corners, strict=True))
    inside = page.get_textpage().get_text_bounded(x0 - 0.5, y0 - 0.5, x1 + 0.5, y1 + 0.5)
    return re.sub("[\ufffe\u0002]", "-", inside)


@pytest.mark.parametrize(("data", "reader"), [(PAGE.encode(), pages.read), (NOTE.encode(), text.read), (NOTE.encode("utf-16"), text.read)])
def test_bytes_are_those_of_the_words(data: bytes, reader: object) -> None:
    """The bytes of every item's ranges, decoded and with entities read, are its words; line and column lead to the first of them."""
    record, found = everything(reader(data, Origin(uri="x")), data)  # type: ignore[operator]
    code = "utf-16-le" if data.startswith(b"\xff\xfe") else "utf-8"
    assert len({place.role for place in found}) >= 6
    for place in found:
        cut = "".join(data[start:end].decode(code) for start, end in place.bytes)
        assert squeezed(html.unescape(cut)) == squeezed(place.words)
        assert not place.unmapped
        for one in place.ranges:
            line = re.split("\r\n", data.decode("utf-16" if code != "utf-8" else code))[one.line - 1]
            assert line[one.column - 1 :].encode(code).startswith(data[one.start : one.end][: len(line[one.column - 1 :].encode(code))])
    assert record.report.text


def test_rows_show_what_is_marked() -> None:
    """The rows hold the lines as they stand, entities unread; what is marked in them is exactly the bytes of the marks."""
    data = PAGE.encode()
    reading = pages.read(data, Origin(uri="x.html"))
    record = record_of(reading)
    lines = Lines.of(data)
    stands = original.places(record, record.statements[0], reading.source_map, lines)
    rows = lines.rows([(p.role, p.bytes) for p in stands], 0)
    assert [row.number for row in rows] == [3]
    (row,) = rows
    assert "".join(piece.text for piece in row.pieces).encode() == data[row.start : row.end] == data.split(b"\r\n")[2]
    by_role = {role: [p.text for p in row.pieces if role in p.roles] for role in ("source", "cue", "content")}
    assert by_role == {
        "source": ["The Oskel minister Ren&eacute; D&#233;ry"],
        "cue": ["said"],
        "content": ["at least 12", " people had been killed &amp; buried"],
    }
    assert [r.number for r in lines.rows([("cue", stands[1].bytes)], 1)] == [2, 3, 4]


def test_long_lines_are_cut_around_the_marks() -> None:
    """Of a line without end only the neighbourhood of the marks is shown, each with its own first byte; dots tell that it goes on."""
    words = "é" * 5000
    data = f"{words}<b>here</b>{words}<i>there</i>{words}\n\n{words}".encode()
    at, then = data.index(b"here"), data.index(b"there</i>")
    rows = Lines.of(data).rows([("cue", ((at, at + 4), (then, then + 5)))], 2)
    assert [(row.number, row.before, row.after) for row in rows] == [(1, True, True), (1, True, True), (2, False, False), (3, False, True)]
    for row in rows:
        assert "".join(piece.text for piece in row.pieces).encode() == data[row.start : row.end]
        assert sum(len(piece.text) for piece in row.pieces) <= 2 * NEAR + LONG
    assert [p.text for row in rows for p in row.pieces if p.roles] == ["here", "there"]


def test_lines_are_those_of_an_editor() -> None:
    """Lines end at CR, LF or both, not at Unicode's separators; a byte order mark has no column."""
    lines = Lines.of(b"\xef\xbb\xbfa\r\nb\rc\n" + "\u2028d\x0be".encode())
    assert [lines.text[slice(*span)] for span in lines.spans] == ["a", "b", "c", "\u2028d\x0be"]
    assert lines.place(3) == (1, 1)
    assert lines.place(6) == (2, 1)
    assert lines.place(13) == (4, 2)


def test_carets_stand_below_what_is_marked() -> None:
    """In the terminal each marked character has its caret, wide ones two, on every line that it takes; nothing can steer it."""
    data = "x 漢字 ab\x1b[2J\u202e cd".encode()
    printed = [text.plain for text in marked(Lines.of(data).rows([("cue", ((2, 11),))]), 80)]
    assert printed == ["1 │ x 漢字 ab␛[2J⟨RLO⟩ cd", "  │   ^^^^^^^"]
    long = [text.plain for text in marked(Lines.of(b"a" * 50).rows([("cue", ((18, 30),))]), 24)]
    assert long == ["1 │ " + "a" * 20, "  │ " + " " * 18 + "^^", "  │ " + "a" * 20, "  │ " + "^" * 10, "  │ " + "a" * 10]


@pytest.mark.parametrize("cut", [False, True], ids=["whole", "cut"])
@pytest.mark.parametrize("turn", TURNED)
def test_boxes_hold_the_words(turn: int, cut: bool) -> None:
    """On pages turned and cut in any way, the characters in an item's boxes are its words, and the boxes lie on the page."""
    data = sheet(turn, cut=cut)
    reading = pdf.read(data, Origin(uri="x.pdf"))
    assert "at least 12 people had been killed in the port" in reading.report.text
    record, found = everything(reading)
    document = pypdfium2.PdfDocument(data)
    for place in found:
        assert not place.unmapped
        for box in place.boxes:
            wide, high = document[box.page - 1].get_size()
            assert 0 <= box.x0 < box.x1 <= wide
            assert 0 <= box.y0 < box.y1 <= high
            assert record.report.text[box.start : box.end] in under(data, box)
        held = squeezed("".join(record.report.text[box.start : box.end] for box in place.boxes))
        assert squeezed(place.words) in held
    assert {page for place in found for page in place.pages} == {1, 2}


def drawn(data: bytes, **how: bool) -> tuple[Reading, list[original.Place], list[Picture]]:
    reading = pdf.read(data, Origin(uri="x.pdf"))
    record = record_of(reading)
    stands = [p for s in record.statements[:1] for p in original.places(record, s, reading.source_map)]
    return reading, stands, list(pictures(data, [Mark(p.role, p.role, p.boxes) for p in stands], **how))


@pytest.mark.parametrize("crop", [False, True])
@pytest.mark.parametrize("turn", TURNED)
def test_the_box_s_pixels_are_marked(turn: int, crop: bool) -> None:
    """On the picture every box of the words is coloured and its letters still dark; nothing but boxes and labels differs from the page."""
    data = sheet(turn)
    _, stands, made = drawn(data, crop=crop)
    (picture,) = made
    image = Image.open(io.BytesIO(picture.png))
    plain = pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil().convert("RGB")
    frame = picture.frame
    page = image.crop((frame.left, 0, image.width, image.height))
    assert page.size == (plain.width, plain.height if not crop else page.height)
    if crop:
        assert page.height < plain.height / 3
    strip, above, high = image.width - plain.width, -frame.top, plain.height
    plain = plain.crop((0, above, plain.width, page.height + above))
    covered = set()
    for place in stands:
        for box in place.boxes:
            x0, x1 = (round(strip + 2 * x) for x in (box.x0, box.x1))
            y0, y1 = (round(high - 2 * y - above) for y in (box.y1, box.y0))
            assert frame.pixels(box) == pytest.approx((x0, y0, x1, y1), abs=0.51)
            inside = image.crop((x0, y0, x1, y1))
            colours = [colour for _, colour in inside.getcolors(1 << 16)]
            assert (255, 255, 255) not in colours  # the paper is covered everywhere
            assert min(sum(colour) for colour in colours) < 240  # and the ink still shows
            around = range(x0 - strip - 6, x1 - strip + 7)
            covered |= {(x, y) for x in around for y in range(y0 - 6, y1 + 7)}
    other = [(x, y) for x in range(page.width) for y in range(page.height) if (x, y) not in covered]
    here, there = page.load(), plain.load()
    assert all(here[at] == there[at] for at in other)


def test_a_picture_a_page_each_the_same() -> None:
    """Items on two pages have two pictures; the same input gives the same bytes."""
    data = sheet()
    reading = pdf.read(data, Origin(uri="x.pdf"))
    marks = [Mark(p.item, p.role, p.boxes) for p in original.all_places(record_of(reading), reading.source_map)]
    one, two = list(pictures(data, marks)), list(pictures(data, marks))
    assert [picture.page for picture in one] == [1, 2]
    assert one == two
    assert list(pictures(data, [])) == []


def test_an_enormous_page_is_drawn_with_fewer_dots() -> None:
    """A page of any size is drawn, and takes no more memory than others."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(14000, 14000), invariant=1)
    canvas.setFont("Times-Roman", 300)
    canvas.drawString(500, 9000, "The mayor said that the bridge was shut.")
    canvas.save()
    _, _, made = drawn(file.getvalue())
    image = Image.open(io.BytesIO(made[0].png))
    assert image.width * image.height < 60_000_000


def test_what_is_unmapped_is_said() -> None:
    """Words of which the reader knows no place are told as such; the rest keeps its own, and no range is made up between."""
    reading = text.exactly("The mayor said that the bridge was shut.", Origin(uri="x"))
    record = record_of(reading)
    data = b"The mayor said that ----------- was shut."
    map_ = built(record.report.text, [Run(0, 20, 0, 1), Run(31, 40, 32, 1)])
    stands = {p.role: p for p in original.places(record, record.statements[0], map_, Lines.of(data))}
    assert original.lost(record, stands["content"]) == "the bridge"
    assert [data[a:b] for a, b in stands["content"].bytes] == [b"was shut"]
    assert original.lost(record, stands["cue"]) == ""
    assert "no place is known of: <bdi>the bridge</bdi>" in original_page.page(record, record.statements[0], list(stands.values()))


def test_a_packed_file_has_no_places() -> None:
    """Of DOCX, RTF and mail nothing is mapped: all words are told as unmapped."""
    reading = office.packed("The mayor said that the bridge was shut.", b"x", Origin(uri="x.docx"), office.sniffed("docx"))
    record = record_of(reading)
    for place in original.places(record, record.statements[0], reading.source_map):
        assert original.lost(record, place) == place.words
        assert original.told(place) == ""


def test_the_page_is_safe() -> None:
    """Nothing of the original is live on the page: markup, quotes and control characters are escaped or made visible."""
    data = b"""The mayor said that <script>alert('x')</script> & "the bridge" \x1b was shut."""
    reading = text.exactly(data.decode(), Origin(uri="<x>.txt"))
    record = record_of(reading)
    lines = Lines.of(data)
    stands = original.places(record, record.statements[0], reading.source_map, lines)
    page = original_page.page(record, record.statements[0], stands, lines.rows([(p.role, p.bytes) for p in stands]))
    assert "<script" not in page
    assert "\x1b" not in page
    assert "default-src 'none'" in html.unescape(page)
    assert '<mark class="r-cue" title="cue">said</mark>' in page
    shown = "".join(re.findall(r'<mark class="r-content" title="content">(.*?)</mark>', page))
    assert html.unescape(shown) == """<script>alert('x')</script> & "the bridge" ␛ was shut"""


def test_the_original_is_proved() -> None:
    """Another file is refused by its sum; the same file read otherwise by its text; the report of a download is found by its own sum."""
    reading = text.read(NOTE.encode(), Origin(uri="x.txt"))
    record = record_of(reading)
    other = text.read(NOTE.replace("12", "13").encode(), Origin(uri="x.txt"))
    assert original.again(record, [other, reading], "x.txt") is reading
    with pytest.raises(OriginalDiffers, match=other.report.source.sha256):
        original.again(record, [other], "x.txt")
    with pytest.raises(OriginalDiffers, match="none of its 2 reports"):
        original.again(record, [other, text.read(b"A third text.", Origin(uri="x"))], "x.txt")
    plain = text.read(NOTE.encode(), Origin(uri="x.txt", plain=True))
    with pytest.raises(ReadOtherwise):
        original.again(record, [plain], "x.txt")


def test_an_item_that_is_not_there() -> None:
    """An unknown id is refused with ids that there are."""
    record = record_of(text.read(NOTE.encode(), Origin(uri="x.txt")))
    with pytest.raises(NoSuchItem, match="s1, s2"):
        original.find(record, "s99")
    with pytest.raises(NoSuchItem, match="it has none"):
        original.find(msgspec.structs.replace(record, statements=(), events=(), figures=(), times=(), places=(), parties=()), "s1")
