"""A content of the network is made whole: no holes, nothing of its own source, no mark of a quotation that begins before it."""

from accordingto.extract.statements.pieces import mended
from accordingto.extract.statements.scene import Scene, scene
from accordingto.model import Spans, StatementDraft
from accordingto.parse.pipeline import parse
from accordingto.readers import sources


def seen(text: str) -> Scene:
    return scene(next(parse([sources.from_text(text).report])))


def spans(text: str, *words: str) -> Spans:
    return tuple((text.index(w), text.index(w) + len(w)) for w in words)


def draft(text: str, source: str, cue: str, *content: str) -> StatementDraft:
    return StatementDraft(
        source=spans(text, source) if source else (), cue=spans(text, cue), content=spans(text, *content), form="indirect", because="test"
    )


def test_a_hole_of_a_few_words_is_content() -> None:
    """What stands between two pieces is content where it is short and neither source nor cue of the statement."""
    text = "The abbot said the army was lying when it denied the raid."
    (one,) = mended(seen(text), [draft(text, "The abbot", "said", "the army was lying", "it denied the raid")])
    assert one.content == spans(text, "the army was lying when it denied the raid")


def test_an_inserted_saying_stays_a_hole() -> None:
    """The cue and source in the middle of what is said are no part of it."""
    text = "The bridge, engineers said, would reopen."
    whole = draft(text, "engineers", "said", "The bridge", "would reopen")
    assert list(mended(seen(text), [whole])) == [whole]


def test_paragraphs_are_not_joined() -> None:
    """Two paragraphs of a quotation stay two pieces."""
    text = "“We left at dawn.\n\n“Nobody stayed,” the miller said."
    whole = draft(text, "the miller", "said", "“We left at dawn.", "“Nobody stayed,”")
    assert list(mended(seen(text), [whole])) == [whole]


def test_a_speaker_is_not_what_is_said() -> None:
    """A piece that is the statement's own source goes; one that is all of the content stays."""
    text = "Aides say he is convinced."
    (one,) = mended(seen(text), [draft(text, "Aides", "say", "Aides", "he is convinced")])
    assert one.content == spans(text, "he is convinced")
    alone = draft(text, "Aides", "say", "Aides")
    assert list(mended(seen(text), [alone])) == [alone]


def test_as_saying_is_a_cue() -> None:
    """Of whom another quotes, "as saying" is the cue and not what is said."""
    text = "The ministry had quoted the captain as saying nine boats sank."
    outer = draft(text, "The ministry", "had quoted", "as saying", "nine boats sank")
    inner = draft(text, "the captain", "as saying", "nine boats sank")
    assert [one.content for one in mended(seen(text), [outer, inner])] == [inner.content, inner.content]


def test_a_mark_alone_is_no_content() -> None:
    """A content inside a quotation ends before the mark that closes it."""
    text = "The Front mocked “what he says we burned” at length."
    (one,) = mended(seen(text), [draft(text, "he", "says", "we burned”")])
    assert one.content == spans(text, "we burned")


def test_what_another_verb_says_is_not_taken() -> None:
    """A later piece is no content where a verb between the two says it."""
    text = "The envoy hoped the council would listen, and that he believed the mayor."
    hoped = draft(text, "The envoy", "hoped", "the council would listen", "the mayor")
    believed = draft(text, "he", "believed", "the mayor")
    assert [one.content for one in mended(seen(text), [hoped, believed])] == [spans(text, "the council would listen"), believed.content]


def test_a_cue_ends_before_a_quotation() -> None:
    """A cue that runs into a quotation is cut at its mark, and the quotation is said."""
    text = "The crowd had chanted “Down with the toll” all night."
    (one,) = mended(seen(text), [draft(text, "The crowd", "had chanted “Down with", "the toll")])
    assert (one.cue, one.content) == (spans(text, "had chanted"), spans(text, "“Down with the toll”"))
