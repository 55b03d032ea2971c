"""Reading units: items in the order of the input, each with its place; what cannot be opened or cut is a failure there."""

import gzip
import os
from pathlib import Path

import msgspec

from accordingto.settings import Settings
from accordingto.work import read_unit, units
from accordingto.work.shapes import Failure, Item

LIMIT = 100


def found(path: Path) -> list[tuple[int, str]]:
    (unit,) = units.listed([str(path)])
    steps = list(read_unit.items(unit, Settings(max_bytes=LIMIT)))
    assert [step.at for step in steps] == sorted(step.at for step in steps)
    return [(what.number, what.form if isinstance(what, Item) else what.error) for what, _ in steps if isinstance(what, Item | Failure)]


def test_lines(tmp_path: Path) -> None:
    """A row for each line that is not blank, numbered as the file's lines are; one that is too long is set aside alone."""
    lines = b'{"text": "a"}\n\n{"text": "' + b"x" * 5 * LIMIT + b'"}\n{"text": "b"}'
    (tmp_path / "a.jsonl").write_bytes(lines)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines))
    assert found(tmp_path / "a.jsonl") == found(tmp_path / "b.jsonl.gz") == [(1, "row"), (3, "TooLarge"), (4, "row")]


def test_packed_lines_that_are_cut_off(tmp_path: Path) -> None:
    """What stands before the damage is kept; the damage is said."""
    whole = gzip.compress(b'{"text": "a"}\n' * 3, 0)
    (tmp_path / "a.jsonl.gz").write_bytes(whole[:-9])
    assert found(tmp_path / "a.jsonl.gz") == [(1, "row"), (2, "row"), (3, "BadArchive")]


def test_files(tmp_path: Path) -> None:
    """Files of a folder in the order of their names; one over the limit is a failure in its place."""
    for name, size in (("a.txt", 5), ("b.txt", LIMIT + 1), ("c.txt", 5)):
        (tmp_path / name).write_text("x" * size)
    numbered = [row for unit in units.listed([str(tmp_path)]) for row in read_unit.items(unit, Settings(max_bytes=LIMIT))]
    assert [type(step.what).__name__ for step in numbered] == ["Item", "Failure", "Item"]


def test_a_file_that_went_away(tmp_path: Path) -> None:
    """A file that was listed and is gone is set aside."""
    for name in ("a.jsonl", "a.txt", "a.warc"):
        (tmp_path / name).write_text("x")
        (unit,) = units.listed([str(tmp_path / name)])
        (tmp_path / name).unlink()
        (step,) = read_unit.items(unit, Settings())
        assert isinstance(step.what, Failure)


def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    """A file with a name that is not UTF-8 is an item, or a failure that can be written, with the odd bytes escaped."""
    names = [os.fsdecode(bytes(tmp_path) + name) for name in (b"/caf\xe9.html", b"/none\xff.html")]
    Path(names[0]).write_bytes(b"<p>The road is closed.</p>")
    found = [cut.what for cut in read_unit.items(units.Unit("files", tuple(names), 0), Settings())]
    assert isinstance(found[0], Item)
    assert found[0].uri.endswith("/caf\\xe9.html")
    assert isinstance(found[1], Failure)
    assert "none\\xff" in msgspec.json.decode(msgspec.json.encode(found[1]))["why"]
