"""Feeds: an item is a report with its own address, day and outlet; a summary is marked as one; nothing is fetched."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from accordingto.cli import main
from accordingto.errors import OutOfBounds
from accordingto.readers import feed
from accordingto.readers.reading import Origin

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>River Desk</title>
<item><title>Ferry hit &amp; sunk</title><link>https://river.example/1</link><pubDate>Tue, 04 Mar 2025 10:00:00 +0100</pubDate>
<description>A ferry was hit.</description>
<content:encoded><![CDATA[<p>A ferry was hit on Monday, officials in Orlo said. Twelve people were killed on the spot.</p>
<p>The Front denied that it had fired a single shot at the ferry or at the town behind it.</p>]]></content:encoded></item>
<item><title>Talks go on</title><link>https://river.example/2</link>
<description>Talks in Luhn will go on, mediators said.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Delta Voice</title><entry>
<title>No rocket</title><author><name>Tess Omay</name></author>
<updated>2025-03-06T20:05:00Z</updated><link href="https://delta.example/r"/>
<content type="html">&lt;p&gt;There was no rocket, the Front said on Thursday.&lt;/p&gt;</content>
</entry></feed>"""


def test_full_text_and_summary() -> None:
    """The full text goes before the summary; an item that has only a summary says so."""
    first, second = feed.readings(RSS.encode(), Origin(uri="feed.rss"))
    assert "denied that it had fired" in first.report.text
    assert (first.report.title, first.report.outlet, first.report.source.uri) == (
        "Ferry hit & sunk",
        "River Desk",
        "https://river.example/1",
    )
    assert first.report.published == "2025-03-04T09:00:00+00:00"
    assert [note.code for note in first.notes if note.code == "summary"] == []
    assert "mediators said" in second.report.text
    assert "summary" in [note.code for note in second.notes]


def test_atom() -> None:
    """Atom entries have authors and addresses, too."""
    (entry,) = feed.readings(ATOM.encode(), Origin(uri="feed.atom"))
    assert entry.report.byline == ("Tess Omay",)
    assert "There was no rocket" in entry.report.text


def test_what_is_no_feed() -> None:
    """Other bytes give nothing."""
    assert list(feed.readings(b"<html><body>rss</body></html>", Origin(uri="a.html"))) == []


def test_the_command_reads_a_feed(tmp_path: Path) -> None:
    """`read` shows every item."""
    path = tmp_path / "desk.rss"
    path.write_text(RSS)
    result = CliRunner().invoke(main, ["read", str(path), "--brief"])
    assert result.exit_code == 0, result.output
    assert "Ferry hit & sunk" in result.stdout
    assert "Talks go on" in result.stdout


def test_items_without_words_cost_themselves() -> None:
    """An item that is a picture, or whose markup feedparser makes nothing of, loses no other (the second was found by fuzzing)."""
    picture = "<item><title>Ferry</title><description>&lt;img src='x.png'&gt;</description></item>"
    data = RSS.replace("<item><title>Talks", picture + "<item><title>Talks").encode()
    assert [reading.report.title for reading in feed.readings(data, Origin(uri="f"))] == ["Ferry hit & sunk", "Talks go on"]
    odd = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>/title><content type='xhtml'><div><p>No</p></div></content></entry></feed>"
    )
    assert list(feed.readings(odd.encode(), Origin(uri="f"))) == []


def test_long_entities_are_dropped() -> None:
    """Short entities stand for letters and are kept; a long one that is used a thousand times is a bomb."""
    bomb = "<!DOCTYPE rss [<!ENTITY short '&#233;'><!ENTITY long '" + "lol " * 90 + "'>]><rss"
    data = RSS.replace("<rss", bomb).replace("A ferry was hit on", "&short;&long;A ferry was hit on").encode()
    texts = [reading.report.text for reading in feed.readings(data, Origin(uri="f"))]
    assert len(texts) == 2
    assert not any("lol" in text for text in texts)


def test_more_than_any_outlet_gives() -> None:
    """A feed of more items than any outlet's is refused before it is parsed."""
    with pytest.raises(OutOfBounds):
        list(feed.readings(f"<rss><channel>{'<item></item>' * (feed.ITEMS + 1)}</channel></rss>".encode(), Origin(uri="f")))


@pytest.mark.parametrize("change", [("There was", "&amp;#xD800;&#xD800;&#55357;There was"), ('xmlns="', 'xmlns="\ud800\ud800')])
def test_what_feedparser_stumbles_over(change: tuple[str, str]) -> None:
    """Halves of characters, by reference or in the name of a namespace, do not lose the feed (found by fuzzing)."""
    (entry,) = feed.readings(ATOM.replace(*change).encode("utf-8", "surrogatepass"), Origin(uri="feed.atom"))
    assert "There was no rocket" in entry.report.text
