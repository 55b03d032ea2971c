"""Paragraphs end at blank lines, at parts and at line breaks that end a sentence or a heading."""

from accordingto.model import Part
from accordingto.parse.sentences import ENDLESS, LONGEST, MOST, paragraphs


def cut(text: str, *parts: Part) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text, parts)]


def test_blank_lines() -> None:
    """A blank line ends a paragraph, white space on it or not, whatever the line ends."""
    assert cut("One\n\nTwo \r\n \r\nThree") == ["One", "Two", "Three"]


def test_short_lines_stand_alone() -> None:
    """A short line that is followed by a capital is a heading, not the start of a sentence."""
    assert cut("Talks resume\nThe Front agreed.") == ["Talks resume", "The Front agreed."]


def test_wrapped_lines_go_on() -> None:
    """A long line without an end goes on in the next, as does any line before a small letter."""
    long = "The foreign minister of Varnia, who had come by train,\nLater that day left for Tarsa."
    assert cut(long) == [long]
    assert cut("The Front\nagreed.") == ["The Front\nagreed."]


def test_parts_are_not_joined() -> None:
    """A headline and the body are two paragraphs even on one line."""
    text = "Talks resume The Front agreed."
    headline = Part(part="headline", spans=((0, 12),))
    assert cut(text, headline) == ["Talks resume", "The Front agreed."]


def test_a_paragraph_without_end_is_cut() -> None:
    """What is longer than the parser holds is cut after a sentence, else at white space, else anywhere; nothing is lost."""
    for text in ("The Front said no. " * 5000, "word " * 20000, "a" * 50000, "\u00e9" * 19999 + " \u2003 " + "b" * 30000):
        found = paragraphs(text)
        assert max(end - start for start, end in found) <= LONGEST
        assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
        assert all(text[start:end].strip() == text[start:end] != "" for start, end in found)


def test_a_sentence_without_end() -> None:
    """What goes on for pages without the end of a sentence is cut at white space; a long paragraph of sentences is not."""
    endless = "12 and " * 2_000
    assert all(len(piece) <= ENDLESS for piece in cut(endless))
    assert " ".join(cut(endless)) == endless.strip()
    prose = "The road is closed. " * 500
    assert cut(prose) == [prose.strip()]


def test_too_many_paragraphs() -> None:
    """A list of more lines than any report has paragraphs is parsed some lines at a time, and no line is lost or parted."""
    text = "\n\n".join(f"Line {n}" for n in range(MOST + 500))
    found = cut(text)
    assert len(found) < MOST / 50
    assert [line for piece in found for line in piece.split("\n\n")] == text.split("\n\n")
