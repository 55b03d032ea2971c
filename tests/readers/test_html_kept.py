"""Nothing of a report is lost that stands among its paragraphs: captions, tables, quotations and corrections."""

import pytest

from accordingto.readers import html, html_kept, html_map, html_tokens
from accordingto.readers.reading import Origin, Reading

ONE = "The council of Tarsa met on Friday and agreed to pay for the bridge that was lost in the flood of the spring."
TWO = "“We have no other way to the market,” said Ilena Marat, who keeps the inn, and nobody in the hall spoke against her."
THREE = "At least 14 people drowned when the bridge fell; the bodies of nine of them were found below the mill on the next day."
FOUR = "The army of Varnia will send eleven engineers by the first of May, the minister of works told the council in a letter."
QUOTE = "Whoever crosses the Oskel by boat does so at his own risk until the new bridge is open."
CAPTION = "The bridge over the Oskel in Tarsa, as it stood before the flood."


def read(*pieces: str, head: str = "", foot: str = "") -> Reading:
    inner = "".join(piece if piece.startswith("<") else f"<p>{piece}</p>" for piece in pieces)
    page = f"<html><head><title>Tarsa to rebuild its bridge</title></head><body>{head}<article><h1>Tarsa to rebuild its bridge</h1>"
    return html.read(f"{page}{inner}</article>{foot}</body></html>".encode(), Origin(uri="a.html"))


def parts(reading: Reading) -> list[tuple[str, str]]:
    text = reading.report.text
    return [(part.part, line) for part in reading.report.parts for a, b in part.spans for line in text[a:b].split("\n\n")]


def test_gallery() -> None:
    """The captions of a gallery stand between the paragraphs where its pictures do, as captions."""
    figures = "".join(f"<figure><img src='{n}.jpg'><figcaption>{CAPTION} Picture {n}.</figcaption></figure>" for n in (1, 2))
    found = parts(read(ONE, TWO, f"<div class='gallery'>{figures}</div>", THREE, FOUR))
    captions = [("caption", f"{CAPTION} Picture {n}.") for n in (1, 2)]
    assert found[1:] == [("body", ONE), ("body", TWO), *captions, ("body", THREE), ("body", FOUR)]


def test_caption_by_class() -> None:
    """An element whose class says that it is a caption is one."""
    found = parts(read(ONE, TWO, f"<div class='photo-caption'><span>{CAPTION}</span></div>", THREE))
    assert ("caption", CAPTION) in found
    assert [words for _, words in found].index(CAPTION) == 3


def test_block_quotation() -> None:
    """A block quotation keeps its place, whatever its class; one that repeats the body is not said twice."""
    text = read(ONE, f"<blockquote class='social-embed'><p>{QUOTE}</p></blockquote>", TWO, THREE, FOUR).report.text
    assert [text.index(words) for words in (ONE, QUOTE, TWO)] == sorted(text.index(words) for words in (ONE, QUOTE, TWO))
    page = html_tokens.visible(f"<p>{ONE}</p><blockquote>{ONE[20:60]}</blockquote><p>{TWO}</p>")
    assert html_kept.restored([ONE, TWO], html_map.Place(page), html_kept.marks(page), None) == [ONE, TWO]


def test_table() -> None:
    """The rows of a table stand in their order among the paragraphs; a table that lays out the page adds nothing."""
    rows = [("Tarsa", "14 dead"), ("Nemba", "3 dead"), ("Oskel", "none")]
    table = "".join(f"<tr><td>{town}</td><td>{toll}</td></tr>" for town, toll in rows)
    text = read(ONE, TWO, f"<table>{table}</table>", THREE, FOUR).report.text
    places = [text.index(words) for words in (TWO, *(f"{town} {toll}" for town, toll in rows), THREE)]
    assert places == sorted(places)
    laid_out = f"<table><tr><td>Home</td><td><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></td></tr></table>"
    assert read(laid_out).report.text.count(ONE) == 1


def test_other_stories_give_nothing() -> None:
    """Captions in a card of another story are not the report's."""
    card = f"<article class='card'><figure><figcaption>{CAPTION}</figcaption></figure></article>"
    assert CAPTION not in read(ONE, TWO, card, THREE, FOUR).report.text
    assert CAPTION not in read(ONE, TWO, THREE, FOUR, foot=f"<figure><figcaption>{CAPTION}</figcaption></figure>").report.text


CORRECTIONS = [
    "Correction, 4 March: an earlier version said that 41 people had drowned.",
    "This article was amended on 4 March 2024 because the mill is in Nemba, not in Tarsa.",
    "An earlier version of this story gave the wrong number of engineers.",
]


@pytest.mark.parametrize("words", CORRECTIONS)
@pytest.mark.parametrize("place", ["in the report", "under it", "above it"])
def test_corrections(words: str, place: str) -> None:
    """A correction is kept as a footnote, wherever on the page it stands, and once."""
    line = f"<div class='note'>{words}</div>"
    found = {
        "in the report": lambda: read(ONE, TWO, line, THREE),
        "under it": lambda: read(ONE, TWO, THREE, foot=f"<aside>{line}</aside>"),
        "above it": lambda: read(ONE, TWO, THREE, head=f"<aside>{line}</aside>"),
    }[place]()
    assert parts(found).count(("footnote", words)) == 1
    assert found.source_map.bytes(next(p.spans for p in found.report.parts if p.part == "footnote"))


@pytest.mark.parametrize("words", ["Last updated: 4 March 2024 10:15", "Published 2 March 2024, last modified 4 March 2024"])
def test_lines_that_say_when_the_page_was_changed(words: str) -> None:
    """The line is in the text or in a note; its day is that of the change."""
    found = read(f"<div class='meta'>{words}</div>", ONE, TWO, THREE)
    assert words in found.report.text or any(words in note.message for note in found.notes if note.code == "updated")
    assert found.report.updated == "2024-03-04"
    assert found.report.published in (None, "2024-03-02")


def test_a_sentence_that_corrects_nothing() -> None:
    """A report on a correction is a report."""
    said = "The minister corrected the number of the dead to 14 and said that the list of the missing would be revised on Monday."
    assert ("body", said) in parts(read(ONE, said, THREE))


def test_text_that_only_fields_hold() -> None:
    """Where a script would show the report, JSON-LD gives it, and a note says so."""
    data = f'{{"@type": "NewsArticle", "headline": "Tarsa to rebuild", "articleBody": "{ONE}\\n{THREE}\\n{FOUR}"}}'
    page = f'<html><head><script type="application/ld+json">{data}</script></head><body><div id="app">Loading</div></body></html>'
    found = html.read(page.encode(), Origin(uri="a.html"))
    assert [words for name, words in parts(found) if name == "body"] == [ONE, THREE, FOUR]
    assert [note.code for note in found.notes] == ["fallback"]
