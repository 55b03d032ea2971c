"""CSV parses back by RFC 4180, every cell is the record's, and no cell is a formula."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.errors import CannotWrite
from accordingto.export import csv as export
from accordingto.export.tables import TABLES
from tests.export.made import FORMULAS, records


def tables(folder: Path) -> dict[str, list[dict[str, str]]]:
    """The files read again by the strict reader of the standard library."""
    found = {}
    for path in sorted(folder.iterdir()):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem] = list(csv.DictReader(file, strict=True))
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("csv") / "out"
    assert export.write(records(), path) == sum(len(list(table.items(r))) for table in TABLES.values() for r in records())
    return path


def test_every_item_is_a_row(folder: Path) -> None:
    """A file a kind, a row an item, every row as long as the header."""
    found = tables(folder)
    assert set(found) == set(TABLES)
    for name, rows in found.items():
        assert [row["report"] for row in rows] == [r.id for r in records() for _ in TABLES[name].items(r)]
        assert all(None not in row and None not in row.values() for row in rows)


def test_cells_are_what_the_record_says(folder: Path) -> None:
    """Words, numbers, ids and spans of statements and figures."""
    found = tables(folder)
    statements = [(r, s) for r in records() for s in r.statements]
    for row, (record, item) in zip(found["statements"], statements, strict=True):
        assert row["content"].removeprefix("'") == record.words(item.content).removeprefix("'")
        assert row["cue_spans"] == " ".join(f"[{a},{b})" for a, b in item.cue)
        assert (row["polarity"], row["id"]) == (item.polarity, item.id)
    figures = [f for r in records() for f in r.figures]
    assert [(row["low"], row["high"]) for row in found["figures"]] == [
        tuple("" if bound is None else str(bound) for bound in (f.low, f.high)) for f in figures
    ]


def test_lines_end_as_the_standard_asks(folder: Path) -> None:
    """RFC 4180: CRLF after every record; UTF-8 without a mark in front."""
    for path in folder.iterdir():
        data = path.read_bytes()
        assert data.startswith((b"report,", b'"report"'))
        assert data.endswith(b"\r\n")


def test_no_cell_is_a_formula(folder: Path) -> None:
    """Hostile text is words, a negative degree is a number."""
    found = tables(folder)
    cells = [cell for rows in found.values() for row in rows for column, cell in row.items() if column not in ("lat", "lon")]
    assert sum(cell.startswith("'") for cell in cells) >= len(FORMULAS)
    assert not [cell for cell in cells if cell.lstrip(" \t\r\n\u200b").startswith(tuple("=+-@＝＋－＠"))]
    assert found["places"][-1]["lat"] == "-33.25"


@given(st.text())
def test_any_words_are_safe_and_come_back(words: str) -> None:
    """Whatever the words: one cell, read back the same but for the apostrophe, and never the beginning of a formula."""
    made = export.cell(words, "text")
    assert made in (words, "'" + words)
    assert not made.lstrip().startswith(("=", "+", "-", "@"))
    out = io.StringIO(newline="")
    csv.writer(out).writerow([made, "x"])
    assert list(csv.reader(io.StringIO(out.getvalue(), newline=""), strict=True)) == [[made, "x"]]


def test_a_zip_holds_the_same_and_is_the_same_each_time(tmp_path: Path, folder: Path) -> None:
    """One ZIP instead of a folder: the same files, and the same bytes again."""
    for name in ("a.zip", "b.zip"):
        export.write(records(), tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.zip", "b.zip"]
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {p.name: p.read_bytes() for p in folder.iterdir()}


def test_other_files_of_a_folder_stay(tmp_path: Path) -> None:
    """A folder that is there keeps what is not ours; a file in its place, and standard output, are refused."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    export.write(records()[:1], tmp_path)
    assert (tmp_path / "mine.txt").read_text("utf-8") == "mine"
    assert {p.stem for p in tmp_path.iterdir()} == {"mine", *TABLES}
    for path in (tmp_path / "mine.txt", Path("-")):
        with pytest.raises(CannotWrite):
            export.write(records()[:1], path)
