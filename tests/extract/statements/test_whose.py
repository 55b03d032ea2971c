"""A statement of the network gets the source that the parse shows, where it has none or one that cannot be."""

from accordingto.extract.statements.scene import scene
from accordingto.extract.statements.whose import named
from accordingto.model import Spans, StatementDraft
from accordingto.parse.pipeline import parse
from accordingto.readers import sources


def spans(text: str, *words: str) -> Spans:
    return tuple((text.index(w), text.index(w) + len(w)) for w in words)


def whose(text: str, source: str, cue: str, content: str) -> tuple[str, str]:
    """The words of source and content of the draft as it is named."""
    seen = scene(next(parse([sources.from_text(text).report])))
    draft = StatementDraft(
        source=spans(text, source) if source else (), cue=spans(text, cue), content=spans(text, content), form="indirect", because="test"
    )
    found = named(seen, draft)
    return " | ".join(text[s:e] for s, e in found.source), " | ".join(text[s:e] for s, e in found.content)


def test_a_participle_has_the_subject_of_its_sentence() -> None:
    """Of a cue without a finite verb and a source, the sentence names the speaker."""
    text = "The reeve waved at the crowd, comparing the council to geese."
    assert whose(text, "", "comparing", "the council to geese")[0] == "The reeve"


def test_whom_the_verb_is_done_to_does_not_speak() -> None:
    """The object of a cue is not its source, but of citing it is."""
    text = "The ministry had quoted the captain as saying that nine boats sank."
    assert whose(text, "the captain", "had quoted", "nine boats sank")[0] == "The ministry"
    text = "The radio, citing a captain, says nine boats sank."
    assert whose(text, "a captain", "citing", "nine boats sank")[0] == "a captain"


def test_the_owner_of_a_noun_speaks() -> None:
    """The owner stands before the noun, or before "that" in what the network took for the content."""
    assert whose("The Dorn family's denial of it came late.", "", "denial", "it")[0] == "The Dorn family"
    text = "The radio read the denial of the miller, Hale Dorn, that he had slept."
    source, content = whose(text, "", "denial of", "the miller, Hale Dorn, that he had slept")
    assert source == "the miller, Hale Dorn"
    assert content == "he had slept"


def test_a_source_is_a_whole_phrase() -> None:
    """A preposition or relative pronoun at its end goes, and a noun that its last word belongs to comes."""
    text = "The reeve, who came late, said so; a council member said no."
    assert whose(text, "The reeve, who", "said", "so")[0] == "The reeve"
    assert whose(text, "a council", "said no", "no")[0] == "a council member"
