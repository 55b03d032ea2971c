"""Quotation marks are paired with their real faults, and a fault stays in its paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.parse.quotemarks import quotations
from accordingto.parse.sentences import paragraphs


def found(text: str) -> list[tuple[str, bool, int]]:
    return [(text[slice(*q.span)], q.closed, q.depth) for q in quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We stay," she said.', '"We stay,"'),
        ("“We stay,” she said.", "“We stay,”"),
        ("``We stay,'' she said.", "``We stay,''"),
        ("''We stay,'' she said.", "''We stay,''"),
        ("'We stay,' she said.", "'We stay,'"),
        ("‘We stay,’ she said.", "‘We stay,’"),
        ("«We stay», she said.", "«We stay»"),
        ("»We stay«, she said.", "»We stay«"),
        ("„We stay“, she said.", "„We stay“"),
    ],
)
def test_styles(text: str, quoted: str) -> None:
    """Straight, curly, doubled, single, French and German marks pair with their own kind."""
    assert found(text) == [(quoted, True, 0)]


@pytest.mark.parametrize("text", ["The workers' union and the bosses' club.", "It isn't the '90s, it's ’em.", "A 5'11\" fence."])
def test_apostrophes(text: str) -> None:
    """Apostrophes, elisions and inches are no marks."""
    assert not found(text)


def test_apostrophe_inside() -> None:
    """An apostrophe inside single marks does not end the quotation."""
    assert found("'We'll go,' said the workers' union.") == [("'We'll go,'", True, 0)]


def test_nested() -> None:
    """A quotation inside another has depth 1."""
    assert found("“He said ‘never’ twice,” she said.") == [("“He said ‘never’ twice,”", True, 0), ("‘never’", True, 1)]


def test_paragraphs() -> None:
    """Where each paragraph opens and only the last one closes, the first ones are not closed."""
    assert found("“We came.\n\n“We left.”") == [("“We came.", False, 0), ("“We left.”", True, 0)]


def test_fault_is_local() -> None:
    """One odd mark spoils no paragraph but its own."""
    text = '"We came, said the mayor.\n\n"We left," said the judge.\n\nHe spoke of "peace".'
    assert [q for q, closed, _ in found(text) if closed] == ['"We left,"', '"peace"']


def test_lost_opening() -> None:
    """A closing mark alone, after the end of a clause, closes what its paragraph began."""
    assert found("We left,” said the judge.") == [("We left,”", False, 0)]


@given(st.text(alphabet="ab .,!?\n\"'“”‘’„«»`"))
def test_any_marks(text: str) -> None:
    """Whatever the marks: spans lie in the text, inner ones in outer ones, in order."""
    quotes = quotations(text, paragraphs(text))
    assert list(quotes) == sorted(quotes, key=lambda q: (q.span[0], -q.span[1]))
    for quote in quotes:
        assert 0 <= quote.span[0] <= quote.inner[0] <= quote.inner[1] <= quote.span[1] <= len(text)


@pytest.mark.parametrize("text", ["\"'. workers' “", '"‘. A\'"0'])
def test_none_crosses_another(text: str) -> None:
    """A quotation that is broken off ends behind those that began in it (found by fuzzing)."""
    spans = [quote.span for quote in quotations(text, paragraphs(text))]
    assert len(spans) > 1
    assert not [1 for a, b in spans for c, d in spans if a < c < b < d]
