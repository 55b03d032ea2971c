"""What is said of those counted gives the kind, in whatever words death, flight and arrest are told."""

import pytest

from accordingto import flow
from accordingto.readers import sources
from accordingto.settings import Settings


def kinds(text: str) -> list[tuple[float | int | None, str]]:
    record = next(flow.records([sources.from_text(text, id="a")], settings=Settings(engine="rules")))
    return [(figure.low, figure.kind) for figure in record.figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Since May, 31 villagers have fallen to the army's bombs.", [(31, "killed")]),
        ("The army said 14 militants were destroyed near Orlo.", [(14, "killed")]),
        ("The brigade confirmed the loss of three men.", [(3, "killed")]),
        ("He honoured the 97 soldiers who have given their lives.", [(97, "killed")]),
        ("The office estimates that 15,000 people have been driven from their homes.", [(15000, "displaced")]),
        ("At least 30 protesters were rounded up.", [(30, "arrested")]),
        ("The army destroyed four lorries near Orlo.", [(4, "other")]),
        ("The front is withholding four captives.", [(4, "captured")]),
    ],
)
def test_what_is_said_of_them(text: str, expected: list[tuple[float, str]]) -> None:
    """Lorries are destroyed and not killed."""
    assert kinds(text) == expected


def test_those_among_the_dead_are_dead() -> None:
    """A part that stands behind its whole has the whole's kind."""
    record = next(
        flow.records([sources.from_text("The toll stood at 24, seven children among them.", id="a")], settings=Settings(engine="rules"))
    )
    whole, part = record.figures
    assert (part.kind, part.subset_of) == ("killed", whole.id)
