"""A live page gives its entries, each with its own time, title and place in the page."""

import hashlib

from accordingto.readers import live, sources
from accordingto.readers.reading import Origin, Reading
from accordingto.settings import Settings

ENTRIES = [
    ("14:20", "2024-03-03T14:20:00+01:00", "Bridge is closed", "The council of Tarsa closed the bridge when the river rose in the night."),
    ("12:05", "2024-03-03T12:05:00+01:00", "Nine are missing", "Police said nine people were missing &amp; two boats looked for them."),
    ("23:50", "2024-03-02T23:50:00+01:00", "River rises", "“We have seen nothing like it,” said Ilena Marat, who keeps the inn."),
]  # fmt: skip
OPENING = "The river Oskel has risen since Saturday, and the towns below Tarsa are told to leave the low streets of their quarters."
TEMPLATE = (
    "<!DOCTYPE html><html><head><title>Flood on the Oskel</title><meta property='og:site_name' content='Oskel Post'>{head}</head><body>"
    "<nav><a href='/'>Home</a></nav><h1>Flood on the Oskel: live</h1><p>{opening}</p><div class='{name}'>{entries}</div>"
    "<footer>© 2024 Oskel Post</footer></body></html>"
)


def entry(hour: str, stamp: str, title: str, words: str) -> str:
    return f"<article class='item'><time datetime='{stamp}'>{hour}</time><h2>{title}</h2><p>{words}</p></article>\n"


def page(entries: str, *, name: str = "liveblog-feed", head: str = "") -> bytes:
    return TEMPLATE.format(head=head, opening=OPENING, name=name, entries=entries).encode()


def read(data: bytes, **options: str) -> list[Reading]:
    return list(live.readings(data, Origin(uri="a.html", **options)))  # type: ignore[arg-type]


def test_entries() -> None:
    """The opening and each entry are readings in page order, with their own time, title, number and bytes."""
    data = page("".join(entry(*row) for row in ENTRIES))
    opening, *found = read(data, address="https://oskelpost.example/flood")
    assert OPENING in opening.report.text
    assert [r.report.title for r in found] == [title for _, _, title, _ in ENTRIES]
    assert [r.report.published for r in found] == [stamp for _, stamp, _, _ in ENTRIES]
    assert {r.report.published_basis for r in found} == {"time element of the entry"}
    assert [r.report.source.uri for r in found] == [f"https://oskelpost.example/flood#{n}" for n in (1, 2, 3)]
    assert {r.report.outlet for r in found} == {"Oskel Post"}
    first, last = data.index(b"<article"), data.index(b"</article>") + len(b"</article>")
    assert found[0].report.source.sha256 == hashlib.sha256(data[first:last]).hexdigest()
    assert [note.message for note in found[0].notes] == [f"entry 1 of 3 of a live page; bytes {first} to {last} of it"]


def test_an_entry_holds_its_words_and_no_others() -> None:
    """Text of an entry is its heading and paragraphs, each character mapped into the whole page; its hour is set aside."""
    data = page("".join(entry(*row) for row in ENTRIES))
    reading = read(data)[2]
    report = reading.report
    assert report.text == "Nine are missing\n\nPolice said nine people were missing & two boats looked for them."
    ranges = reading.source_map.bytes(((18, len(report.text)),))
    assert ranges is not None
    assert b"".join(data[slice(*r)] for r in ranges).decode() == ENTRIES[1][3]
    assert [(data[slice(*piece.bytes)], piece.what) for piece in report.residue] == [(b"12:05", "publication date")]


def test_entries_by_microdata() -> None:
    """Elements that microdata calls updates are entries, whatever their class; a time of change is not theirs."""
    rows = "".join(
        f"<div itemprop='liveBlogUpdate' itemscope itemtype='https://schema.org/BlogPosting'>"
        f"<time itemprop='dateModified' datetime='2024-03-09'></time><meta itemprop='datePublished' content='{stamp}'>"
        f"<h3 itemprop='headline'>{title}</h3><p>{words}</p></div>"
        for _, stamp, title, words in ENTRIES
    )
    found = read(page(rows, name="a"))[1:]
    assert [r.report.published for r in found] == [stamp for _, stamp, _, _ in ENTRIES]


def test_entries_that_only_fields_hold() -> None:
    """Where a script would show the entries, JSON-LD gives their words and times; what the page does not show is flagged."""
    updates = ",".join(f'{{"headline": "{t}", "articleBody": "{w}", "datePublished": "{s}"}}' for _, s, t, w in ENTRIES)
    head = f'<script type="application/ld+json">{{"@type": "LiveBlogPosting", "headline": "Flood", "liveBlogUpdate": [{updates}]}}</script>'
    found = [r for r in read(page("", head=head)) if "#0" not in r.report.source.uri]
    assert [(r.report.title, r.report.published, r.report.published_basis) for r in found] == [
        (title, stamp, "JSON-LD liveBlogUpdate") for _, stamp, title, _ in ENTRIES
    ]
    assert found[0].source_map.unmapped
    assert found[0].notes[0].message.endswith("in the page's fields alone")


def test_a_time_without_a_day_is_not_completed() -> None:
    """An entry that says only its hour has no date of publication."""
    found = read(page("".join(entry(hour, hour, title, words) for hour, _, title, words in ENTRIES)))[1:]
    assert [r.report.published for r in found] == [None, None, None]


def test_other_pages_are_no_live_pages() -> None:
    """The same list on a page that does not call itself live, or two entries alone, are read as one report."""
    assert not read(page("".join(entry(*row) for row in ENTRIES), name="latest"))
    assert not read(page("".join(entry(*row) for row in ENTRIES[:2])))


def test_a_list_of_live_links_beside_a_report() -> None:
    """A side list of live entries does not split a report that is longer than it."""
    body = "".join(f"<p>{words} {words}</p>" for _, _, _, words in ENTRIES * 2)
    assert not read(page("".join(entry(*row) for row in ENTRIES)).replace(b"<footer>", f"{body}<footer>".encode()))


def test_opening_a_live_page(tmp_path: object) -> None:
    """A file that is a live page gives all its readings, as a bundle does."""
    path = f"{tmp_path}/live.html"
    with open(path, "wb") as file:
        file.write(page("".join(entry(*row) for row in ENTRIES)))
    found = list(sources.open_one(Origin(uri=path), Settings()))
    assert [r.report.source.uri.rpartition("#")[2] for r in found] == ["0", "1", "2", "3"]
