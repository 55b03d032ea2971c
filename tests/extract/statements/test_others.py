"""A content of several pieces keeps its own: not what another says, what is said apart, or what nobody says."""

from accordingto.extract.statements import others
from accordingto.extract.statements.scene import Scene, scene
from accordingto.model import Spans, StatementDraft
from accordingto.parse.pipeline import parse
from accordingto.readers import sources


def seen(text: str) -> Scene:
    return scene(next(parse([sources.from_text(text).report])))


def spans(text: str, *words: str) -> Spans:
    return tuple((text.index(w), text.index(w) + len(w)) for w in words)


def draft(text: str, source: str, cue: str, *content: str) -> StatementDraft:
    return StatementDraft(source=spans(text, source), cue=spans(text, cue), content=spans(text, *content), form="indirect", because="test")


def kept(text: str, one: StatementDraft, *more: StatementDraft) -> list[str]:
    return [text[s:e] for s, e in others.without(seen(text), one, one.content, [one, *more])]


def test_a_second_cue_of_the_speaker_begins_no_content() -> None:
    """What the same speaker adds by another cue is another statement."""
    text = "Nobody fled, the reeve told the guests, disputing estimates by the abbey."
    told = draft(text, "the reeve", "told the guests", "Nobody fled", "disputing estimates by the abbey")
    assert kept(text, told, draft(text, "the reeve", "disputing", "estimates by the abbey")) == ["Nobody fled"]


def test_another_s_sentence_is_another_s() -> None:
    """A piece that is a whole statement of another in its own sentence goes."""
    text = "The mill is shut, a baker shouted. Ask in the hills, a corporal answered."
    shouted = draft(text, "a baker", "shouted", "The mill is shut", "Ask in the hills, a corporal answered")
    assert kept(text, shouted, draft(text, "a corporal", "answered", "Ask in the hills")) == ["The mill is shut"]


def test_words_after_a_quotation_are_the_writer_s() -> None:
    """What follows a quotation and its cue without marks of its own says when or how it was said; a quotation that goes on stays."""
    text = "“We stay,” the mayor warned, on the eve of the vote."
    assert kept(text, draft(text, "the mayor", "warned", "“We stay,”", "on the eve of the vote")) == ["“We stay,”"]
    text = "“We stay,” the mayor warned, “and we vote.”"
    assert len(kept(text, draft(text, "the mayor", "warned", "“We stay,”", "“and we vote.”"))) == 2


def test_another_sentence_is_no_content_without_marks() -> None:
    """A later piece in another sentence than its cue, not quoted, goes."""
    text = "The guards were told the road was safe. The crates held shells."
    assert kept(text, draft(text, "The guards", "were told", "the road was safe", "The crates held shells")) == ["the road was safe"]


def test_a_statement_around_ends_the_content() -> None:
    """Where the cue of whoever relays a statement stands at its end, it is no part of it; nor is what stands behind a colon."""
    text = "The reeve threatened to close the ford, a weekly reports."
    inner = draft(text, "The reeve", "threatened", "to close the ford, a weekly reports")
    outer = draft(text, "a weekly", "reports", "The reeve threatened to close the ford")
    assert others.cut(seen(text), inner, [inner, outer]) == spans(text, "to close the ford")
    text = "Widows dispute the count: by their tally nine men fell."
    dispute = draft(text, "Widows", "dispute", "the count: by their tally nine men fell")
    tally = draft(text, "their tally", "by", "nine men fell")
    assert others.cut(seen(text), dispute, [dispute, tally]) == spans(text, "the count")


def test_something_is_left() -> None:
    """A content never loses all of its pieces."""
    text = "The mill is shut. Nobody came. The reeve said so."
    one = draft(text, "The reeve", "said", "The mill is shut", "Nobody came")
    assert kept(text, one, draft(text, "The reeve", "The mill", "is shut")) != []
