"""The verbs of the archive: add, ask, search, export, forget; the same answers from an archive as from the reports."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accordingto.cli import main
from tests.store.made import EXAMPLES, records


def run(*words: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], input=stdin)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "a.db"
    result = run("add", EXAMPLES, "--to", path)
    assert result.exit_code == 0, result.output
    assert f"{len(records())} new" in result.stderr
    return path


@pytest.mark.parametrize("verb", ["who", "events", "figures", "timeline", "sources"])
def test_an_archive_answers_as_its_reports_do(archive: Path, verb: str) -> None:
    """Row for row the same, whatever the order; the terminal's table says how many there are."""
    kept, read = (json.loads(run(verb, *where, "--json").stdout) for where in (("--in", archive), (EXAMPLES,)))
    assert kept
    assert sorted(map(json.dumps, kept)) == sorted(map(json.dumps, read))
    shown = run(verb, "--in", archive, "--limit", 2)
    assert shown.exit_code == 0
    assert " of " in shown.stdout
    table = list(csv.reader(io.StringIO(run(verb, "--in", archive, "--csv", "-").stdout)))
    assert len(table) == len(kept) + 1


def test_reports_or_an_archive_and_not_both(archive: Path) -> None:
    """Neither or both is wrong use, and so is an archive that is not there."""
    assert run("who").exit_code == 2
    assert run("who", EXAMPLES, "--in", archive).exit_code == 2
    missing = run("who", "--in", archive.with_name("none.db"))
    assert missing.exit_code == 2
    assert "cure:" in missing.stderr


def test_a_question_to_an_archive_loads_no_parser(archive: Path) -> None:
    """Neither spaCy nor the network is loaded: an answer comes at once."""
    code = """
import sys
from click.testing import CliRunner
from accordingto.cli import main
for verb in ("who", "events", "figures", "timeline", "sources", "search ceasefire"):
    assert CliRunner().invoke(main, [*verb.split(), "--in", sys.argv[1]]).exit_code == 0, verb
assert not {"spacy", "onnxruntime", "trafilatura", "pyarrow"} & set(sys.modules), sorted(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code, str(archive)], check=True)


def test_records_come_back_without_loss(archive: Path, tmp_path: Path) -> None:
    """JSONL > archive > JSONL is identical, and adding it again adds nothing."""
    one, two, other = tmp_path / "one.jsonl", tmp_path / "two.jsonl", tmp_path / "b.db"
    assert run("export", "--in", archive, "--format", "jsonl", "-o", one).exit_code == 0
    assert run("add", one, "--to", other).exit_code == 0
    assert run("export", "--in", other, "--format", "jsonl", "-o", two).exit_code == 0
    assert one.read_bytes() == two.read_bytes()
    assert "0 new" in run("add", one, "--to", other).stderr


def test_every_format_is_written(archive: Path, tmp_path: Path) -> None:
    """Each export of the registry makes its file or folder from an archive."""
    for name in ("jsonl", "csv", "parquet", "jsonld", "webannotation", "geojson", "ftm"):
        out = tmp_path / name
        result = run("export", "--in", archive, "--format", name, "-o", out)
        assert result.exit_code == 0, (name, result.output)
        assert out.is_dir() or out.stat().st_size
    assert run("export", "--in", archive, "--format", "docx", "-o", tmp_path / "x").exit_code == 2


def test_pseudonyms_are_stable_by_their_key(archive: Path, tmp_path: Path) -> None:
    """The same key gives the same bytes, another key others; without one a key is told."""
    outs = [tmp_path / f"{n}.jsonl" for n in range(4)]
    for out, key in zip(outs, (("--key", "a" * 12), ("--key", "a" * 12), ("--key", "b" * 12), ()), strict=True):
        result = run("export", "--in", archive, "--format", "jsonl", "--pseudonymise", *key, "-o", out)
        assert result.exit_code == 0, result.output
        assert ("key of these pseudonyms" in result.stderr) == (not key)
    texts = [out.read_text("utf-8") for out in outs]
    assert texts[0] == texts[1]
    assert len(set(texts)) == 3
    assert "Verel" not in texts[0]


def test_search_shows_words_around_hits(archive: Path) -> None:
    """Reports with their hits; nothing found says so."""
    rows = json.loads(run("search", "ceasefire", "--in", archive, "--json").stdout)
    assert rows
    assert all("[ceasefire]" in row["words"][0].lower() for row in rows)
    assert "no report holds these words" in run("search", "zyzzyva", "--in", archive).stdout
    assert run("search", "--in", archive, "--", "-war").exit_code == 2


def test_forgetting_asks_first(tmp_path: Path) -> None:
    """What will go is shown; no is no; yes removes it; an unknown one is wrong use."""
    path = tmp_path / "a.db"
    run("add", EXAMPLES, "--to", path)
    kept = json.loads(run("who", "--in", path, "--json").stdout)
    refused = run("forget", "--person", "Nadia Verel", "--in", path, stdin="n\n")
    assert refused.exit_code == 1
    assert "will be blacked out: Nadia Verel" in refused.stdout
    assert json.loads(run("who", "--in", path, "--json").stdout) == kept
    assert run("forget", "--person", "Nadia Verel", "--in", path, stdin="y\n").exit_code == 0
    assert "Verel" not in run("who", "--in", path, "--json").stdout
    assert run("forget", "--report", "nothing", "--in", path, "--yes").exit_code == 2
    assert run("forget", "--in", path).exit_code == 2
