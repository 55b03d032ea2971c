"""Trees that the small parser gets wrong by habit are put right by their shape."""

import pytest
from spacy.tokens import Doc, Token

from accordingto.model import Report, Source
from accordingto.parse.pipeline import parse
from accordingto.parse.syntax import subjects


def doc_of(text: str) -> Doc:
    return next(parse([Report(source=Source(uri="-", media_type="text/plain", sha256=""), text=text)])).doc


def token(doc: Doc, word: str) -> Token:
    return next(t for t in doc if t.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("During the truce the Front released 42 captured soldiers and Varnia freed 61 detainees.", "freed", "Varnia"),
        ("A patrol was fired upon near Maddock and two soldiers were killed.", "killed", "soldiers"),
        ("He recalled that a patrol was fired upon near Maddock and two soldiers were killed.", "killed", "soldiers"),
    ],
)
def test_a_noun_before_a_finite_verb_is_its_subject(text: str, verb: str, subject: str) -> None:
    """A noun coordinated with an object, right before a finite verb without a subject, begins a clause of its own."""
    doc = doc_of(text)
    assert [t.text for t in subjects(token(doc, verb))] == [subject]


@pytest.mark.parametrize(
    "text",
    [
        "They freed ten soldiers and two guards on Monday.",
        "He saw two men and a woman killed by the blast.",
        "The army and the police arrested him.",
    ],
)
def test_coordinated_nouns_stay(text: str) -> None:
    """Nouns that are only coordinated stay so."""
    assert any(t.dep_ == "conj" and t.pos_ == "NOUN" for t in doc_of(text))


def test_a_clause_after_the_speaker_is_a_circumstance() -> None:
    """What follows ", officials said," with "as" is not what they said."""
    doc = doc_of(
        "PELLAU (Meridian) - The number of people killed in the delta rose to 31 on Thursday, hospital officials said, "
        "as the two sides traded accusations and the talks stood still."
    )
    said = token(doc, "said")
    assert all(c.i < said.i for c in said.children if c.dep_ == "ccomp")


def test_a_participle_between_commas_before_that_hangs_on_the_verb_before_it() -> None:
    """ "reported, citing two guards, that ...": the citing is the report's, not the clause's."""
    doc = doc_of("The agency reported, citing two guards, that the bridge had been lost.")
    assert token(doc, "citing").head.text == "reported"


def test_a_participle_after_of_hangs_on_the_verb() -> None:
    """A name takes no "of" with a participle: whoever is accused of breaking it is the object of the verb."""
    doc = doc_of("The Varnian army accused the Front of breaking the truce hours after it began.")
    assert token(doc, "of").head.text == "accused"
