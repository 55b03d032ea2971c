"""PDFs: loops, bombs, lies, and files that are something else, too."""

import zlib

from bench.hostile.packed import docx, zeros
from bench.hostile.shapes import FILE, MB, MORE, REPORT, Case, Cases, Fails, Reads, article, page

OCR = ("read", "--json", "--ocr", FILE)
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>"
Objects = dict[int, bytes | str]


def stream(data: bytes, more: str = "") -> bytes:
    """A stream."""
    return f"<<{more}/Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream"


def shown(lines: int = 1) -> bytes:
    """A page's content: the report, on so many lines more."""
    words = [REPORT, MORE.replace("“", '"').replace("”", '"'), *["The road is closed."] * (lines - 1)]
    rows = "".join(f"({words_}) Tj 0 -14 Td " for words_ in words)
    return f"BT /F 9 Tf 50 700 Td {rows}ET".encode("latin-1")


def pdf(objects: Objects | None = None, trailer: str = "") -> bytes:
    """A PDF of one page, with these objects instead or more."""
    whole: Objects = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: PAGE,
        4: FONT,
        5: stream(shown()),
        **(objects or {}),
    }
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, data in whole.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + (data.encode("latin-1") if isinstance(data, str) else data) + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {max(whole) + 1}\n".encode() + b"0000000000 65535 f \n"
    out += b"".join(b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(1, max(whole) + 1))
    return bytes(out) + f"trailer\n<</Size {max(whole) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()


def tree(kids: str, count: int, more: Objects | None = None) -> bytes:
    """A PDF with this tree of pages."""
    return pdf({2: f"<</Type/Pages/Kids[{kids}]/Count {count}>>", **(more or {})})


def box(size: str, more: str = "") -> bytes:
    """A PDF with a page of this size."""
    return pdf({3: PAGE.replace("0 0 612 792", size).replace("/Type/Page/", f"/Type/Page{more}/")})


def chained(levels: int, size: int) -> bytes:
    """A content stream that is packed again and again, the innermost a bomb."""
    data = zeros(size, zlib.MAX_WBITS, shown() + b"\n", block=b" " * MB)
    for _ in range(levels - 1):
        data = zlib.compress(data, 9)
    return pdf({5: stream(data, f"/Filter[{'/FlateDecode' * levels}]")})


def objects(count: int) -> bytes:
    """A PDF of so many objects that nobody needs."""
    return pdf(dict.fromkeys(range(6, 6 + count), "null"))


def packed_objects(size: int) -> bytes:
    """A stream of objects that is a bomb."""
    return pdf({6: stream(zeros(size, zlib.MAX_WBITS, b"7 0 "), "/Type/ObjStm/N 100000/First 4/Filter/FlateDecode")}, "/XRefStm 6")


def picture(width: int, height: int) -> bytes:
    """A page that is one picture, grey, of so many dots, and no text."""
    data = zeros(width * height, zlib.MAX_WBITS, block=b"\x80" * MB)
    image = stream(
        data, f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode"
    )
    return pdf({3: PAGE.replace("/Font<</F 4 0 R>>", "/XObject<</I 6 0 R>>"), 5: stream(b"612 0 0 792 0 0 cm /I Do"), 6: image})


