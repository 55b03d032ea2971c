"""The language of a text is told by its letters, and left open where it is too short to tell."""

import accordingto
from accordingto.readers.language import detect

GERMAN = "Der Bürgermeister sagte am Montag, die Brücke über den Fluss bleibe noch eine Woche gesperrt. " * 6


def test_long() -> None:
    """A long text is told by its letters, whatever the page says of itself."""
    assert detect(GERMAN, "en-GB") == "de"


def test_short_and_latin() -> None:
    """A short text in Latin letters is taken for no other language than English: capitals and names mislead."""
    assert detect("URGENT – QARSAN PREMIER NOT HURT IN OASIS RAID, OFFICE SAYS. Nurses deny the toll, guards saw none.") in ("en", None)


def test_short_and_of_another_alphabet() -> None:
    """Another alphabet settles a short text."""
    assert detect("Мэр заявил в понедельник, что мост через реку закрыт ещё на неделю из-за ремонта опор.") not in ("en", None)


def test_what_is_not_read_is_kept() -> None:
    """A report in a language without tables is kept as it is, with a note and without items."""
    record = accordingto.read_text(GERMAN)
    assert record.report.text == GERMAN
    assert record.report.language == "de"
    assert [note.code for note in record.notes] == ["language"]
    assert [*record.statements, *record.events, *record.figures, *record.times, *record.places, *record.parties] == []
