"""Results: both files of a unit are there whole or not at all, and their bytes depend on the outcomes alone."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from accordingto.errors import CannotWrite
from accordingto.work import results
from accordingto.work.results import FAILED, RECORDS, Writer
from accordingto.work.shapes import Failure, Row


def row(number: int, size: int = 9) -> Row:
    counts = dict.fromkeys(("characters", "statements", "events", "figures", "parties", "times", "places", "notes"), number)
    known = {"outlet": None, "published": "2024-06-02", "uri": "a", "language": "en"}
    return Row(number=number, part=0, id=f"r{number}", record="{}" + " " * size, **known, **counts)


def failure(number: int) -> Failure:
    return Failure(number=number, part=0, uri="a", error="BadLine", why="it is bad", cure="mend it")


def write(out: Path, *outcomes: Row | Failure, finish: bool = True) -> bytes:
    out.mkdir(exist_ok=True)
    with Writer(out, "u") as writer:
        for outcome in outcomes:
            writer.add(outcome)
        writer.passed.update(["image/png", "status 404", "image/png"])
        if finish:
            writer.finish()
    return (out / ("u" + RECORDS)).read_bytes() if finish else b""


def test_what_is_in_it(tmp_path: Path) -> None:
    """Rows in their order with typed columns, zstd; failures as lines; the last words are read from what is there."""
    write(tmp_path, row(1), failure(2), row(3))
    table = pq.read_table(tmp_path / ("u" + RECORDS))
    assert table.column("id").to_pylist() == ["r1", "r3"]
    assert table.column("outlet").to_pylist() == [None, None]
    about = pq.read_metadata(tmp_path / ("u" + RECORDS))
    assert about.row_group(0).column(0).compression == "ZSTD"
    told = results.told(tmp_path, ["u"])
    assert (told.units, told.records, dict(told.failed)) == (1, 2, {"BadLine": 1})
    assert dict(told.passed) == {"image/png": 2, "status 404": 1}
    assert told.examples["BadLine"] == failure(2)


def test_same_bytes(tmp_path: Path) -> None:
    """The same outcomes give the same bytes, over several row groups, too."""
    rows = [row(n, 1000) for n in range(results.GROUP_ROWS + 5)]
    assert write(tmp_path / "a", *rows) == write(tmp_path / "b", *rows)
    assert pq.read_metadata(tmp_path / "a" / ("u" + RECORDS)).num_row_groups == 2


def test_unfinished_is_not_there(tmp_path: Path) -> None:
    """A unit that was not finished leaves nothing and counts as not done."""
    write(tmp_path, row(1), failure(2), finish=False)
    assert list(tmp_path.iterdir()) == []
    assert results.present(tmp_path) == set()


def test_done_again(tmp_path: Path) -> None:
    """A second output takes the place of the first, with its failures."""
    write(tmp_path, row(1), failure(2))
    write(tmp_path, row(1), row(2))
    assert not (tmp_path / ("u" + FAILED)).exists()
    assert results.told(tmp_path, ["u"]).records == 2


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    """Half-written files of a process that is gone are removed; those of one that lives are not."""
    with Writer(tmp_path, "u") as writer:
        gone = writer.part.with_name(writer.part.name.replace(str(results.os.getpid()), "99999999"))
        gone.write_bytes(b"half")
        results.prepare(tmp_path)
        assert not gone.exists()
        assert writer.part.exists()


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    """A file in the folder's place is an error with a cure, before any work."""
    (tmp_path / "out").write_text("")
    with pytest.raises(CannotWrite):
        results.prepare(tmp_path / "out")
