"""The verbs of the archive: add, ask, search, export, forget; the same answers from an archive as from the reports."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import msgspec
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


def test_an_archive_is_added_to_another(archive: Path, tmp_path: Path) -> None:
    """Its records come over as they are, whatever the file is called; nothing comes twice."""
    copy, other = tmp_path / "years", tmp_path / "all.db"
    copy.write_bytes(archive.read_bytes())
    assert f"{len(records())} new" in run("add", copy, "--to", other).stderr
    assert "0 new" in run("add", archive, "--to", other).stderr
    assert json.loads(run("who", "--in", other, "--json").stdout) == json.loads(run("who", "--in", archive, "--json").stdout)


def test_every_format_is_written(archive: Path, tmp_path: Path) -> None:
    """Each export of the registry makes its file or folder from an archive."""
    for name in ("jsonl", "csv", "parquet", "jsonld", "webannotation", "geojson", "ftm"):
        out = tmp_path / name
        result = run("export", "--in", archive, "--format", name, "-o", out)
        assert result.exit_code == 0, (name, result.output)
        assert out.is_dir() or out.stat().st_size
    assert run("export", "--in", archive, "--format", "docx", "-o", tmp_path / "x").exit_code == 2


def test_an_export_says_which_reports(archive: Path, tmp_path: Path) -> None:
    """Reports by id, language, outlet; older versions are counted where they are left out; of files nothing can be chosen."""
    out, first = tmp_path / "out.jsonl", records()[0]
    run("export", "--in", archive, "--format", "jsonl", "-o", out, "--report", first.id)
    assert [json.loads(line)["id"] for line in out.read_text("utf-8").splitlines()] == [first.id]
    assert "0 rows" in run("export", "--in", archive, "--format", "jsonl", "-o", tmp_path / "none", "--language", "xx").stderr
    assert run("export", out, "--format", "jsonl", "-o", tmp_path / "x", "--since", "2025-01-01").exit_code == 2
    other = tmp_path / "b.db"
    for statements in ((), first.statements):
        out.write_text(msgspec.structs.replace(first, statements=statements, events=(), figures=()).to_json(), "utf-8")
        run("add", out, "--to", other)
    assert "1 older version left out" in run("export", "--in", other, "--format", "jsonl", "-o", out).stderr
    assert run("export", "--in", other, "--format", "jsonl", "--versions", "-o", out).stderr.startswith("2 rows: ")


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


def test_a_party_of_two_names_needs_no_quotes_of_its_own(archive: Path) -> None:
    """party:"Two Names" finds what the shell makes of it, with a minus too, and --party is the same."""
    found = [row["report"] for row in json.loads(run("search", "party:Nadia Verel", "--in", archive, "--json").stdout)]
    assert found
    assert found == [row["report"] for row in json.loads(run("search", 'party:"Nadia Verel"', "--in", archive, "--json").stdout)]
    rows = json.loads(run("search", "the", "--party", "Nadia Verel", "--in", archive, "--json").stdout)
    assert {row["report"] for row in rows} == set(found)
    others = json.loads(run("search", "--in", archive, "--json", "--", "the", "-party:Nadia Verel").stdout)
    assert not {row["report"] for row in others} & set(found)


def test_filters_that_cannot_be_are_told(archive: Path) -> None:
    """A status that there is none of and a day that is none are wrong use; a type that the archive lacks is answered with those it has."""
    for words in (("events", "--status", "maybe"), ("figures", "--status", "maybe"), ("who", "--since", "yesterday")):
        result = run(*words, "--in", archive)
        assert result.exit_code == 2, result.output
    assert "ISO 8601" in run("who", "--since", "yesterday", "--in", archive).stderr
    told = run("events", "--type", "ASSULT", "--in", archive).stdout
    assert "no events" in told
    assert "ASSAULT" in told
    assert run("events", "--status", "HAPPENED", "--in", archive, "--limit", 1).exit_code == 0


def test_several_outlets_and_types(archive: Path) -> None:
    """A filter that is repeated is "or"; the timeline has those of events."""
    both = json.loads(run("who", "--in", archive, "--json", "--outlet", "Delta Voice", "--outlet", "Meridian").stdout)
    assert len({row["outlet"] for row in both}) > 1
    rows = json.loads(run("timeline", "--in", archive, "--json", "--type", "ASSAULT", "--status", "happened").stdout)
    assert rows
    assert {(row["item"], row["status"]) for row in rows} == {("event", "happened")}


def test_one_is_one(archive: Path) -> None:
    """Counts are said in the singular where there is one."""
    assert "\n1 event · " in run("events", "--in", archive, "--sample", 1).stdout
    assert "· 1 hit ·" in run("search", "seven shells", "--in", archive).stdout


def test_denials_are_counted_beside_what_is_asserted(archive: Path) -> None:
    """The last line says how many events are left out as only denied, and with --denied none is."""
    every, asserted = (json.loads(run("events", "--in", archive, "--json", *more).stdout) for more in (("--denied",), ()))
    assert len(every) > len(asserted)
    told = run("events", "--in", archive).stdout
    assert f"{len(asserted)} events" in told.replace("50 of ", "")
    assert f"{len(every) - len(asserted)} only denied, left out" in told
    assert "only denied" not in run("events", "--in", archive, "--denied").stdout


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
