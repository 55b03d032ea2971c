"""`read`: every form of input, nothing but JSON with --json, a bad input never stops the others."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accordingto.cli import main
from accordingto.model import Record

TEXT = "TARSA, June 2 (Meridian) - The Oskel minister said on Friday that at least 12 people had been killed in Tarsa.\n"
PAGE = f"<html><head><title>Talks go on</title></head><body><article><h1>Talks go on</h1><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"


def run(*words: object, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["read", *map(str, words)], input=stdin)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


def test_a_file_is_printed(report: Path) -> None:
    """A record for people is on standard output; nothing on standard error."""
    result = run(report)
    assert result.exit_code == 0, result.output
    assert "TARSA, June 2 (Meridian)" in result.stdout
    assert not result.stderr


def test_json_of_one_report_is_one_record(report: Path) -> None:
    """`--json` of one file is one object, a record of the schema."""
    record = Record.from_json(run(report, "--json").stdout)
    assert record.report.source.uri == str(report)


def test_json_of_several_is_a_list(report: Path) -> None:
    """Several inputs, or a folder, are a list, even of one."""
    assert [r["schema"] for r in json.loads(run(report, report, "--json").stdout)] == ["accordingto.record/1"] * 2
    assert len(json.loads(run(report.parent, "--json").stdout)) == 1


def test_standard_input() -> None:
    """`-` reads what is piped in."""
    assert json.loads(run("-", "--json", stdin=TEXT).stdout)["report"]["text"].strip()


def test_plain_keeps_the_text_exactly() -> None:
    """`--plain` takes every character as it is, with no part cut out."""
    text = "  # Not a title\r\n\r\nShare this\n"
    record = json.loads(run("-", "--plain", "--json", stdin=text.encode()).stdout)
    assert record["report"]["text"] == text
    assert record["report"]["residue"] == []


def test_what_the_user_says_goes_first(report: Path) -> None:
    """Date, address and outlet of the command line stand in the record."""
    words = ("--published", "2024-06-02", "--address", "https://oskel.example/a", "--outlet", "Oskel Daily", "--json")
    told = json.loads(run(report, *words).stdout)["report"]
    assert (told["published"], told["outlet"], told["source"]["uri"]) == ("2024-06-02", "Oskel Daily", "https://oskel.example/a")


def test_one_bad_input_does_not_stop_the_rest(report: Path) -> None:
    """What can be read is read; what cannot is said with its cure; the exit code is 1."""
    empty = report.with_name("empty.txt")
    empty.write_text("")
    result = run(empty, report, report.with_name("absent.txt"), "--json")
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)) == 1
    assert result.stderr.count("  cure: ") == 2
    assert "empty.txt is empty" in result.stderr
    assert "absent.txt" in result.stderr


BAD = {
    "empty.txt": (b"", 3, "is empty"),
    "spaces.txt": (b" \n\t\n", 3, "is empty"),
    "binary.txt": (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, 3, "is not text"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 200, 3, "is not text"),
}


@pytest.mark.parametrize("name", BAD)
def test_the_only_input_is_bad(tmp_path: Path, name: str) -> None:
    """An unreadable only input: message, cure, its own exit code, nothing on standard output, no traceback."""
    data, code, words = BAD[name]
    (tmp_path / name).write_bytes(data)
    result = run(tmp_path / name, "--json")
    assert result.exit_code == code, result.output
    assert words in result.stderr
    assert "\n  cure: " in result.stderr
    assert result.stdout == ""
    assert isinstance(result.exception, SystemExit)


def test_an_address_is_refused() -> None:
    """Nothing is fetched: an address is wrong use, and the cure is to save the page."""
    result = run("https://oskel.example/report")
    assert result.exit_code == 2
    assert "does not use the network" in result.stderr
    assert "--address https://oskel.example/report" in result.stderr


def test_a_folder_without_reports(tmp_path: Path) -> None:
    """A folder that holds no report, only a README: exit code 3."""
    (tmp_path / "README.md").write_text("About these files.")
    result = run(tmp_path)
    assert result.exit_code == 3
    assert "holds no report" in result.stderr


def test_a_wrong_date(report: Path) -> None:
    """A date that is none is wrong use, said once."""
    result = run(report, "--published", "last week")
    assert result.exit_code == 2
    assert "is not a date" in result.stderr


def test_an_unknown_engine(report: Path) -> None:
    """Engines are those of the registry."""
    result = run(report, "--engine", "steam")
    assert result.exit_code == 2
    assert "rules" in result.stderr


def test_html_of_one_is_a_file(report: Path) -> None:
    """`--html PATH` writes the page, and says where on standard error; the record is printed too."""
    page = report.with_name("page.html")
    result = run(report, "--html", page)
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert f"written: {page}" in result.stderr
    assert "Meridian" in result.stdout


def test_html_of_several_is_a_folder(report: Path) -> None:
    """Several pages and their index; with --json, standard output is still nothing but JSON."""
    result = run(report, report, "--json", "--html", report.parent / "out")
    assert len(json.loads(result.stdout)) == 2
    assert sorted(p.name for p in (report.parent / "out").iterdir()) == ["index.html", "report-2.html", "report.html"]
    assert f"written: 2 pages; begin with {report.parent / 'out' / 'index.html'}" in result.stderr


def test_a_place_that_cannot_be_written(report: Path) -> None:
    """An output whose folder is a file: exit code 4, with the cure, before anything is read."""
    result = run(report, "--html", report / "page.html")
    assert result.exit_code == 4
    assert "cannot be written" in result.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder(report: Path) -> None:
    """A read-only folder to write to: exit code 4."""
    report.parent.chmod(0o555)
    result = run(report, "--html", report.with_name("page.html"))
    report.parent.chmod(0o755)
    assert result.exit_code == 4


def test_brief_is_shorter(report: Path) -> None:
    """`--brief` prints less."""
    assert len(run(report, "--brief").stdout) < len(run(report).stdout)


def test_a_page_is_read(tmp_path: Path) -> None:
    """A saved page has its title."""
    (tmp_path / "page.html").write_text(PAGE)
    assert json.loads(run(tmp_path / "page.html", "--json").stdout)["report"]["title"] == "Talks go on"
