"""What the rules judge of trained statements: quotation marks, acts, who is relayed, whether a source is somebody."""

import msgspec
import numpy as np

from accordingto.extract.statements import trained
from accordingto.extract.statements.combine import form
from accordingto.extract.statements.judged import judged
from accordingto.extract.statements.relayed import relayed
from accordingto.extract.statements.scene import scene
from accordingto.model import Act, Form, Spans, StatementDraft
from accordingto.parse.pipeline import parse
from accordingto.parse.reader import Found
from accordingto.parse.windows import Words
from accordingto.readers import sources

TEXT = "“We stay,” said the mayor. “They left us here alone,” the nurse added."
SEEN = scene(next(parse([sources.from_text(TEXT).report])))


def span(text: str, words: str) -> Spans:
    start = text.index(words)
    return ((start, start + len(words)),)


def draft(cue: str, *content: str, source: str = "", form: Form = "direct", act: Act = "states", text: str = TEXT) -> StatementDraft:
    pieces = tuple(span(text, words)[0] for words in content)
    return StatementDraft(
        source=span(text, source) if source else (), cue=span(text, cue), content=pieces, form=form, act=act, because="test"
    )


def test_a_quotation_has_one_speaker() -> None:
    """A later piece that is the quotation beside another's cue is taken from the statement that ran on into it."""
    ran_on = draft("said", "“We stay,”", "“They left us here alone,”", source="the mayor")
    rule = draft("added", "“They left us here alone,”", source="the nurse")
    found = list(judged(SEEN, [ran_on], [rule]))
    assert [d.content for d in found] == [span(TEXT, "“We stay,”"), span(TEXT, "“They left us here alone,”")]
    assert [d.source for d in found] == [span(TEXT, "the mayor"), span(TEXT, "the nurse")]


def test_a_quotation_that_is_there_is_not_added() -> None:
    """What a trained statement has is not said twice."""
    whole = draft("added", "“They left us here alone,”", source="the nurse")
    assert list(judged(SEEN, [whole], [whole])) == [whole]


def test_a_known_cue_has_a_known_act() -> None:
    """Where the rules know the cue its act is theirs."""
    (found,) = judged(SEEN, [draft("said", "“We stay,”")], [draft("said", "“We stay,”", act="denies", form="indirect")])
    assert found.act == "denies"


def test_citing() -> None:
    """Of two statements with one content, the one that is cited stands in the other."""
    text = "The agency reported, citing the harbour office, that nine boats had sunk."
    seen = scene(next(parse([sources.from_text(text).report])))
    outer = draft("reported", "nine boats had sunk", source="The agency", text=text)
    inner = draft("citing", "nine boats had sunk", source="the harbour office", text=text)
    assert [d.within for d in relayed(seen, [outer, inner])] == [(), outer.cue]


def test_a_deed_is_no_statement() -> None:
    """A verb that does what it says is a cue only where the rules hold it for one."""
    text = "The council rejected the plan."
    seen = scene(next(parse([sources.from_text(text).report])))
    deed = draft("rejected", "the plan", source="The council", form="indirect", text=text)
    assert not list(judged(seen, [deed], []))
    assert list(judged(seen, [deed], [deed])) == [deed]


def test_a_source_is_one_phrase() -> None:
    """Pieces with next to nothing between are one phrase; what is left of one after its preposition is nobody."""
    text = "A clerk hired by the mayor said so."
    seen = scene(next(parse([sources.from_text(text).report])))
    spans = [(t.idx, t.idx + len(t)) for t in seen.doc]
    words = Words(spans, [[7]] * len(spans), [(0, 0, 0, 0)] * len(spans))

    def source(*pieces: tuple[int, int]) -> list[tuple[int, int]]:
        labels = {"source": list(pieces), "cue": [(6, 7)], "content": [(7, 8)]}
        return trained._nearest(seen, words, Found(6, labels, 0.9, 0.9, np.ones(9)))

    assert source((0, 2), (3, 6)) == [(0, 6)]
    assert source((3, 6)) == []
    assert source((0, 1)) == []


def test_nested_nouns_and_political_acts_are_kept() -> None:
    """What the rules find inside another's content stays where it is a noun's or a political act; other verbs are left out."""
    text = "The ministry said the claim by the rebels that nine boats sank was false."
    seen = scene(next(parse([sources.from_text(text).report])))
    outer = draft("said", text[18:-1], source="The ministry", form="indirect", text=text)
    noun = draft("claim", "nine boats sank", source="the rebels", form="indirect", text=text)
    noun = msgspec.structs.replace(noun, because="noun 'claim' + that")
    assert list(judged(seen, [outer], [noun])) == [outer, noun]
    assert list(judged(seen, [outer], [msgspec.structs.replace(noun, because="verb")])) == [outer]
    assert list(judged(seen, [outer], [msgspec.structs.replace(noun, because="verb", act="demands")])) != [outer]


def test_single_quotation_marks_quote_too() -> None:
    """British papers quote in single marks; an apostrophe is none."""
    text = "‘We stay,’ he said. It wasn’t so."
    assert form(text, span(text, "‘We stay,’")) == "direct"
    assert form(text, span(text, "It wasn’t so")) == "indirect"
