"""`compare`: what a new version says otherwise, for people and for tables; one report a side."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accordingto.cli import main

OLD = (
    "At least 12 people were killed in the ferry fire, the harbour office said.\n\n"
    "The Varnian army denied that it had shelled the market.\n\n"
    "Tess Omay said that the bridge would stay closed until Sunday. Residents said that the ferry had no lights."
)
NEW = (
    "Tess Omay said that the bridge would stay closed until Sunday. Dock workers said that the ferry had no lights.\n\n"
    "At least 14 people were killed in the ferry fire, the harbour office said."
)


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "old.txt").write_text(OLD)
    (tmp_path / "new.txt").write_text(NEW)
    return tmp_path / "old.txt", tmp_path / "new.txt"


def run(*words: object, stdin: str = "") -> Result:
    return CliRunner(env={"COLUMNS": "160"}).invoke(main, ["compare", *map(str, words), "--engine", "rules"], input=stdin)


def test_what_changed_is_listed(versions: tuple[Path, Path]) -> None:
    """A toll revised, a denial withdrawn, a speaker renamed; what moved is not there."""
    result = run(*versions, "--json")
    assert result.exit_code == 0
    rows = json.loads(result.stdout)
    assert [(r["was"], r["now"]) for r in rows if r["kind"] == "figure"] == [(["At least 12"], ["At least 14"])]
    said = {(r["change"], r["old_speaker"], r["new_speaker"], tuple(r["differs"])) for r in rows if r["kind"] == "statement"}
    assert said == {
        ("withdrawn", "The Varnian army", "", ()),
        ("changed", "the harbour office", "the harbour office", ("content",)),
        ("changed", "Residents", "Dock workers", ("speaker",)),
    }


def test_same_is_listed_when_asked_for(versions: tuple[Path, Path]) -> None:
    """`--same` also lists what is the same, wherever it stands."""
    rows = json.loads(run(*versions, "--same", "--json").stdout)
    assert ("Tess Omay", "Tess Omay") in {(r["old_speaker"], r["new_speaker"]) for r in rows if r["change"] == "same"}


def test_people_see_who_denied_and_what_differs(versions: tuple[Path, Path]) -> None:
    """What was denied says so; beside a change stand the words that differ; the last line counts."""
    shown = run(*versions).stdout
    assert "The Varnian army (denies)" in shown
    assert "bounds: At least 12 > At least 14" in shown
    assert "content: 12 > 14" in shown
    assert "Omay" not in shown
    assert " withdrawn · " in shown.splitlines()[-1]


def test_nothing_differs(versions: tuple[Path, Path]) -> None:
    """A report is the same as itself; other words that change no item are said to be just that."""
    old, _ = versions
    assert "nor does the text" in run(old, old).stdout
    assert "the text does" in run(old, "-", stdin=OLD.replace("\n\n", "\n\nMore follows.\n\n", 1)).stdout


def test_csv(versions: tuple[Path, Path], tmp_path: Path) -> None:
    """A row a change, with a header; the file is there whole."""
    out = tmp_path / "changes.csv"
    assert run(*versions, "--csv", out).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    assert {r["change"] for r in rows} <= {"withdrawn", "changed", "added"}
    assert [r["now"] for r in rows if r["kind"] == "figure"] == ["At least 14"]


@pytest.mark.parametrize(("old", "new", "code"), [("-", "-", 2), (".", "-", 2), ("-", "nosuch.txt", 2)])
def test_one_report_a_side(old: str, new: str, code: int) -> None:
    """Standard input twice, a folder, a file that is not there: two lines, and the exit code of wrong use."""
    result = run(old, new, stdin=OLD)
    assert result.exit_code == code
    assert "cure:" in result.stderr


def test_a_feed_is_many_reports(versions: tuple[Path, Path], tmp_path: Path) -> None:
    """A file of several reports is no version of one."""
    items = "".join(f"<item><title>Report {i}</title><description>{OLD}</description></item>" for i in range(2))
    (tmp_path / "feed.xml").write_text(f'<?xml version="1.0"?><rss version="2.0"><channel><title>Paper</title>{items}</channel></rss>')
    result = run(versions[0], tmp_path / "feed.xml")
    assert result.exit_code == 2
    assert "a file of 2 reports" in result.stderr
