"""Runs say exactly what the spans say: nothing lost, nothing doubled, whatever overlaps."""

from hypothesis import given
from hypothesis import strategies as st

from accordingto.show.segments import Run, cut

TEXTS = st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("👩🏽‍🚒e\u0301\u202eשלום")), max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[tuple[str, tuple[tuple[int, int], ...]]]]:
    text = draw(TEXTS)
    edge = st.integers(0, len(text))
    span = st.tuples(edge, edge).map(lambda pair: (min(pair), max(pair)))
    spans = st.lists(span, max_size=3).map(tuple)
    return text, [(f"m{i}", s) for i, s in enumerate(draw(st.lists(spans, max_size=6)))]


@given(marked())
def test_runs_concatenate_to_the_text(case: tuple[str, list[tuple[str, tuple[tuple[int, int], ...]]]]) -> None:
    """The runs, put together, are the text."""
    text, marks = case
    assert "".join(text[r.start : r.end] for r in cut((0, len(text)), marks)) == text


@given(marked())
def test_each_mark_covers_exactly_its_spans(case: tuple[str, list[tuple[str, tuple[tuple[int, int], ...]]]]) -> None:
    """A character is in a run with the mark just where a span of the mark holds it."""
    text, marks = case
    runs = cut((0, len(text)), marks)
    for name, spans in marks:
        covered = {i for r in runs if name in r.marks for i in range(r.start, r.end)}
        assert covered == {i for start, end in spans for i in range(start, end)}


@given(marked())
def test_runs_are_as_few_as_the_edges_allow(case: tuple[str, list[tuple[str, tuple[tuple[int, int], ...]]]]) -> None:
    """No run is empty, and none names a mark twice."""
    text, marks = case
    for run in cut((0, len(text)), marks):
        assert run.start < run.end
        assert len(set(run.marks)) == len(run.marks)


def test_a_window_cuts_marks_at_its_edges() -> None:
    """Of a paragraph only what lies in it is shown."""
    assert cut((2, 6), [("a", ((0, 4),)), ("b", ((3, 9),))]) == (Run(2, 3, ("a",)), Run(3, 4, ("a", "b")), Run(4, 6, ("b",)))


def test_an_empty_text_has_no_runs() -> None:
    """Nothing in, nothing out."""
    assert cut((0, 0), [("a", ((0, 0),))]) == ()
