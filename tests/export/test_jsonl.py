"""JSON lines come back as they went, and whatever would be lost is refused with its place."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from accordingto.errors import BadRecord, CannotWrite, NoSuchInput
from accordingto.export import jsonl
from accordingto.model import Record
from tests.export.made import records
from tests.show import sample


def test_round_trip(tmp_path: Path) -> None:
    """Every record comes back equal, and written again it is the same bytes."""
    first, again = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    assert jsonl.write(records(), first) == len(records())
    found = list(jsonl.read(first))
    assert found == list(records())
    jsonl.write(found, again)
    assert first.read_bytes() == again.read_bytes()


def test_blank_lines_are_passed_over(tmp_path: Path) -> None:
    """Lines are counted as an editor counts them, blank ones too."""
    path = tmp_path / "a.jsonl"
    path.write_text("\n" + records()[0].to_json() + "\r\n  \n{}\n", encoding="utf-8")
    found = jsonl.read(path)
    assert next(found) == records()[0]
    with pytest.raises(BadRecord, match="line 4 is not a record"):
        next(found)


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    record = json.loads(sample.record().to_json())
    change(record)
    return json.dumps(record).encode()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (changed(lambda r: r.update(colour="red")), "unknown field `colour`"),
        (changed(lambda r: r["statements"][1].update(mood="calm")), r"`mood` - at `\$.statements\[1\]`|unknown field `mood`.*statements"),
        (changed(lambda r: r["statements"][0].update(act="sings")), r"sings.*statements.*act"),
        (changed(lambda r: r["report"].pop("text")), r"missing required field `text`.*report"),
        (changed(lambda r: r.update(schema="accordingto.record/2")), r"accordingto.record/2.*\$.schema"),
        (sample.record().to_json().encode()[:-20], "malformed"),
        (b"[]", "expected `object`, got `array`"),
        (b'{"id": "\xff"}', "."),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, line: bytes, words: str) -> None:
    """The error names the line and the field; what stands before it was given."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(records()[0].to_json().encode() + b"\n" + line + b"\n")
    found = jsonl.read(path)
    assert next(found) == records()[0]
    with pytest.raises(BadRecord, match=rf"(?is)^line 2 is not a record: .*({words})"):
        next(found)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    """No file, no folder: the error is ours."""
    for path in (tmp_path / "none.jsonl", tmp_path):
        with pytest.raises(NoSuchInput):
            next(jsonl.read(path))


def broken() -> Iterator[Record]:
    yield records()[0]
    raise RuntimeError("the archive broke")


def test_what_stood_there_stays_if_it_fails(tmp_path: Path) -> None:
    """A file takes its name when it is whole; a half one is not left behind."""
    path = tmp_path / "a.jsonl"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError):
        jsonl.write(broken(), path)
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    """A folder in the way, or none to write into, is an error with a cure."""
    for path in (tmp_path, tmp_path / "no" / "a.jsonl"):
        with pytest.raises(CannotWrite):
            jsonl.write(records(), path)


def test_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """- is standard output."""
    jsonl.write(records()[:2], Path("-"))
    assert capfdbinary.readouterr().out.splitlines() == [record.to_json().encode() for record in records()[:2]]


def test_records_are_not_held(tmp_path: Path) -> None:
    """A record is written before the next is asked for, both ways."""
    path, seen = tmp_path / "a.jsonl", []

    def many() -> Iterator[Record]:
        for number in range(400):
            seen.append((tmp_path / "a.jsonl.part").stat().st_size if number else 0)
            yield records()[0]

    assert jsonl.write(many(), path) == 400
    assert seen[200] > 0
    assert next(jsonl.read(path)) == records()[0]
