"""`talks` and `figures --series`: the track of a negotiation and the counts of a war, with whose each is."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accordingto.cli import main

ONE = "The River Front rejected the plan on 3 March 2025, the Varnian ministry said. The Front denied that it had rejected the plan."
TWO = "Varnia and the River Front agreed on 9 March 2025 to a truce of 60 days. Shells killed 12 people in Oskel on 8 March 2025."
THREE = (
    "The Varnian ministry said 36 people were killed in Oskel on 8 March 2025. "
    "The Front said around a dozen people were killed in Oskel on 8 March 2025."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("one", ONE), ("two", TWO), ("three", THREE)):
        (tmp_path / f"{name}.txt").write_text(text)
    return tmp_path


def run(*words: object) -> Result:
    return CliRunner().invoke(main, list(map(str, words)))


def test_every_telling_is_a_row(folder: Path) -> None:
    """JSON has a row a telling, in the order of days, with party, status and teller."""
    found = json.loads(run("talks", folder, "--plain", "--published", "2025-03-10", "--json").stdout)
    assert [(s["start"], s["step"], s["denied"], s["side"]) for s in found][:3] == [
        ("2025-03-03", "rejected", False, "Varnia"),
        ("2025-03-09", "agreed", False, ""),
        ("2025-03-10", "rejected", True, "River Front"),
    ]


def test_spans_are_those_of_the_text(folder: Path) -> None:
    """spans are code points of the report's text."""
    first = json.loads(run("talks", folder / "one.txt", "--plain", "--json").stdout)[0]
    (start, end) = first["spans"][0]
    assert ONE[start:end] == first["trigger"] == "rejected"


def test_only_some_steps(folder: Path) -> None:
    """`--step` and the filters of every question leave the rest out; an unknown step gets the names there are."""
    found = json.loads(run("talks", folder, "--plain", "--step", "agreed", "--json").stdout)
    assert {s["step"] for s in found} == {"agreed"}
    wrong = run("talks", folder, "--step", "signed")
    assert wrong.exit_code == 2
    assert "conditionally accepted" in wrong.stderr


def test_people_see_both_tellings(folder: Path) -> None:
    """The track shows a step once, and under it each telling with whose it is."""
    shown = run("talks", folder, "--plain", "--published", "2025-03-04").stdout
    assert "according to the Varnian ministry" in shown
    assert "denied by" in shown
    assert "3 tellings of 2 steps" in shown


def test_csv_of_steps(folder: Path, tmp_path: Path) -> None:
    """A row a telling, with a header."""
    out = tmp_path / "steps.csv"
    assert run("talks", folder, "--csv", out).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    assert {row["step"] for row in rows} == {"rejected", "agreed"}


def test_no_steps(tmp_path: Path) -> None:
    """A report without any is no error."""
    (tmp_path / "a.txt").write_text("Nothing was agreed by anybody who harvests plums.")
    result = run("talks", tmp_path / "a.txt")
    assert result.exit_code == 0
    assert "no step of a negotiation" in result.stdout


def test_figures_as_series(folder: Path) -> None:
    """Claims of one event stand in one series; what disagrees is said in words, and nothing is added up."""
    found = json.loads(run("figures", folder, "--series", "--plain", "--published", "2025-03-10", "--json").stdout)
    line = next(s for s in found["series"] if s["kind"] == "killed")
    assert sorted(c["low"] for c in line["claims"]) == [12, 12, 36]
    assert [(b["start"], b["low"], b["high"]) for b in line["bands"]] == [("2025-03-08", 12, 36)]
    assert "'around a dozen'" in found["disagreements"][0]["words"]
    assert found["jumps"] == []


def test_people_see_the_series(folder: Path, tmp_path: Path) -> None:
    """The terminal draws each claim on one scale and says what disagrees; the table has a row a claim."""
    shown = run("figures", folder, "--series", "--plain", "--published", "2025-03-10").stdout
    assert "killed: people, one event" in shown
    assert "3 claims in 1 series" in shown
    assert "! " in shown
    out = tmp_path / "claims.csv"
    run("figures", folder, "--series", "--csv", out)
    assert len(list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))) == 3
