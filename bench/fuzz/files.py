"""Whole files of each kind, and edits that damage them."""

import json
from functools import cache

from hypothesis import strategies as st

from bench.hostile import mails, markup, packed, pdfs, rows
from bench.hostile.shapes import MORE, REPORT, article, numbered, page

Bytes = st.SearchStrategy[bytes]
EDITS = 12
LIVE = (
    "<div class='live-blog'>"
    + numbered(lambda n: f"<article><time datetime='2024-06-02T1{n}:00:00Z'>1{n}</time><h2>Part {n}</h2><p>{REPORT}</p></article>", 4)
    + "</div>"
)
FIELDS = {"@type": "NewsArticle", "headline": "Twelve killed", "author": [{"name": "A Dren"}], "datePublished": "2024-06-02T10:00:00Z"}
PAGES = (
    page(article()),
    page(article(f"<blockquote>{MORE}</blockquote><figure><figcaption>A caption of the day.</figcaption></figure>")),
    page(
        article("<table><tr><td>Tarsa</td><td>12</td></tr><tr><td>Oskel</td><td>7</td></tr></table>"),
        f"<script type='application/ld+json'>{json.dumps(FIELDS)}</script>",
    ),
    page(LIVE),
    page(
        article("<p>&lt;&amp;&#x41;&nbsp;&mdash;</p><!-- x --><script>a<b</script><style>p{}</style>"),
        "<meta charset='shift_jis'><meta property='og:title' content='x'>",
    ),
)
LISTED = b"\n\n- one\n- two\n\nRelated\n\n(c) 2024 Ilmar Daily"
TEXTS = (
    f"TARSA, June 2 (WNA) -- {REPORT}\n\n{MORE}\n".encode(),
    f"# Twelve killed in Tarsa\n\nBy Ilva Dren\n\n*{REPORT}* [more](http://news.example/a) ![map](x.png)\n\n> {MORE}".encode() + LISTED,
    f"{REPORT} “é” \u202e".encode("utf-16-le"),
    f"{REPORT} café “{MORE}”".encode("cp1252", "replace"),
)
HEADED = "1 of 2 DOCUMENTS\n\nThe Ilmar Daily\n\nJune 2, 2024 Sunday\n\nTwelve killed in Tarsa\n\n"
HEADED += "BYLINE: Ilva Dren\n\nSECTION: NEWS\n\nLENGTH: 30 words\n\n"
UNI = "Document {n} of 2\n\nTwelve killed\n\nIlmar Daily\n\nJune 2, 2024\n\nByline: A Dren\nLength: 9 words\n\n"
UNI += "Body\n{words}\n\nEnd of Document\n\n"
BUNDLES = (
    "".join(HEADED.replace("1 of", f"{n} of") + f"{REPORT}\n\n{MORE}\n\nLOAD-DATE: June 3, 2024\n\n" for n in (1, 2)).encode(),
    "".join(UNI.format(n=n, words=REPORT) for n in (1, 2)).encode(),
)
RTF = r"""{\fonttbl{\f0 Helvetica;}}\b x\b0 \u8220? \'e9 {\field{\*\fldinst HYPERLINK "x"}{\fldrslt y}}"""
ODD = (
    b"\0",
    b"\xff",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"<",
    b">",
    b'"',
    b"'",
    b"&#xD800;",
    b"]]>",
    b"--",
    b"\n",
    b"\r",
    b"\n\n",
    b" ",
    b"{",
    b"}",
    b"\\",
    b"9" * 40,
    b"\xe2\x80\x9c",
    b"%PDF-",
    b"PK\3\4",
    b"/",
    b"obj",
    b"<p>",
    b"</div>",
    b"<table><tr><td>",
    b"=",
    b";",
    b"boundary=b",
    b"\\u-1?",
    b"Content-Type: text/html\n",
    b"\x1b[2J",
    b"\xc2\x85",
    b"\xe2\x80\xa8",
)


@cache
def seeds(kind: str) -> tuple[bytes, ...]:
    """Sound files of a kind."""
    found: dict[str, tuple[bytes, ...]] = {
        "html": PAGES,
        "text": TEXTS,
        "bundle": BUNDLES,
        "feed": (markup.feed(markup.item(REPORT) + markup.item(MORE, 2)), markup.atom(f"<p>{REPORT}</p>")),
        "pdf": (pdfs.pdf(), pdfs.pdf({5: pdfs.stream(pdfs.shown(40))}), pdfs.table(6, 4)),
        "docx": (packed.docx(), packed.docx(packed.BODY + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")),
        "rtf": (mails.rtf(""), mails.rtf(RTF)),
        "mail": (mails.mail(f"{REPORT}\n\n{MORE}\n"), mails.parts(2), mails.inside(2), mails.forwarded(1)),
        "warc": (
            rows.archive([rows.message(PAGES[0])]),
            rows.record(rows.message(PAGES[0])),
            rows.archive([rows.message(PAGES[1], "Transfer-Encoding: chunked")]),
        ),
        "row": tuple(
            json.dumps(row).encode()
            for row in ({"id": "a", "text": REPORT}, {"id": 1, "text": MORE, "published": "2024-06-02", "title": "x", "outlet": None})
        ),
    }
    return found[kind]


@st.composite
def damaged(draw: st.DrawFn, kind: str) -> bytes:
    """A file of the kind with some edits: pieces cut out, doubled, turned over, or put in."""
    data = bytearray(draw(st.sampled_from(seeds(kind))))
    for _ in range(draw(st.integers(0, EDITS))):
        at, size = draw(st.integers(0, len(data))), draw(st.integers(0, 60))
        edit = draw(st.sampled_from(("cut", "double", "odd", "bytes", "end", "flip")))
        if edit == "cut":
            del data[at : at + size]
        elif edit == "double":
            data[at:at] = data[at : at + size] * draw(st.integers(1, 20))
        elif edit == "odd":
            data[at:at] = draw(st.sampled_from(ODD)) * draw(st.integers(1, 5))
        elif edit == "bytes":
            data[at : at + size] = draw(st.binary(max_size=size))
        elif edit == "end" and at > len(data) // 2:
            del data[at:]
        elif edit == "flip" and at < len(data):
            data[at] ^= 1 << draw(st.integers(0, 7))
    return bytes(data)
