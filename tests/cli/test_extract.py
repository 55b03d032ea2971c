"""`extract`: a line in, a record out, in order; a bad line, a failing report or an interruption loses nothing else."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from accordingto import flow
from accordingto.cli import main
from accordingto.model import Record
from accordingto.readers.reading import Reading

ROWS = [{"id": f"r{i}", "text": f"The Oskel Front said on Friday that {i + 3} people were killed.", "extra": i} for i in range(5)]


def lines(*rows: object) -> str:
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


def run(path: Path, text: str, *words: object) -> Result:
    (path / "in.jsonl").write_text(text)
    return CliRunner().invoke(main, ["extract", str(path / "in.jsonl"), "-o", str(path / "out.jsonl"), *map(str, words)])


def records(path: Path) -> list[Record]:
    return [Record.from_json(line) for line in path.read_bytes().splitlines()]


def test_same_order_and_text_exactly(tmp_path: Path) -> None:
    """A record a line, in the order of the lines, with the text as it was given."""
    result = run(tmp_path, lines(*ROWS))
    assert result.exit_code == 0, result.output
    made = records(tmp_path / "out.jsonl")
    assert [(r.id, r.report.text) for r in made] == [(row["id"], row["text"]) for row in ROWS]
    assert not (tmp_path / "out.jsonl.part").exists()
    assert result.output == ""


def test_bad_lines_are_named_and_skipped(tmp_path: Path) -> None:
    """No object, no JSON, no text, a wrong type: each reported with its number; the rest is there; exit code 1."""
    bad = ("[1, 2]", "{not json", '{"id": "x"}', '{"id": "x", "text": 7}', '{"id": "x", "text": "a", "published": "soon"}')
    result = run(tmp_path, lines(ROWS[0], *bad, "", ROWS[1]))
    assert result.exit_code == 1
    assert [r.id for r in records(tmp_path / "out.jsonl")] == ["r0", "r1"]
    for number in (2, 3, 4, 5, 6):
        assert f"line {number} is not a report" in result.stderr
    assert result.stderr.count("cure: ") == 5


def test_standard_input_and_output() -> None:
    """`-` for both: records on standard output, nothing else there."""
    result = CliRunner().invoke(main, ["extract", "-", "-o", "-"], input=lines(*ROWS[:2]))
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["r0", "r1"]


def test_bytes_that_are_no_utf8(tmp_path: Path) -> None:
    """A line in another encoding is a bad line, not a crash."""
    (tmp_path / "in.jsonl").write_bytes(b'{"id": "a", "text": "\xff\xfe"}\n' + lines(ROWS[0]).encode())
    result = CliRunner().invoke(main, ["extract", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl")])
    assert result.exit_code == 1
    assert [r.id for r in records(tmp_path / "out.jsonl")] == ["r0"]


def test_an_empty_input_gives_an_empty_output(tmp_path: Path) -> None:
    """No line, no record, no error."""
    assert run(tmp_path, "").exit_code == 0
    assert (tmp_path / "out.jsonl").read_bytes() == b""


def test_a_report_that_fails_is_named_and_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An extractor that raises on one report loses that report only, and says its line."""
    whole = flow.assemble.record

    def faulty(parsed: Any, drafts: Any, *, id: str, **known: Any) -> Record:
        if id == "r2":
            raise ZeroDivisionError("a fault")
        return whole(parsed, drafts, id=id, **known)

    monkeypatch.setattr(flow.assemble, "record", faulty)
    result = run(tmp_path, lines(*ROWS))
    assert result.exit_code == 1
    assert "line 3: " in result.stderr
    assert "ZeroDivisionError: a fault" in result.stderr
    assert [r.id for r in records(tmp_path / "out.jsonl")] == ["r0", "r1", "r3", "r4"]


def test_an_interruption_keeps_what_was_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C: the records made so far stay in OUT.part, OUT itself is as it was, and both are said; exit code 130."""
    (tmp_path / "out.jsonl").write_text("before")
    whole = flow.records

    def interrupted(found: list[Reading], **known: Any) -> Iterator[Record]:
        if found[0].id == "r2":
            raise KeyboardInterrupt
        yield from whole(found, **known)

    monkeypatch.setattr(flow, "records", interrupted)
    monkeypatch.setattr(flow, "BATCH", 2)
    monkeypatch.setattr(flow.outcomes, "__kwdefaults__", {"batch": 2})
    result = run(tmp_path, lines(*ROWS))
    assert result.exit_code == 130
    assert "out.jsonl.part" in result.stderr
    assert [r.id for r in records(tmp_path / "out.jsonl.part")] == ["r0", "r1"]
    assert (tmp_path / "out.jsonl").read_text() == "before"


@pytest.mark.parametrize(("where", "code"), [("absent.jsonl", 2), (".", 3)])
def test_an_input_that_cannot_be_opened(tmp_path: Path, where: str, code: int) -> None:
    """No such file, or a folder: message, cure, exit code, and no output is left."""
    result = CliRunner().invoke(main, ["extract", str(tmp_path / where), "-o", str(tmp_path / "out.jsonl")])
    assert result.exit_code == code
    assert "  cure: " in result.stderr
    assert not (tmp_path / "out.jsonl").exists()


def test_an_output_that_cannot_be_written(tmp_path: Path) -> None:
    """A folder in the way of the output: exit code 4."""
    (tmp_path / "out.jsonl").mkdir()
    assert run(tmp_path, lines(ROWS[0])).exit_code == 4
