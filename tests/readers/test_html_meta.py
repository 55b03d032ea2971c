"""The fields of a page are the best of those that say them, and the basis of each stands beside it."""

import pytest

from accordingto.model import Report
from accordingto.readers import html
from accordingto.readers.reading import Origin

BODY = """<article {scope}><h1 {headline}>Tarsa to rebuild its bridge</h1>{head}
<p>The council of Tarsa met on Friday and agreed to pay for the bridge that was lost in the flood of the spring.</p>
<p>“We have no other way to the market,” said Ilena Marat, who keeps the inn, and nobody in the hall spoke against her.</p>
<p>At least 14 people drowned when the bridge fell; the bodies of nine of them were found below the mill on the next day.</p></article>"""
LD = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Tarsa to rebuild its bridge", %s}</script>'


def read(meta: str = "", head: str = "", scope: str = "", headline: str = "", **given: str) -> Report:
    body = BODY.format(head=head, scope=scope, headline=headline)
    page = f"<html><head><title>Tarsa to rebuild its bridge - Oskel Post</title>{meta}</head><body>{body}</body></html>"
    return html.read(page.encode(), Origin(uri="a.html", **given)).report  # type: ignore[arg-type]


SCHEMA = "itemscope itemtype='https://schema.org/NewsArticle'"
CASES = [
    (LD % '"author": {"name": "Ana Brisk"}', "", "byline", ("Ana Brisk",), "JSON-LD author"),
    ("<meta name='author' content='Ana Brisk'>", "", "byline", ("Ana Brisk",), "meta author"),
    ("", "<span itemprop='author'>Ana Brisk</span>", "byline", ("Ana Brisk",), "microdata author"),
    ("", "<p class='byline'>By Ana Brisk</p>", "byline", ("Ana Brisk",), "visible byline"),
    (LD % '"publisher": {"name": "Oskel Post"}', "", "outlet", "Oskel Post", "JSON-LD publisher"),
    ("<meta property='og:site_name' content='Oskel Post'>", "", "outlet", "Oskel Post", "meta og:site_name"),
    ("", "<b itemprop='publisher' itemscope><i itemprop='name'>Oskel Post</i></b>", "outlet", "Oskel Post", "microdata publisher"),
    (LD % '"articleSection": ["Towns", "News"]', "", "section", "Towns", "JSON-LD articleSection"),
    ("<meta property='article:section' content='Towns'>", "", "section", "Towns", "meta article:section"),
    ("", "<meta itemprop='articleSection' content='Towns'>", "section", "Towns", "microdata articleSection"),
    ("", "<nav class='breadcrumb'><a>Home</a><a>Towns</a><a>Tarsa to rebuild</a></nav>", "section", "Towns", "visible breadcrumb"),
    (LD % '"dateModified": "2024-03-04T08:00:00Z"', "", "updated", "2024-03-04T08:00:00+00:00", "JSON-LD dateModified"),
    ("<meta property='article:modified_time' content='2024-03-04'>", "", "updated", "2024-03-04", "meta article:modified_time"),
    ("", "<time itemprop='dateModified' datetime='2024-03-04'></time>", "updated", "2024-03-04", "itemprop dateModified"),
    ("", "<p>Updated on 4 March 2024 at 10:15</p>", "updated", "2024-03-04", "visible line"),
]  # fmt: skip


@pytest.mark.parametrize(("meta", "head", "field", "value", "basis"), CASES, ids=[f"{c[2]}: {c[4]}" for c in CASES])
def test_a_field_and_its_basis(meta: str, head: str, field: str, value: object, basis: str) -> None:
    """Each kind of field is found, and `bases` says which gave it."""
    report = read(meta, head, SCHEMA, "itemprop='headline'")
    assert (getattr(report, field), report.bases.get(field)) == (value, basis)


@pytest.mark.parametrize(
    ("meta", "title", "basis"),
    [
        (LD % '"url": "x"', "Tarsa to rebuild its bridge", "JSON-LD headline"),
        ("<meta property='og:title' content='Tarsa rebuilds a bridge'>", "Tarsa to rebuild its bridge", "visible heading"),
        ("<meta property='og:title' content='Something else altogether'>", "Tarsa to rebuild its bridge", "visible heading"),
    ],
)
def test_title(meta: str, title: str, basis: str) -> None:
    """The title is JSON-LD's, or the heading that the other fields agree with."""
    report = read(meta)
    assert (report.title, report.bases["title"]) == (title, basis)


def test_address() -> None:
    """The canonical address is the page's own; one that is given goes before it."""
    link = "<link rel='canonical' href='https://oskelpost.example/b'><meta property='og:url' content='https://oskelpost.example/c'>"
    assert (read(link).source.uri, read(link).bases["address"]) == ("https://oskelpost.example/b", "link canonical")
    assert read(link, address="https://kept.example/").bases["address"] == "given"
    assert read(link.split(">")[1] + ">").bases["address"] == "meta og:url"


def test_microdata_of_another_story() -> None:
    """The fields of a story that the page links to are not the page's."""
    card = f"<div {SCHEMA}><b itemprop='headline'>Harvest fails again</b><i itemprop='author'>Bo Salter</i></div>"
    report = read("", card)
    assert report.title == "Tarsa to rebuild its bridge"
    assert report.byline == ()


@pytest.mark.parametrize(
    "head",
    [
        "<time itemprop='dateModified' datetime='2024-03-04T10:00'></time>",
        "<time class='updated' datetime='2024-03-04T10:00'></time>",
        "<p>Last updated: <time datetime='2024-03-04T10:00'>4 March</time></p>",
        "<p><span>Last modified</span> <time datetime='2024-03-04T10:00'>4 March</time></p>",
        "<p>Updated on 4 March 2024 at 10:15</p>",
    ],
)
def test_published_is_never_the_updated_time(head: str) -> None:
    """A time that says when the page was changed is not when it was published, and is kept as what it is."""
    report = read("", head)
    assert (report.published, (report.updated or "")[:10]) == (None, "2024-03-04")
    both = read("<meta property='article:published_time' content='2024-03-02T09:00:00Z'>", head)
    assert (both.published, (both.updated or "")[:10]) == ("2024-03-02T09:00:00+00:00", "2024-03-04")


def test_never_changed() -> None:
    """A page that was changed when it was published was not changed."""
    report = read(LD % '"datePublished": "2024-03-02T09:00:00Z", "dateModified": "2024-03-02T09:00:00Z"')
    assert (report.published, report.updated) == ("2024-03-02T09:00:00+00:00", None)
    assert "updated" not in report.bases


def test_published_in_a_visible_line() -> None:
    """Where no field has a date, the line above the report has; its basis is the line."""
    report = read("", "<p>Published: 2 March 2024</p>")
    assert (report.published, report.published_basis) == ("2024-03-02", "line 'Published: 2 March 2024'")
