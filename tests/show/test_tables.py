"""A table of the terminal breaks no word that has room, is no wider than its words, and never wider than the terminal."""

import io
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from accordingto.show import tables
from accordingto.show.tables import Column, shared


class Row(NamedTuple):
    who: str
    how: str
    what: str
    count: int


COLUMNS = (Column("who", "who", "", 4), Column("how", "how", "", 2), Column("what", "what", "", 9), Column("count", "reports", "", 1))
ROWS = [
    Row("Tess Omay", "dismissed a claim", "fighters had kept a launcher behind the schoolhouse", 3),
    Row("Defence Ministry < KSNA", "said", "the crossings of the river would be closed to everybody but the wounded", 1200),
]


def drawn(width: int, rows: list[Row] = ROWS) -> list[str]:
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False)
    console.print(tables.table(rows, COLUMNS))
    return console.file.getvalue().splitlines()  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize("width", [20, 30, 44, 60, 80, 96, 120, 300])
def test_words_stay_whole(width: int) -> None:
    """Every word of every cell stands whole on some line, however narrow the terminal; no line is too long."""
    lines = drawn(width)
    shown = [word for line in lines for word in line.split()]
    assert all(word in shown for row in ROWS for value in row for word in str(value).split())
    assert max(map(cell_len, lines)) <= width


def test_a_narrow_terminal_gets_cells_below_one_another() -> None:
    """Where the longest words have no room side by side, each cell stands after its title; an empty one is left out."""
    lines = [line.strip() for line in drawn(28, [Row("Tess Omay", "", "an acknowledgement", 3)])]
    assert lines == ["Tess Omay", "what: an acknowledgement", "reports: 3"]


def test_a_table_is_no_wider_than_its_words() -> None:
    """A wide terminal does not pull the columns apart, and numbers stand one below the other on the right."""
    lines = [line.rstrip() for line in drawn(300)]
    assert lines[0].split() == ["who", "how", "what", "reports"]
    assert max(map(len, lines)) < 140
    assert [line[-5:].strip() for line in lines[1:]] == ["3", "1200"]
    assert len(set(map(len, lines))) == 1


def test_long_words_without_a_space_are_broken_and_not_lost() -> None:
    """An address or a sentence without spaces wraps where the column ends; all its letters stand there."""
    row = Row("外交部", "said", "停火协议将于明日生效" * 6, 1)
    assert "".join("".join(drawn(50, [row])).split()).count("停") == 6


@given(
    st.lists(st.tuples(st.integers(1, 90), st.integers(1, 9), st.integers(1, 9)), min_size=1, max_size=7),
    st.integers(0, 200),
)
def test_the_room_is_shared_out_whole(columns: list[tuple[int, int, int]], more: int) -> None:
    """No column is wider than it can use nor narrower than it needs, and what is left over is left over by all."""
    wide, least, ratios = [w for w, _, _ in columns], [min(w, n) for w, n, _ in columns], [r for _, _, r in columns]
    room = sum(least) + more
    found = shared(room, wide, least, ratios)
    assert all(low <= got <= high for low, got, high in zip(least, found, wide, strict=True))
    assert sum(found) == min(room, sum(wide))


@pytest.mark.parametrize("words", ["=1+1", "\u200b=1+1", " \uff1d1", "+1", "@a"])
def test_no_cell_is_a_formula(words: str) -> None:
    """What a spreadsheet would run gets an apostrophe, also behind what it passes over."""
    assert tables.cell(words) == "'" + words
    assert tables.cell("a = b") == "a = b"
