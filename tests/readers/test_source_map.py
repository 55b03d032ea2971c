"""Characters lead to their bytes; what has no place is flagged and never made up."""

from accordingto.readers.source_map import Run, Widths, built


def test_bytes_of_spans() -> None:
    """A span has the byte ranges of its runs, neighbours joined; widths count."""
    found = built("ab cde", [Run(0, 2, 10, 1), Run(3, 5, 20, 2), Run(5, 6, 24, 1)])
    assert found.bytes(((0, 2),)) == ((10, 12),)
    assert found.bytes(((1, 6),)) == ((11, 12), (20, 25))
    assert found.bytes(((4, 5),)) == ((22, 24),)
    assert found.share() == 1.0


def test_flagged() -> None:
    """A span that touches an unmapped word has no bytes at all; white space without a place does not flag."""
    found = built("ab xy cd", [Run(0, 2, 0, 1), Run(6, 8, 9, 1)])
    assert found.unmapped == ((3, 5),)
    assert found.bytes(((0, 5),)) is None
    assert found.bytes(((0, 3),)) == ((0, 2),)
    assert found.bytes(((2, 3),)) is None
    assert found.share() == 4 / 6


def test_widths() -> None:
    """Runs of a source piece are cut where the bytes a character takes change."""
    widths = Widths(((0, 0, 1), (3, 3, 2), (5, 7, 1)))
    assert list(widths.runs(100, (2, 6))) == [Run(100, 101, 2, 1), Run(101, 103, 3, 2), Run(103, 104, 7, 1)]
    assert widths.bytes((2, 6)) == (2, 8)
