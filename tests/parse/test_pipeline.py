"""The parse lies over exactly the report's text."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from accordingto.errors import OutOfBounds
from accordingto.model import Report, Source
from accordingto.parse.pipeline import CAPITALS, parse


def report(text: str) -> Report:
    return Report(source=Source(uri="-", media_type="text/plain", sha256=""), text=text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=3))
@example(["", " ", "\n\n"])
@example(["Ilva  Dren\u00a0said\r\nso.\n\n\n“We left,” she added. \U0001f54a\U0001f3fd ok"])
@example(["THE FRONT SAYS İT WILL LEAVE THE ẞTRAẞE AT ONCE"])
def test_doc_is_the_text(texts: list[str]) -> None:
    """`doc.text == report.text` for any text, so token offsets are the record's offsets."""
    for text, parsed in zip(texts, parse(map(report, texts)), strict=True):
        assert parsed.doc.text == text
        assert all(text[t.idx : t.idx + len(t)] == t.text for t in parsed.doc)
        assert all(0 <= start < end <= len(text) for start, end in parsed.paragraphs)


def test_batches_change_nothing() -> None:
    """A report's parse is the same alone and among others."""
    texts = ["The Front left Oskel on Friday.\n\nIt said so.", "Tarsa will host the talks, the ministry announced."]
    together = list(parse(map(report, texts)))
    for text, parsed in zip(texts, together, strict=True):
        alone = next(parse([report(text)]))
        assert [(t.tag_, t.dep_, t.head.i) for t in alone.doc] == [(t.tag_, t.dep_, t.head.i) for t in parsed.doc]


def test_sentences_end_with_paragraphs() -> None:
    """No sentence runs over the end of a paragraph."""
    parsed = next(parse([report("Talks to resume in Tarsa\n\nThe Front agreed to return to the table")]))
    ends = {end for _, end in parsed.paragraphs}
    assert {sent.text.strip()[-5:] for sent in parsed.doc.sents} == {"Tarsa", "table"}
    assert len(ends) == 2


def test_line_breaks_inside_a_sentence() -> None:
    """A hard-wrapped sentence is parsed as one: its verb keeps its subject."""
    text = "The chief negotiator of the Oskel River Front said on Friday that\nthe talks in Tarsa would resume within a week."
    parsed = next(parse([report(text)]))
    assert len(parsed.paragraphs) == 1
    said = next(t for t in parsed.doc if t.text == "said")
    assert any(t.head == said and t.text == "resume" for t in parsed.doc)


def test_capitals_are_parsed_as_words() -> None:
    """A headline in capitals keeps its letters and is parsed as words."""
    parsed = next(parse([report("ARMY DENIES SHELLING VILLAGE NEAR OSKEL")]))
    assert parsed.doc.text.isupper()
    assert next(t for t in parsed.doc if t.text == "DENIES").pos_ == "VERB"


@pytest.mark.parametrize("text", ["", "\n", "x", "!?", "\u202e\u200b"])
def test_next_to_nothing(text: str) -> None:
    """Texts with next to nothing in them are parsed."""
    assert next(parse([report(text)])).doc.text == text


# As it was before it was made safe: the same runs, in a time that doubles with each letter.
PLAIN = re.compile(r"(?:(?<=\s)|^)(?:[^\sa-z]*[A-Z]{2}[^\sa-z]*(?:\s[^\sa-z]{1,4})*(?:\s|$)){5,}")
SHOUTS = ("AB", "ABC", "A", "1", "12345", "ABCDEFG", "ab", "Ab", "-", "AB,", "A-B", "(AB)", "É", "ÉÉÉÉÉÉ", "$5", "THE", "99999", "ABc")


@given(st.lists(st.sampled_from(SHOUTS), max_size=14).map(" ".join))
@example("AB AB AB AB AB")
@example("THE FRONT SAYS A NEW DEAL and more")
def test_runs_of_capitals(text: str) -> None:
    """The pattern for headlines that run on finds what its plain form finds."""
    assert [m.span() for m in CAPITALS.finditer(text)] == [m.span() for m in PLAIN.finditer(text)]


@pytest.mark.parametrize("text", ["A" * 30_000, "'\"" * 15_000, "9" * 30_000, "“" * 30_000])
def test_words_without_end(text: str) -> None:
    """A word of thousands of letters or marks is one token, and the text stays as it is."""
    (parsed,) = parse([report(f"The road is closed.\n\n{text}")])
    assert parsed.doc.text.endswith(text)
    assert len(parsed.doc) < 100


def test_marks_alone() -> None:
    """A text of more tokens than any report is refused."""
    with pytest.raises(OutOfBounds):
        list(parse([report("- " * 130_000)]))
