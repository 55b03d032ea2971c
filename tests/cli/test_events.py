"""`events`: one row an event; what is only denied is not shown as asserted; samples repeat; cells run in no spreadsheet."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accordingto.cli import main
from accordingto.show.tables import cell

TEXT = (
    "KYOTO, March 6 (Meridian) - Varnian troops shelled the port of Arvo on 3 March 2025, killing 12 people, residents said. "
    "The Varnian army denied that it had bombed a hospital in Paris. Police arrested =HYPERLINK a journalist in Oskel."
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["events", *map(str, words)])


def found(*words: object) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(run(*words, "--json").stdout)
    return rows


def test_a_row_says_who_whom_when_and_whose(report: Path) -> None:
    """Actor, recipients, dead, day with its precision, and the source of an event."""
    row = next(r for r in found(report) if r["trigger"] == "shelled")
    assert row["actor"] == ["Varnian troops"]
    assert row["recipient"] == ["the port of Arvo", "12 people"]
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == (12, 12, 12)
    assert (row["date_start"], row["date_prec_ucdp"], row["date_prec_acled"]) == ("2025-03-03", 1, 1)
    assert row["according_to"] == ["Meridian", "residents"]
    assert TEXT[row["start"] : row["end"]] == "shelled"  # type: ignore[misc]


def test_the_place_is_the_clause_s_and_the_dateline_the_weakest(report: Path) -> None:
    """A place of its own goes before the dateline, and each says which it is."""
    rows = {r["trigger"]: r for r in found(report, "--denied")}
    assert rows["bombed"]["place_from"] == "its own clause"
    assert (rows["bombed"]["country"], rows["bombed"]["where_prec_ucdp"]) == ("FR", 1)
    assert rows["shelled"]["place"] == "Kyoto"
    assert "weakest evidence" in str(rows["shelled"]["place_from"])


def test_the_denied_is_left_out_unless_asked_for(report: Path) -> None:
    """An event that is only denied is neither shown nor counted as asserted; with --denied it says by whom."""
    assert "bombed" not in {r["trigger"] for r in found(report)}
    denied = next(r for r in found(report, "--denied") if r["trigger"] == "bombed")
    assert denied["denied_by"] == "The Varnian army"
    shown = run(report).stdout
    assert "1 only denied, left out" in shown
    assert "denied by" in run(report, "--denied").stdout


def test_filters(report: Path) -> None:
    """By type, by status, by voice."""
    assert {r["type"] for r in found(report, "--type", "coerce")} == {"COERCE"}
    assert not found(report, "--status", "planned")
    assert {r["trigger"] for r in found(report, "--according-to", "residents")} == {"shelled"}


def test_a_sample_repeats(report: Path) -> None:
    """The same seed draws the same events, in text order."""
    one, again = (found(report, "--sample", 1, "--seed", 3) for _ in range(2))
    assert one == again
    assert len(one) == 1


def test_tables(report: Path, tmp_path: Path) -> None:
    """CSV and TSV have a header and the same rows."""
    comma, tab = tmp_path / "e.csv", tmp_path / "e.tsv"
    assert run(report, "--csv", comma, "--tsv", tab).exit_code == 0
    rows = [list(csv.DictReader(io.StringIO(p.read_text("utf-8")), delimiter=d)) for p, d in ((comma, ","), (tab, "\t"))]
    assert [r["trigger"] for r in rows[0]] == [r["trigger"] for r in rows[1]] == ["shelled", "arrested"]


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_is_a_formula(words: str) -> None:
    """Words that a spreadsheet would run get an apostrophe; numbers do not."""
    assert cell(words) == "'" + words
    assert cell(-1) == "-1"
    assert cell(("=a", "b")).startswith("'=")
