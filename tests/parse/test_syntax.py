"""Readings of the tree: whole noun phrases, subjects that are shared, passives and negations."""

import pytest
from spacy.tokens import Doc, Token

from accordingto.model import Report, Source
from accordingto.model.span import words
from accordingto.parse.align import head_of, spans_of, tokens_in
from accordingto.parse.pipeline import parse
from accordingto.parse.syntax import conjuncts, is_passive, negation, objects, phrase, subjects


def doc_of(text: str) -> Doc:
    return next(parse([Report(source=Source(uri="-", media_type="text/plain", sha256=""), text=text)])).doc


def token(doc: Doc, word: str) -> Token:
    return next(t for t in doc if t.text == word)


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("The head of the river commission, who left early, spoke.", "head", "The head of the river commission"),
        ("Soldiers and police guarded the bridge.", "Soldiers", "Soldiers"),
        ("Two senior officials from Tarsa arrived.", "officials", "Two senior officials from Tarsa"),
    ],
)
def test_phrase(text: str, head: str, expected: str) -> None:
    """A noun phrase has its modifiers and prepositions, not its relative clauses or what is coordinated with it."""
    doc = doc_of(text)
    assert words(doc.text, phrase(token(doc, head))) == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The army shelled the port and burned the depot.", "burned", ["army"]),
        ("The fighters who burned the depot fled.", "burned", ["fighters"]),
        ("The minister promised to withdraw the guns.", "withdraw", ["minister"]),
        ("The army and the police left.", "left", ["army", "police"]),
    ],
)
def test_subjects(text: str, verb: str, expected: list[str]) -> None:
    """A verb has its own subject, the one it shares, its antecedent or its controller's."""
    assert [t.text for t in subjects(token(doc_of(text), verb))] == expected


def test_passive_and_objects() -> None:
    """The subject of a passive verb is its object."""
    doc = doc_of("The convoy was ambushed by the Front. The Front ambushed the convoy.")
    first, second = (t for t in doc if t.text == "ambushed")
    assert is_passive(first)
    assert not is_passive(second)
    assert [t.text for t in objects(first)] == [t.text for t in objects(second)] == ["convoy"]


def test_negation() -> None:
    """A verb knows the word that negates it."""
    doc = doc_of("The army did not shell the port. The Front left.")
    found = negation(token(doc, "shell"))
    assert found is not None
    assert found.text == "not"
    assert negation(token(doc, "left")) is None


def test_conjuncts_and_alignment() -> None:
    """Coordinated nouns come in text order; spans of their words lead back to them."""
    doc = doc_of("Varnia, Tarsa and Ilmar signed.")
    nouns = conjuncts(token(doc, "Varnia"))
    assert [t.text for t in nouns] == ["Varnia", "Tarsa", "Ilmar"]
    spans = spans_of(nouns)
    assert words(doc.text, spans) == "Varnia Tarsa Ilmar"
    assert tokens_in(doc, spans) == nouns
    assert head_of(doc, spans) == nouns[0]
