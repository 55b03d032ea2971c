"""What a disk or a page may hold and no record: names that are not UTF-8, halves of characters."""

import os
from pathlib import Path

import accordingto
from accordingto.model import Record
from accordingto.readers import sources
from accordingto.readers.reading import Origin, named
from accordingto.settings import Settings
from bench.hostile.shapes import REPORT, article, page


def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    """A file is read by whatever name the disk has, and its record says that name with escapes, and can be written and read again."""
    path = bytes(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:
        file.write(REPORT.encode())
    record = accordingto.read(os.fsdecode(path))
    assert record.report.source.uri.endswith("/caf\\xe9.txt")
    assert Record.from_json(record.to_json()) == record


def test_other_names_stay() -> None:
    """Any name in UTF-8 stays as it is."""
    assert named("../é\u202e\x1b.html") == "../é\u202e\x1b.html"


def test_halves_of_characters() -> None:
    """What JSON-LD names by half is replaced, one character by one, with a note; everything can be written then."""
    fields = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Twelve killed \\ud800 in Tarsa"}</script>'
    (reading,) = sources.of_bytes(page(article(), fields), Origin(uri="a.html"), Settings())
    assert reading.report.title == "Twelve killed \ufffd in Tarsa"
    assert [note.code for note in reading.notes] == ["encoding"]


def test_halves_in_texts() -> None:
    """A text that is given as characters keeps its length and all offsets."""
    reading = sources.from_text(f"{REPORT} \ud83d and \udc00.")
    assert reading.report.text == f"{REPORT} \ufffd and \ufffd."
    assert "encoding" in [note.code for note in reading.notes]
