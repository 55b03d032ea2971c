"""Of what the network leaves out, only those statements of the rules come back whose kind is nearly always a statement."""

from accordingto.extract.statements.missed import missed
from accordingto.extract.statements.scene import scene
from accordingto.model import Act, Spans, StatementDraft
from accordingto.parse.pipeline import parse
from accordingto.readers import sources


def spans(text: str, words: str) -> Spans:
    return ((text.index(words), text.index(words) + len(words)),)


def draft(text: str, source: str, cue: str, content: str, because: str = "cue + clause", act: Act = "states") -> StatementDraft:
    where = spans(text, source) if source else ()
    return StatementDraft(source=where, cue=spans(text, cue), content=spans(text, content), form="indirect", act=act, because=because)


def added(text: str, one: StatementDraft, *kept: StatementDraft) -> bool:
    return missed(scene(next(parse([sources.from_text(text).report]))), one, kept)


TEXT = "The radio said the reeve told the council that the ford, which he likes, had flooded."
OUTER = draft(TEXT, "The radio", "said", TEXT[15:-1])


def test_what_is_plainly_said_in_anothers_words() -> None:
    """A verb that does nothing but say, with a clause, is added inside another's content; one with an object, or of liking, is not."""
    assert added(TEXT, draft(TEXT, "the reeve", "told", "the ford, which he likes, had flooded"), OUTER)
    assert not added(TEXT, draft(TEXT, "the reeve", "told", "the council", because="cue 'told' + object"), OUTER)
    assert not added(TEXT, draft(TEXT, "he", "likes", "which"), OUTER)


def test_nothing_twice() -> None:
    """A cue that the network has is not added."""
    assert not added(TEXT, draft(TEXT, "the reeve", "told", "the ford"), OUTER, draft(TEXT, "the reeve", "told", "had flooded"))


def test_alone_only_denials_and_nouns_of_somebody() -> None:
    """Outside others' words a denial and a noun whose owner is named are added, a verb of saying is not."""
    text = "The reeve denied the theft; the miller's claim that he slept was read."
    assert added(text, draft(text, "The reeve", "denied", "the theft", act="denies"))
    assert added(text, draft(text, "the miller", "claim", "he slept", because="noun 'claim' + that"))
    assert not added(text, draft(text, "", "claim", "he slept", because="noun 'claim' + that"))
    assert not added(TEXT, draft(TEXT, "the reeve", "told", "had flooded"))


def test_a_name_before_a_colon() -> None:
    """A short name or somebody's before a colon speaks; a rubric does not."""
    text = "Hale Dorn: the ford has flooded. Little relief for farmers: the ford has flooded."
    assert added(text, draft(text, "Hale Dorn", ":", "the ford has flooded", because="name + colon"))
    assert not added(text, draft(text, "Little relief for farmers", ":", "the ford has flooded", because="name + colon"))
