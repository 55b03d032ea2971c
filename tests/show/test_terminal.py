"""What is printed can be read at every width, says who says it, and never lets a report speak to the terminal."""

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from accordingto.show.terminal import show
from show import sample

ESCAPES = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printed(record: sample.Record, width: int = 80, *, colour: bool = False, brief: bool = False) -> str:
    out = io.StringIO()
    show(record, Console(file=out, width=width, force_terminal=colour, no_color=not colour, color_system=None), brief=brief)
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 59, 60, 80, 110, 140, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """At 40 to 200 columns every line fits."""
    assert max(cell_len(line) for line in printed(sample.record(), width).splitlines()) <= width


@pytest.mark.parametrize("width", [40, 80, 140])
def test_everything_is_there(width: int) -> None:
    """Each kind of item is printed with its words, and the chain of a quoted speaker is whole."""
    said = " ".join(printed(sample.record(), width).split())
    for words in (
        "Nadia Verel", "chief negotiator, the Sarn Front", "told reporters", "partly quoted", "denies", "an unnamed source",
        "The Luhn Courier", "Mara Ilven", "2025-03-06 18:20 +01:00", "JSON-LD", "LUHN, March 6 (Meridian)",
        "Meridian < Nadia Verel < villagers",
        "Assault", "Kestrian guns killed → people", "≥ 31", "part of “at least 31”", "revised up", "XXXX-WXX-4", "AT 48.20, 16.37",
        "the year of 'Thursday' is not known", "2 pieces of residue set aside", "according to Nadia Verel",
    ):  # fmt: skip
        assert re.sub(r"\s", "", words) in re.sub(r"\s", "", said), words


def test_brief_keeps_a_line_a_statement() -> None:
    """`--brief` gives the header and one line for each statement, cut to the width."""
    lines = printed(sample.record(), 60, brief=True).splitlines()
    assert sum("Verel" in line for line in lines) == 2
    assert "1 event · 3 figures" in printed(sample.record(), 60, brief=True)
    assert "Parties" not in "".join(lines)


@given(st.text(alphabet=st.characters(), min_size=1, max_size=40), st.integers(20, 200))
@settings(max_examples=60, deadline=None)
def test_no_control_character_of_a_report_reaches_the_terminal(text: str, width: int) -> None:
    """Escape sequences, direction overrides and lone surrogates are shown, never sent; nothing raises."""
    record = sample.plain(text, outlet=text)
    for brief in (True, False):
        out = printed(record, width, brief=brief)
        assert not ESCAPES.search(out)
        out.encode()


def test_escape_sequences_are_shown() -> None:
    """A title that tries to set the window's name appears as its characters."""
    out = printed(sample.plain("a\x1b]0;owned\x07b\u202egnp"))
    assert "a␛]0;owned␇b⟨RLO⟩gnp" in out


def test_markup_of_a_report_is_text() -> None:
    """Square brackets and emoji codes in a report mean nothing to the printer."""
    assert "[red]x[/red] :bomb: [link=http://x]y[/link]" in printed(sample.plain("[red]x[/red] :bomb: [link=http://x]y[/link]"), 140)


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR set no colour is sent, even to a terminal."""
    monkeypatch.setenv("NO_COLOR", "1")
    out = io.StringIO()
    show(sample.record(), Console(file=out, width=80, force_terminal=True, color_system="truecolor"))
    assert not re.search("\x1b\\[[0-9;]*3[0-9]m", out.getvalue())


def test_notes_have_their_cure() -> None:
    """A note whose code has a line in `cures.toml` is shown with what the reader can do."""
    strange = sample.plain("It rained.")
    note = type(strange.notes[0])(code="encoding", message="read as windows-1252")
    record = type(strange)(**{name: getattr(strange, name) for name in strange.__struct_fields__} | {"notes": (note,)})
    assert "save the page again as UTF-8" in " ".join(printed(record).split())
