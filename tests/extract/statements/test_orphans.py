"""Quotations without a cue go on with what the speaker before them says."""

import accordingto


def contents(text: str) -> list[list[str]]:
    record = accordingto.read_text(text)
    return [[text[s:e] for s, e in statement.content] for statement in record.statements]


def test_next_paragraph() -> None:
    """A paragraph that is a quotation and nothing else belongs to the last speaker."""
    text = "The mayor said the town was safe.\n\n“Nobody will go hungry here this winter.”"
    assert contents(text) == [["the town was safe", "“Nobody will go hungry here this winter.”"]]


def test_open_paragraphs() -> None:
    """A quotation that lasts over paragraphs is one content."""
    text = "“The wells are dry,” the mayor said. “We dig every day.\n\n“We have found nothing yet.”"
    assert contents(text) == [["“The wells are dry,”", "“We dig every day.", "“We have found nothing yet.”"]]


def test_own_cue() -> None:
    """A quotation with a cue of its own is its own statement."""
    text = "The mayor said the town was safe.\n\n“Nobody will go hungry here,” the governor said."
    assert contents(text) == [["the town was safe"], ["“Nobody will go hungry here,”"]]


def test_no_speaker() -> None:
    """Without a speaker before it a quotation is nobody's."""
    assert not contents("The march ended at noon.\n\n“We will come back every single week.”")


def test_the_cue_ends_the_paragraphs() -> None:
    """Quotations open at the end of their paragraphs belong to whoever says the last, not to the speaker before them."""
    text = "The mayor said the well was dry.\n\n“We dig every day in the old streets.\n\n“We have found nothing yet,” the engineer said."
    assert contents(text) == [["the well was dry"], ["“We dig every day in the old streets.", "“We have found nothing yet,”"]]
