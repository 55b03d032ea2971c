"""The page stands by itself: it loads nothing, runs nothing, loses no word, and every link leads somewhere."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.model import Record
from accordingto.show import article, palette
from show import sample

PAGE = article.page(sample.record())
VOID = {"meta", "input", "br", "link", "img", "hr"}


class Parsed(HTMLParser):
    """What a page holds: its ids, links, tags, and the words of the report."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags.append((tag, known))
        self.ids += [known["id"]] if known.get("id") else []
        self.links += [known["href"]] if known.get("href") else []
        if tag not in VOID:
            self.open.append((tag, known.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        classes = [name for _, name in self.open]
        hidden = any(name.startswith(("vh", "margin")) for name in classes)
        if any(name.startswith("row") for name in classes) and not hidden:
            self.words.append(data)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_page_holds_the_text_whole() -> None:
    """The blocks, read in order, are the report's text."""
    assert squeezed("".join(Parsed(PAGE).words)) == squeezed(sample.TEXT)


def test_every_item_leads_to_its_place_and_back() -> None:
    """Each item has an id, a link to its words, and its words a link to it; no id stands twice."""
    parsed = Parsed(PAGE)
    assert len(parsed.ids) == len(set(parsed.ids))
    for link in parsed.links:
        assert link.startswith("https://courier.example/") or link.removeprefix("#") in parsed.ids, link
    for item in ("s1", "s2", "s3", "s4", "s5", "e1", "f1", "f2", "f3", "t1", "t2", "l1", "l2", "p1"):
        assert {item, f"at-{item}"} <= set(parsed.ids)
        assert f"#at-{item}" in parsed.links
    for item in ("s1", "s4", "e1", "f1", "t2", "l2"):
        assert f"#{item}" in parsed.links


def test_a_record_without_items_has_no_dead_links() -> None:
    """What a report does not have is counted as nothing, and not linked."""
    parsed = Parsed(article.page(sample.plain("Rain.")))
    assert {link.removeprefix("#") for link in parsed.links} <= set(parsed.ids)


def test_nothing_is_loaded_and_nothing_runs() -> None:
    """No script, image, frame or style from elsewhere; the policy allows just the page's own style, by its hash."""
    parsed = Parsed(PAGE)
    assert not {"script", "img", "iframe", "link", "object", "form", "svg"} & {tag for tag, _ in parsed.tags}
    assert not any(name.startswith("on") or name in ("style", "src") for _, attrs in parsed.tags for name in attrs)
    style = re.search("<style>(.*?)</style>", PAGE, re.DOTALL)
    assert style
    assert "url(" not in style[1]
    assert "@import" not in style[1]
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = next(attrs["content"] for tag, attrs in parsed.tags if tag == "meta" and "http-equiv" in attrs)
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_chains_and_labels_are_said() -> None:
    """The chain of a quoted speaker is whole, and a mark says to a screen reader what it is."""
    assert re.search("Meridian.*Nadia Verel.*villagers", re.search('id="s3".*?</li>', PAGE, re.DOTALL)[0], re.DOTALL)  # type: ignore[index]
    assert 'aria-label="at least 31: figure, killed"' in PAGE
    assert "[Defence Ministry denies, statement 4: " in PAGE


def test_a_denial_is_dashed_and_nesting_has_a_line_more() -> None:
    """Form follows the record: `d1` for a denied content, two lines for a content inside another."""
    assert re.search(r'class="[^"]*\bd1\b[^"]*"[^>]*>its forces had fired', PAGE)
    assert re.search(r'class="[^"]*\bu2 l1-0 l2-1\b[^"]*"[^>]*>flashes', PAGE)


@given(st.text(alphabet=st.characters(), min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_strange_text_stays_text(text: str) -> None:
    """Whatever a report holds, its page is well formed and its characters are characters."""
    page = article.page(sample.plain(text, outlet=text))
    Parsed(page)
    page.encode()
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", page)


def test_markup_in_a_report_is_shown() -> None:
    """A report cannot write into the page."""
    page = article.page(sample.plain('<script>alert(1)</script>"><img src=x onerror=y>'))
    assert not {"script", "img"} & {tag for tag, _ in Parsed(page).tags}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "-"])
def test_only_web_addresses_become_links(address: str) -> None:
    """An address that a browser should not follow is shown as words."""
    base = sample.record()
    source = type(base.report.source)(uri=address, media_type="text/html", sha256="00")
    fields = {name: getattr(base.report, name) for name in base.report.__struct_fields__} | {"source": source}
    record = Record(**{name: getattr(base, name) for name in base.__struct_fields__} | {"report": type(base.report)(**fields)})
    assert address not in Parsed(article.page(record)).links


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_colours_can_be_read() -> None:
    """Every voice and every ink has a contrast of at least 4.5 on paper, on a figure's ground and when lit up (WCAG AA)."""
    style = re.search("<style>(.*?)</style>", PAGE, re.DOTALL)
    assert style
    grounds = [dict(re.findall(r"--(\w+):(#\w{6})", block)) for block in re.findall(r":root\{([^}]*--paper:#\w{6}[^}]*)\}", style[1])[:2]]
    for ground, voices in zip(grounds, zip(*palette.page_colours(), strict=True), strict=True):
        for ink in (*voices, ground["ink"], ground["soft"], ground["vx"], ground["link"]):
            for paper in ("paper", "fig", "light"):
                assert contrast(ink, ground[paper]) >= 4.5, (ink, paper, contrast(ink, ground[paper]))


def test_the_index_leads_to_each_page() -> None:
    """The index names title, outlet, date and counts of each record, and links to its page."""
    index = article.index([article.entry(sample.record(), "ferry.html"), article.entry(sample.plain("<b>x</b>"), "x.html")])
    parsed = Parsed(index)
    assert parsed.links == ["ferry.html", "x.html"]
    for words in (sample.TITLE, "The Luhn Courier", "2025-03-06 18:20 +01:00", "<b>5</b> statements", "&lt;b&gt;x&lt;/b&gt;", "2 reports"):
        assert words in index