def noise(width: int, height: int) -> bytes:
    """A page that is a picture of noise."""
    state, out = 12345, bytearray()
    for _ in range(width * height // 8):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(state >> 16 & 255)
    image = stream(bytes(out), f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 1")
    return pdf({3: PAGE.replace("/Font<</F 4 0 R>>", "/XObject<</I 6 0 R>>"), 5: stream(b"612 0 0 792 0 0 cm /I Do"), 6: image})


def drawn(levels: int) -> bytes:
    """Forms that each draw the next ten times, the last one the report."""
    found: Objects = {5: stream(b"/X Do " + shown())}
    for n in range(levels):
        more = f"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F 4 0 R>>/XObject<</X {7 + n} 0 R>>>>"
        found[6 + n] = stream(b"/X Do " * 10, more)
    found[6 + levels] = stream(
        b"BT /F 9 Tf 50 500 Td (x) Tj ET", "/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F 4 0 R>>>>"
    )
    found[3] = PAGE.replace("/Font<</F 4 0 R>>", "/Font<</F 4 0 R>>/XObject<</X 6 0 R>>")
    return pdf(found)


def table(rows: int, cells: int) -> bytes:
    """A page with a grid of words."""
    lines = [
        f"1 0 0 1 50 {5000 - 5 * row} Tm " + "".join(f"1 0 0 1 {50 + 20 * n} {5000 - 5 * row} Tm (ab) Tj " for n in range(cells))
        for row in range(rows)
    ]
    return pdf({3: PAGE.replace("612 792", "9000 9000"), 5: stream(b"BT /F 4 Tf " + "".join(lines).encode() + b"ET\n" + shown())})


def cases() -> Cases:
    """The cases."""
    bad = Fails(("NoTextInPdf", "OutOfBounds"))
    large = Fails(("TooLarge",))
    action = "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\('owned'\\);)>>/AA<</O<</S/Launch/F(/bin/sh)>>>>>>"
    many = " ".join(["3 0 R"] * 50_000)
    return (
        Case("loop.pdf", "a tree of pages that is its own branch", lambda: tree("2 0 R 3 0 R", 2)),
        Case("pages.pdf", "a PDF that says it has a billion pages", lambda: tree("3 0 R", 1_000_000_000)),
        Case("negative.pdf", "a PDF that says it has fewer pages than none", lambda: tree("3 0 R", -5)),
        Case("same.pdf", "one page listed 50,000 times", lambda: tree(many, 50_000), Fails(("OutOfBounds",)), heavy=True),
        Case("huge.pdf", "a page as wide as a continent", lambda: box("0 0 1e12 1e12")),
        Case(
            "huge-ocr.pdf",
            "the same, without words, to be read from its picture",
            lambda: pdf({3: PAGE.replace("612 792", "14400 14400"), 5: stream(b"0 0 9999 9999 re f")}),
            bad,
            OCR,
        ),
        Case("nothing.pdf", "a page of no size, turned by a number that is none", lambda: box("5 5 5 5", "/Rotate 17/UserUnit 1e30")),
        Case(
            "chained.pdf",
            "a content stream packed ten times over, a bomb inside",
            lambda: chained(10, 1 << 28),
            Reads(),
            heavy=True,
        ),
        Case(
            "flate.pdf",
            "a content stream of 1 MB that unpacks to 1 GB",
            lambda: chained(1, 1 << 30),
            Fails(("OutOfBounds",)),
            heavy=True,
        ),
        Case("objstm.pdf", "a stream of objects that is a bomb", lambda: packed_objects(1 << 29), heavy=True),
        Case("objects.pdf", "a million objects", lambda: objects(1_000_000), heavy=True),
        Case("prev.pdf", "a table of objects whose predecessor is itself", lambda: pdf(trailer="/Prev 9")),
        Case("drawn.pdf", "forms that draw each other a million times", lambda: drawn(6), Fails(("OutOfBounds",)), heavy=True),
        Case(
            "itself.pdf",
            "a form that draws itself",
            lambda: pdf(
                {
                    3: PAGE.replace("/Font<</F 4 0 R>>", "/Font<</F 4 0 R>>/XObject<</X 6 0 R>>"),
                    5: stream(b"/X Do " + shown()),
                    6: stream(b"/X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"),
                }
            ),
        ),
        Case(
            "text.pdf",
            "900 pages of three million letters",
            lambda: tree(" ".join(["3 0 R"] * 900), 900, {5: stream(shown(200))}),
            large,
            heavy=True,
        ),
        Case("grid.pdf", "a page of 100 rows of 100 cells", lambda: table(100, 100), heavy=True),
        Case("row.pdf", "a line of 20,000 words", lambda: table(1, 20_000), heavy=True),
        Case("picture.pdf", "a picture of a billion dots, to be read", lambda: picture(32_000, 32_000), bad, OCR, heavy=True),
        Case(
            "noise.pdf",
            "a picture of noise, to be read",
            lambda: noise(1700, 2200),
            Fails(("NoTextInPdf",)),
            OCR,
            heavy=True,
        ),
        Case(
            "locked.pdf",
            "a PDF locked in a way that is none",
            lambda: pdf({6: "<</Filter/None/V 99/R 99/O(x)/U(x)/P -1>>"}, "/Encrypt 6 0 R/ID[(a)(b)]"),
            Fails(("BadPdf",)),
        ),
        Case("cut.pdf", "a PDF that breaks off", lambda: pdf()[:300], Fails(("BadPdf", "NoTextInPdf"))),
        Case("action.pdf", "a PDF that would run a script and a program", lambda: pdf({1: action}), Reads(lacks="owned")),
        Case(
            "deep.pdf",
            "100,000 arrays in each other",
            lambda: pdf({6: "[" * 100_000 + "]" * 100_000, 3: PAGE.replace("/Type/Page/", "/Type/Page/X 6 0 R/")}),
            heavy=True,
        ),
        Case(
            "size.pdf",
            "sizes of letters that are no numbers",
            lambda: pdf(
                {5: stream(b"BT /F 1e38 Tf 1e38 0 0 1e38 50 700 Tm (x) Tj ET BT /F -9 Tf 1 0 0 1 50 700 Tm (y) Tj ET\n" + shown())}
            ),
        ),
        Case("two.pdf", "a PDF with a DOCX behind it", lambda: pdf() + docx()),
        Case("mentions.html", "a page that speaks of %PDF- in its first line", lambda: page(article(), "<!-- %PDF-1.7 -->")),
        Case("both.pdf", "a page whose first line begins a PDF", lambda: b"%PDF-1.7 " + page(article()), Reads()),
        Case(
            "mentions.txt",
            "a text that speaks of %PDF-",
            lambda: f"{REPORT}\n\nThe file begins with %PDF-1.4, she said.\n\n{MORE}".encode(),
        ),
        Case(
            "page.pdf",
            "a page inside the text of a PDF",
            lambda: pdf({5: stream(b"BT /F 9 Tf 50 750 Td (<script>alert\\(1\\)</script>) Tj ET\n" + shown())}),
        ),
    )
