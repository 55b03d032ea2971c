"""What every record promises, whatever the text: words at their offsets, references that lead somewhere, no exception."""

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import accordingto
from accordingto.model import Record, Span

PIECES = (
    "The Front denied that it had shelled Oskel, killing at least 12 people, mostly children.",
    "“We never left,” she said on Friday. “They did.",
    "According to the ministry, which cited police reports, some 40 were hurt",
    "TARSA, June 2 (WNA) -- ",
    "Prime Minister Ilva Dren's aide told the Ilmar Daily: 'It is over'",
    "\U0001f54a\U0001f3fd e\u0301 \u202eabc\u202c \u00a0—",
    "NO DEAL, SAYS FRONT",
    "between 20 and 30 per cent of $4.5bn by 3 p.m. on 31/12/2023",
    "``It was us,'' he said.",
    "\n\n",
    "he",
)
texts = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=6).map(lambda pieces: "\n\n".join(pieces)[::-1]),
    st.lists(st.sampled_from(" ".join(PIECES).split(" ")), max_size=40).map(" ".join),
)


def spans_in(value: object) -> Iterator[Span]:
    """Every pair of whole numbers that stands in a list: the record has no others but spans, and bytes of residue."""
    if isinstance(value, list) and len(value) == 2 and all(isinstance(v, int) for v in value):
        yield (value[0], value[1])
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name != "residue":
                yield from spans_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans_in(inner)


def check(record: Record) -> None:
    text = record.report.text
    plain = msgspec.to_builtins(record)
    for start, end in spans_in(plain):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
    for item in (*record.statements, *record.events, *record.figures):
        assert item.because
    statements = {s.id for s in record.statements}
    for event in record.events:
        assert set(event.according_to) <= statements
        assert set(event.figures) <= {f.id for f in record.figures}
        assert all(ref.party is None or record.party(ref.party) for ref in (*event.actors, *event.recipients))
    for figure in record.figures:
        assert set(figure.according_to) <= statements
        assert figure.low is None or figure.high is None or figure.low <= figure.high
    for statement in record.statements:
        assert statement.within is None or statement.within in statements - {statement.id}
        assert statement.when is None or record.time(statement.when)
        assert len(record.chain(statement)) <= len(statements) + 2
    for time in record.times:
        assert time.start is None or time.end is None or time.start <= time.end


@pytest.mark.usefixtures("both_engines")
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
@example("")
@example(" ".join(PIECES))
@example("\n".join(PIECES))
@example("“" * 50 + "said" + "”" * 49)
def test_offsets_and_references(text: str) -> None:
    """`report.text[s:e]` is always what an item says; every reference leads to an item; no text raises."""
    record = accordingto.read_text(text)
    assert record.report.text == text
    check(record)


@pytest.mark.usefixtures("both_engines")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_same_in_same_out(text: str) -> None:
    """The same input gives the same record, byte for byte, and it survives JSON."""
    record = accordingto.read_text(text, published="2024-06-02")
    again = accordingto.read_text(text, published="2024-06-02")
    assert record.to_json() == again.to_json()
    assert Record.from_json(record.to_json()) == record
