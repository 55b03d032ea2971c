"""A page gives its report: fields with their basis, the body with its place in the source, captions apart."""

import html as entities

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.errors import NoTextFound
from accordingto.model import Report
from accordingto.readers import html, html_tokens, published
from accordingto.readers.reading import Origin, Reading

PARAGRAPHS = [
    "The council of Tarsa met on Friday &amp; agreed to pay for the bridge that was lost in the flood of the spring.",
    "“We have <b>no other way</b> to the market,” said Ilena Marat, who keeps the inn, and nobody in the hall spoke against her.",
    "Varnia&#8217;s minister of works, Sten Hallo, promised 2.4 million lira and eleven engineers from the army by the first of May.",
    "At least 14 people drowned when the bridge fell; the bodies of nine of them were found below the mill on the following day.",
]
PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Tarsa to rebuild its bridge | Oskel Post</title>
<link rel="canonical" href="https://oskelpost.example/2024/03/03/bridge">
<meta property="og:site_name" content="Oskel Post"><meta property="og:title" content="Tarsa to rebuild its bridge">
{meta}
</head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Tarsa to rebuild its bridge</h1>
<figure><img src="a.jpg"><figcaption>The bridge over the Oskel in Tarsa, as it stood before the flood of the spring.</figcaption></figure>
<p>{dateline}{paragraphs}</p><p>Share this article</p></article><footer>© 2024 Oskel Post</footer></body></html>"""


def page(meta: str = "", dateline: str = "TARSA (OPA) - ") -> bytes:
    return PAGE.format(meta=meta, dateline=dateline, paragraphs="</p>\n<p>".join(PARAGRAPHS)).encode()


def read(data: bytes, **options: str) -> Reading:
    return html.read(data, Origin(uri="a.html", **options))  # type: ignore[arg-type]


def part(report: Report, name: str) -> list[str]:
    return [report.text[slice(*span)] for p in report.parts if p.part == name for span in p.spans]


def test_page() -> None:
    """Headline, dateline, body, outlet, address and language; navigation, sharing and footer are not text."""
    report = read(page()).report
    assert part(report, "headline") == ["Tarsa to rebuild its bridge"]
    assert report.title == "Tarsa to rebuild its bridge"
    assert part(report, "dateline") == ["TARSA (OPA) -"]
    assert [entities.unescape(p).replace("<b>", "").replace("</b>", "") for p in PARAGRAPHS] == "\n\n".join(part(report, "body")).split(
        "\n\n"
    )
    assert (report.outlet, report.language) == ("Oskel Post", "en")
    assert report.source.uri == "https://oskelpost.example/2024/03/03/bridge"
    assert read(page(), address="https://kept.example/").report.source.uri == "https://kept.example/"
    for words in ("Home", "Share this", "©"):
        assert words not in report.text


@pytest.mark.parametrize(
    ("meta", "date", "basis"),
    [
        ('<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Tarsa to rebuild its bridge",'
         ' "datePublished": "2024-03-02T10:00:00Z"}]}</script>', "2024-03-02T10:00:00+00:00", "JSON-LD datePublished"),
        ('<meta property="article:published_time" content="2024-03-02">', "2024-03-02", "meta article:published_time"),
        ('<time datetime="2024-03-02T10:00">today</time>', "2024-03-02T10:00", "time element"),
        ("", "2024-03-03", "address '.../2024/03/03'"),
    ],
)  # fmt: skip
def test_published(meta: str, date: str, basis: str) -> None:
    """The date is the best field's, and its basis says which; a field that is no date is passed over."""
    report = read(page(meta)).report
    assert (report.published, report.published_basis) == (date, basis)
    assert read(page(meta), published="2020-01-01").report.published_basis == "given"


def test_byline() -> None:
    """The names come from the fields, one each."""
    meta = '<script type="application/ld+json">{"@type": "Report", "headline": "x",'
    meta += '"author": [{"name": "Ana Brisk"}, "By Bo Salter"]}</script>'
    assert read(page(meta)).report.byline == ("Ana Brisk", "Bo Salter")


