"""Parquet has the columns and types that are promised, holds every row, and answers SQL across its tables."""

from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from accordingto.export import parquet as export
from accordingto.export.tables import TABLES
from accordingto.model import SCHEMA
from tests.export.made import records


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("parquet") / "out"
    assert export.write(records(), path) == sum(len(list(table.items(r))) for table in TABLES.values() for r in records())
    return path


def plain(value: Any) -> Any:
    """A cell as Arrow gives it back: spans as pairs, lists as tuples."""
    if isinstance(value, dict):
        return (value["start"], value["end"])
    return tuple(plain(v) for v in value) if isinstance(value, list) else value


@pytest.mark.parametrize("name", TABLES)
def test_types_and_rows(folder: Path, name: str) -> None:
    """A table read back has the types of its columns and, row by row, the values of the records; numbers are as a float holds them."""
    table = parquet.read_table(folder / f"{name}.parquet")
    assert [(field.name, field.type) for field in table.schema] == [(c.name, export.TYPES[c.kind]) for c in TABLES[name].columns]
    assert table.schema.metadata[b"accordingto.schema"] == SCHEMA.encode()
    rows = [row for record in records() for row in TABLES[name].rows(record)]
    kinds = [column.kind for column in TABLES[name].columns]
    expected = [tuple(float(v) if k == "number" and v is not None else v for v, k in zip(row, kinds, strict=True)) for row in rows]
    assert [tuple(plain(value) for value in row.values()) for row in table.to_pylist()] == expected


def test_batches(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit into one batch becomes several groups of rows, and the table is the same."""
    monkeypatch.setattr(export, "BATCH", 50)
    monkeypatch.setattr(export, "REPORTS", 4)
    export.write(iter(records()), tmp_path)
    assert parquet.ParquetFile(tmp_path / "statements.parquet").num_row_groups > 2
    assert parquet.ParquetFile(tmp_path / "reports.parquet").num_row_groups == -(-len(records()) // 4)
    for name in TABLES:
        assert parquet.read_table(tmp_path / f"{name}.parquet").equals(parquet.read_table(folder / f"{name}.parquet"))


def test_no_records_are_empty_tables(tmp_path: Path) -> None:
    """A dataset of nothing still has all tables with their columns."""
    assert export.write([], tmp_path / "none") == 0
    assert {path.stem for path in (tmp_path / "none").iterdir()} == set(TABLES)
    assert all(parquet.read_table(path).num_rows == 0 for path in (tmp_path / "none").iterdir())


def test_lists_are_lists(folder: Path) -> None:
    """Several actors are a list, and spans are lists of whole numbers."""
    schema = parquet.read_schema(folder / "events.parquet")
    assert schema.field("actors").type == pyarrow.list_(pyarrow.string())
    assert schema.field("trigger_spans").type.value_type.field("start").type == pyarrow.int32()


def test_sql_across_tables(folder: Path) -> None:
    """DuckDB joins statements to texts, and the spans it finds hold the words of the column beside them."""
    duckdb = pytest.importorskip("duckdb")
    query = f"""
        SELECT s.cue, [substring(r.text, x.start + 1, x."end" - x.start) for x in s.cue_spans]
        FROM '{folder}/statements.parquet' s JOIN '{folder}/reports.parquet' r USING (report)
    """
    found = duckdb.sql(query).fetchall()
    assert len(found) == sum(len(r.statements) for r in records())
    assert all(cue == " ".join(pieces) for cue, pieces in found)
