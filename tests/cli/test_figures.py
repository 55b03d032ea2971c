"""`figures`: claims side by side, each with whose it is; nothing merged, nothing that a spreadsheet runs."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accordingto.cli import main

ONE = "At least 12 people were killed in Oskel on Monday, the Varnian ministry said. The rebels denied that 40 villagers had been killed."
TWO = "Officials in Tarsa said 14 people had been killed in Oskel. Police arrested 30 protesters."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(ONE)
    (tmp_path / "two.txt").write_text(TWO)
    return tmp_path


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["figures", *map(str, words)])


def test_every_claim_stands_by_itself(folder: Path) -> None:
    """Two counts of the same dead are two rows, each with its own source."""
    found = json.loads(run(folder, "--kind", "killed", "--json").stdout)
    assert [(c["low"], c["high"], c["whose"][-1], c["denied"]) for c in found] == [
        (12, None, "the Varnian ministry", False),
        (40, 40, "The rebels", True),
        (14, 14, "Officials in Tarsa", False),
    ]


def test_spans_are_those_of_the_text(folder: Path) -> None:
    """start and end are code points of the report's text."""
    first = json.loads(run(folder / "one.txt", "--plain", "--json").stdout)[0]
    assert ONE[first["start"] : first["end"]] == first["words"] == "At least 12"


def test_people_see_kinds_and_denials(folder: Path) -> None:
    """The table is grouped by kind; a claim that is only denied says so."""
    shown = run(folder).stdout
    assert "killed  3" in shown
    assert "arrested  1" in shown
    assert "denied by" in shown


def test_csv(folder: Path, tmp_path: Path) -> None:
    """A row a claim, with a header; the file is there whole."""
    out = tmp_path / "claims.csv"
    assert run(folder, "--csv", out).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    assert [(r["kind"], r["low"], r["high"]) for r in rows] == [
        ("killed", "12", ""),
        ("killed", "40", "40"),
        ("killed", "14", "14"),
        ("arrested", "30", "30"),
    ]


def test_a_folder_is_no_file(folder: Path) -> None:
    """Where the table cannot be written, two lines and the exit code of output."""
    result = run(folder, "--csv", folder)
    assert result.exit_code == 4
    assert "it is a folder" in result.stderr


def test_no_figures(tmp_path: Path) -> None:
    """A report without figures is no error."""
    (tmp_path / "a.txt").write_text("Nothing was counted in Oskel.")
    assert "no figures" in run(tmp_path / "a.txt").stdout
