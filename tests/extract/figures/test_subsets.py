"""A figure that is part of another says so."""

import accordingto
from accordingto.model import Figure, Record


def read(text: str) -> tuple[Record, tuple[Figure, ...]]:
    record = accordingto.read_text(text)
    return record, record.figures


def test_including() -> None:
    """ "including three children" is part of the figure before it, and of its kind."""
    _, (whole, part) = read("The raid killed 12 people, including three children.")
    assert part.subset_of == whole.id
    assert whole.subset_of is None
    assert part.kind == "killed"


def test_of_them() -> None:
    """ "five of them" is part of the figure before it."""
    _, (whole, part) = read("Guards arrested 16 people, five of them minors, on the bridge.")
    assert part.subset_of == whole.id


def test_without_a_number() -> None:
    """ "mostly women and children" is a figure without bounds, part of the one before it."""
    record, (whole, part) = read("At least 36,224 Tarsans have been killed, mostly women and children, since the war began.")
    assert record.words(part.spans) == "mostly women and children"
    assert part.of is not None
    assert record.words(part.of.spans) == "women and children"
    assert (part.low, part.high, part.kind, part.subset_of) == (None, None, "killed", whole.id)


def test_no_larger_than_the_whole() -> None:
    """A larger number is no part of a smaller one."""
    _, found = read("Two officers, among them 14 years in Tarsa, died; 30 recruits were wounded.")
    assert all(figure.subset_of is None for figure in found)


def test_parts_side_by_side() -> None:
    """ "12 children and 9 women" are both part of the whole, not of each other."""
    _, (whole, children, women) = read("The health office said 36 people were killed, among them 12 children and 9 women.")
    assert (children.subset_of, women.subset_of) == (whole.id, whole.id)


def test_whole_after_the_part() -> None:
    """ "14 of the 40 captives": the whole stands inside the part's own words."""
    _, (part, whole) = read("The talks began after 14 of the 40 captives were freed.")
    assert (part.kind, part.subset_of) == ("released", whole.id)
