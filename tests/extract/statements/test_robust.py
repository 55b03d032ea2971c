"""No text breaks the reading of statements, and one odd mark loses no article."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import accordingto

PIECES = [
    "said",
    "“",
    "”",
    '"',
    "'",
    "The mayor",
    ",",
    ".",
    "denied",
    "that",
    "it rained",
    ":",
    ";",
    "\n\n",
    "according to",
    "him",
    "as",
    "by",
    "claim",
]


@example(["according to", ":", ":", "by"])
@given(st.lists(st.sampled_from(PIECES), max_size=14))
@settings(max_examples=60, deadline=None)
def test_any_order(pieces: list[str]) -> None:
    """Cues, marks and names in any order: every span is in the text and none is empty."""
    text = " ".join(pieces)
    for statement in accordingto.read_text(text or ".").statements:
        for start, end in (*statement.cue, *statement.content, *(statement.source.spans if statement.source else ())):
            assert 0 <= start < end <= len(text)


@pytest.mark.parametrize("text", [".", "“", "said", "Said.", ":", "a: b", "\u00a0", "😀 said 😀"])
def test_tiny(text: str) -> None:
    """Texts of one word or mark are read."""
    accordingto.read_text(text)


def test_odd_mark() -> None:
    """An unclosed quotation ends before the words that say whose it is; the paragraphs after it are read as ever."""
    text = (
        '“We were told the road was open, said Sergeant Vey.\n\nThe army said that the road was mined.\n\n"It is open now," the mayor said.'
    )
    record = accordingto.read_text(text)
    speakers = [record.words(s.source.spans) for s in record.statements if s.source]
    assert speakers == ["Sergeant Vey", "The army", "the mayor"]
