"""`timeline`: dated events and statements in the order of their days, intervals as intervals, nothing dated by guess."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accordingto.cli import main
from accordingto.show.timeline import bars, moments

TEXT = (
    "Rebels shelled the port of Arvo on 3 March 2025, residents said. The Varnian army denied on 5 March 2025 that it had bombed Oskel. "
    "From 10 to 14 March 2025 the two sides held talks in Tarsa. Troops attacked a village."
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["timeline", *map(str, words)])


def test_days_in_order_with_intervals(report: Path) -> None:
    """Every dated item has start and end; what has no time is not there."""
    found = json.loads(run(report, "--json").stdout)
    assert [m["start"] for m in found] == sorted(m["start"] for m in found)
    assert ("2025-03-03", "2025-03-03", "event") in {(m["start"], m["end"], m["item"]) for m in found}
    assert ("2025-03-10", "2025-03-14") in {(m["start"], m["end"]) for m in found}
    assert not any("village" in m["what"] for m in found)


def test_only_events(report: Path) -> None:
    """`--events` leaves statements out."""
    assert {m["item"] for m in json.loads(run(report, "--events", "--json").stdout)} == {"event"}


def test_people_see_what_is_not_dated(report: Path) -> None:
    """The last line counts the events without a time."""
    shown = run(report).stdout
    assert "according to residents" in shown
    assert "without a time of their own" in shown


def test_bars_share_one_scale() -> None:
    """A day is a point, an interval a line from its first day to its last, on the scale of all."""
    from accordingto import read_text

    found, undated = moments([read_text(TEXT)])
    drawn = bars(found, 12)
    assert undated >= 1
    assert all(len(bar) == 12 for bar in drawn)
    assert drawn[0].startswith("●")
    assert drawn[-1].rstrip().endswith("━")
    assert bars([], 12) == []