def test_every_character_is_mapped() -> None:
    """Each character of the text leads to the bytes that say it in the page, entities and tags between or not."""
    data = page()
    reading = read(data)
    text = reading.report.text
    for run in reading.source_map.runs:
        for place in range(run.start, run.end):
            first = run.at + (place - run.start) * run.width
            assert entities.unescape(data[first : first + run.width].decode()) == text[place]
    assert not reading.source_map.unmapped
    at = text.index("no other way to the market")
    ranges = reading.source_map.bytes(((at, at + 26),))
    assert ranges is not None
    assert b"".join(data[slice(*r)] for r in ranges).replace(b" ", b"") == b"nootherwaytothemarket"


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>" + b"<div>" * 100_000 + f"<p>{PARAGRAPHS[0]}</p>".encode() + b"</div>" * 100_000,
        b"<div " * 50_000 + PARAGRAPHS[0].encode(),
        b'<a href="' * 50_000 + PARAGRAPHS[0].encode(),
        b"<b>" * 50_000 + PARAGRAPHS[0].encode(),
        b"<html><body>" + b"<div>" * 300 + f"<p>{PARAGRAPHS[0]}</p>".encode() + b"</div>" * 300,
        b"<html><body>" + b"<table><tr><td>" * 5_000 + f"<p>{PARAGRAPHS[0]}</p>".encode() + b"</td></tr></table>" * 5_000,
        f"<html><body><p>{PARAGRAPHS[0] * 40_000}</p></body></html>".encode(),
    ],
    ids=["nested", "unclosed tags", "unclosed quotes", "open", "300 divisions", "5,000 tables", "one huge text node"],
)
def test_pathological_pages(data: bytes) -> None:
    """No markup loses any of the text; a note says that it was hard to read."""
    reading = read(data)
    assert reading.report.text.count("The council of Tarsa met") == data.count(b"The council of Tarsa met")
    assert [note.code for note in reading.notes] == ["fallback"]


PIECES = st.sampled_from(
    ["<p>", "</p>", "<div class='a'>", "<script>", "</script>", "<!--", "-->", "&amp;", "&", "&#0;", "<", ">", '"', "<h1>", "Tarsa fell. "]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES | st.text(max_size=10), max_size=30).map("".join))
def test_no_page_raises(source: str) -> None:
    """Any text given as a page is read or said to hold no text."""
    try:
        reading = read(source.encode("utf-8", "ignore"))
    except NoTextFound:
        return
    assert reading.report.text.strip()


@given(st.lists(PIECES | st.text(max_size=10), max_size=30).map("".join))
def test_visible_characters(source: str) -> None:
    """Each visible character is the source's at its row, or the entity there."""
    found = html_tokens.visible(source)
    ends = [*(at for at, _, _ in found.rows[1:]), len(found.text)]
    shown = (
        entities.unescape(source[first:end]) if end else source[first : first + until - at]
        for (at, first, end), until in zip(found.rows, ends, strict=False)
    )
    assert "".join(shown) == found.text


@given(st.lists(PIECES | st.text(max_size=10), max_size=30).map("".join))
def test_what_is_silent_says_nothing(source: str) -> None:
    """The source without its scripts, styles and comments shows the same characters."""
    found = html_tokens.visible(source)
    assert html_tokens.visible(found.spoken(source)).text == found.text


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Sunday, 2 June 2024", "2024-06-02"),
        ("June 2nd, 2024", "2024-06-02"),
        ("2024-06-02", "2024-06-02"),
        ("2 June", None),
        ("June 2024", None),
        ("31 June 2024", None),
    ],
)
def test_dates_in_words(words: str, day: str | None) -> None:
    """A day is taken where it stands in full and exists."""
    assert published.in_words(words) == day


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://a.example/2024/06/02/x", "2024-06-02"),
        ("https://a.example/news/2023/apr/28/x", "2023-04-28"),
        ("https://a.example/x-20240602", "2024-06-02"),
        ("https://a.example/2024/06/x", None),
        ("https://a.example/20241399", None),
    ],
)
def test_dates_in_addresses(address: str, day: str | None) -> None:
    """The path of an address gives a day only where it holds one."""
    found = published.in_address(address)
    assert (found and found[0]) == day


def test_words_behind_an_empty_element_stay() -> None:
    """An empty element inside a paragraph costs no words: editors leave them behind."""
    line = "<b>July 15: </b> <b></b>The council of Oskel met in the old mill for the first time and agreed to open the road to the pass."
    report = read(page(dateline=line + "</p><p>")).report
    assert "The council of Oskel met in the old mill" in report.text


def test_date_in_the_title_of_an_element() -> None:
    """Blogs say the date in the title of an element whose words are only the hour."""
    stamp = '<abbr itemprop="datePublished" title="2024-03-03T20:05:00+00:00">20:05</abbr>'
    report = read(page().replace(b"</article>", stamp.encode() + b"</article>")).report
    assert (report.published, report.published_basis) == ("2024-03-03T20:05:00+00:00", "itemprop datePublished")
