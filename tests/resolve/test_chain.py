"""Items belong to the innermost statement that carries them; statements stand inside statements, never in a circle."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from accordingto.model import Spans, StatementDraft
from accordingto.model.nearby import Nearby
from accordingto.resolve import chain
from accordingto.resolve.chain import enclosing

TEXT = "A envoy said the ministry denied that the army had shelled the port, and that talks go on."


def draft(cue: str, content: str, source: str = "") -> StatementDraft:
    def at(words: str) -> tuple[tuple[int, int], ...]:
        return ((TEXT.index(words), TEXT.index(words) + len(words)),) if words else ()

    return StatementDraft(source=at(source), cue=at(cue), content=at(content), form="indirect", because="test")


OUTER = draft("said", "the ministry denied that the army had shelled the port, and that talks go on")
INNER = draft("denied", "the army had shelled the port", "the ministry")


def spans(words: str) -> tuple[tuple[int, int], ...]:
    return ((TEXT.index(words), TEXT.index(words) + len(words)),)


def voices(item: Spans, said: Sequence[StatementDraft], parents: Sequence[int | None]) -> list[int]:
    return chain.voices(item, Nearby((draft.content, index) for index, draft in enumerate(said)), parents)


def test_nesting() -> None:
    """A statement whose cue stands in another's content is inside it."""
    assert enclosing([OUTER, INNER]) == [None, 0]
    assert enclosing([INNER, OUTER]) == [1, None]


def test_innermost_voice_comes_last() -> None:
    """An item in both contents is according to both, outermost first; one outside the inner only to the outer; else to nobody."""
    parents = enclosing([OUTER, INNER])
    assert voices(spans("shelled"), [OUTER, INNER], parents) == [0, 1]
    assert voices(spans("talks"), [OUTER, INNER], parents) == [0]
    assert voices(spans("said"), [OUTER, INNER], parents) == []


def test_the_extractor_may_say_where_a_statement_stands() -> None:
    """`within` names the enclosing cue where the text's order does not show it."""
    citing = draft("denied", "the army had shelled the port")
    reported = draft("said", "the army had shelled the port")
    placed = StatementDraft(cue=citing.cue, content=citing.content, form="indirect", within=reported.cue, because="citing")
    parents = enclosing([reported, placed])
    assert parents == [None, 0]
    assert voices(spans("shelled"), [reported, placed], parents) == [0, 1]


pieces = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda p: ((p[0], p[0] + p[1]),))
drafts = st.builds(lambda cue, content: StatementDraft(cue=cue, content=content, form="indirect", because="x"), pieces, pieces)


@given(st.lists(drafts, max_size=7), pieces)
def test_never_a_circle(said: list[StatementDraft], item: tuple[tuple[int, int], ...]) -> None:
    """However statements overlap, the way up ends."""
    parents = enclosing(said)
    for index in range(len(said)):
        seen = set()
        at: int | None = index
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = parents[at]
    found = voices(item, said, parents)
    assert len(found) == len(set(found))


def test_what_stands_in_relayed_words_is_the_inner_speaker_s() -> None:
    """Of "X reported, citing Y" both have the same content; a statement in it stands in Y's."""
    outer = StatementDraft(cue=((0, 8),), content=((20, 60),), form="indirect", because="test")
    relayed = StatementDraft(cue=((10, 16),), content=((20, 60),), form="indirect", within=((0, 8),), because="test")
    inner = StatementDraft(cue=((30, 34),), content=((40, 60),), form="indirect", because="test")
    assert enclosing([outer, relayed, inner]) == [None, 0, 1]
