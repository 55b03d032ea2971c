"""The drawing of who quotes whom shows every name it has room for once a column, inside its edges, the same every time."""

from accordingto.store.overview import Tie
from accordingto.web.network import PER_COLUMN, drawn

TIES = [
    Tie("The Post", "Reyl", False, 5, 2),
    Tie("The Post", "Lind", False, 1, 1),
    Tie("The Wire", "Reyl", False, 2, 1),
    Tie("Reyl", "Lind", True, 1, 1),
    Tie("Nobody", "Somebody", True, 1, 1),
]


def test_columns() -> None:
    """Outlets, their sources, whom these quote: a name may stand in two columns, and never twice in one."""
    drawing = drawn(TIES)
    columns = [[node.name for node in drawing.nodes if node.column == column] for column in range(3)]
    assert [sorted(column) for column in columns] == [["The Post", "The Wire"], ["Lind", "Reyl"], ["Lind"]]
    assert drawing.left_out == 1  # quoted by one who is no outlet's source
    assert len(drawing.curves) == 4
    assert {node.name: node.statements for node in drawing.nodes if node.column == 1} == {"Reyl": 7, "Lind": 1}


def test_it_fits() -> None:
    """All names are inside, no two of one column on one height; the more statements the wider the line."""
    many = [Tie(f"Outlet {n % 3}", f"Source {n}", False, n + 1, 1) for n in range(3 * PER_COLUMN)]
    drawing = drawn(many)
    assert all(0 < node.y < drawing.height for node in drawing.nodes)
    for column in range(3):
        heights = [node.y for node in drawing.nodes if node.column == column]
        assert len(heights) == len(set(heights)) <= PER_COLUMN
    widths = [(curve.tie.statements, curve.width) for curve in drawing.curves]
    assert widths == sorted(widths)
    assert drawing.left_out == 2 * PER_COLUMN


def test_the_same_every_time() -> None:
    """The order in which ties come changes nothing."""
    assert drawn(TIES).nodes == drawn(TIES[::-1]).nodes
    assert drawn([]).nodes == ()
