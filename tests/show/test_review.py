"""An item under review shows its own words, and where each of them stands, with colour and without."""

import io

import msgspec
import pytest
from rich.console import Console

from accordingto import read_text
from accordingto.model import Record
from accordingto.show.palette import review_styles
from accordingto.show.review import AROUND, sheet, words
from accordingto.store.fields import FIELDS, marks

LONG = "Nothing was said of the mill, the ferry or the road to Tarsa that day. " * 8
TEXT = f"{LONG}\n\nThe Varnian ministry denied that its guns had shelled Oskel. {LONG}"


@pytest.fixture(scope="module")
def record() -> Record:
    return read_text(TEXT)


def denial(record: Record) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    return marks(next(s for s in record.statements if s.polarity == "denies"))


def test_signs_where_there_is_no_colour(record: Record) -> None:
    """Source and cue stand in signs, the content does not; there is text before and after, cut between words."""
    shown = words(record, denial(record), colour=False).plain
    assert "[The Varnian ministry] [denied] that its guns had shelled Oskel." in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 3 * AROUND + 100


def test_every_mark_has_its_style(record: Record) -> None:
    """With colour the text is as it is, each mark in the style of its field; every field of words has one."""
    shown = words(record, denial(record))
    styled = {str(span.style): shown.plain[span.start : span.end] for span in shown.spans}
    styles = review_styles()
    assert styled[f" {styles['cue']}"] == "denied"
    assert styled[f" {styles['source']}"] == "The Varnian ministry"
    assert styled[f" {styles['content']}"] == "its guns had shelled Oskel"
    assert {f.name for kind in FIELDS.values() for f in kind if f.kind in ("words", "phrases")} == set(styles)


def test_pieces_far_apart_are_shown_apart(record: Record) -> None:
    """Marks in two places of a long report show both, with a gap between."""
    shown = words(record, [("cue", ((0, 7),)), ("source", ((len(TEXT) - 11, len(TEXT) - 8),))], colour=False).plain
    assert shown.startswith("[Nothing] was said")
    assert "[" in shown.partition("]")[2]
    assert " … " in shown
    assert words(record, []).plain == ""


def test_nothing_steers_the_terminal(record: Record) -> None:
    """Control characters of a report become visible, in the text, the head and the fields."""
    text = "The mayor\x1b[31m said\u202e no. The mayor said yes."
    report = msgspec.structs.replace(record.report, text=text, outlet="A\x1b]0;B", parts=(), title=None)
    steering = msgspec.structs.replace(record, report=report, statements=(), events=(), figures=())
    shown = sheet(steering, [("cue", ((14, 18),))], [("cue", "sa\x1bid")], columns=80, remarks=["x\x1b"])
    console = Console(file=io.StringIO(), width=80, color_system=None)
    console.print(shown)
    out = console.file.getvalue()  # type: ignore[attr-defined]
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "␛" in out
