"""`codebook test` and `--codebook`: a codebook of one's own is checked, its examples are run, and reading takes it."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accordingto.cli import main

GREET = """
type: GREET
definition: Somebody greets another.
tone: cooperative
modes: {warm: [embrace]}
crosswalk:
  - {mode: [warm], cameo: "051"}
  - {cameo: "050"}
triggers:
  - verbs: [greet, embrace]
    recipient: [object]
near_misses:
  - {words: [greet], when: {subject: [silence]}, why: "silence greets nobody"}
examples:
  - {text: The mayor greeted the envoy., trigger: greeted, actors: [The mayor], recipients: [the envoy]}
  - {text: Silence greeted the envoy.}
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "greet.yaml").write_text(GREET)
    return folder


def run(*words: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(map(str, words)), input=stdin)


def test_examples_that_pass(book: Path) -> None:
    """All as they say: exit code 0."""
    result = run("codebook", "test", book)
    assert result.exit_code == 0, result.output
    assert "2 of 2 examples" in result.stdout


def test_an_example_that_fails_says_what_was_found(book: Path) -> None:
    """A wrong example is shown with what was found instead: exit code 1."""
    (book / "greet.yaml").write_text(GREET.replace("recipients: [the envoy]", "recipients: []"))
    result = run("codebook", "test", book)
    assert result.exit_code == 1
    assert "examples are read as they say" in result.stdout
    rows = json.loads(run("codebook", "test", book, "--json").stdout)
    assert [row["passed"] for row in rows] == [False, True]
    assert rows[0]["wrong"] == "recipients: the envoy, not nobody"


def test_a_faulty_file_is_named(book: Path) -> None:
    """A fault in a file is said with the file: exit code of wrong use, nothing read."""
    (book / "greet.yaml").write_text(GREET.replace("verbs:", "verb:"))
    result = run("codebook", "test", book)
    assert result.exit_code == 2
    assert "verb" in result.stderr


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("  - {cameo: \"050\"}\n", ""), "the last row of the crosswalk has a condition"),
        (("{mode: [warm], cameo: \"051\"}", "{cameo: \"051\"}"), "row 1 of the crosswalk has no condition"),
    ],
)  # fmt: skip
def test_a_crosswalk_reaches_every_row(book: Path, change: tuple[str, str], said: str) -> None:
    """A crosswalk without a last resort, or with rows that are never reached, is a fault."""
    (book / "greet.yaml").write_text(GREET.replace(*change))
    result = run("codebook", "test", book)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize("engine", ["rules", "model"])
def test_reading_takes_it(book: Path, engine: str) -> None:
    """`read --codebook DIR` types events by the book, whatever the engine, and the record says so."""
    record = json.loads(run("read", "-", "--json", "--engine", engine, "--codebook", book, stdin="The mayor embraced the envoy.").stdout)
    assert [(event["type"], event["mode"]) for event in record["events"]] == [("GREET", "warm")]
    assert record["made_with"]["codebooks"] == [str(book)]


def test_events_are_crossed(book: Path) -> None:
    """`events` gives the codes of the book's own crosswalk."""
    rows = json.loads(run("events", "-", "--json", "--codebook", book, stdin="The mayor embraced the envoy.").stdout)
    assert (rows[0]["cameo"], rows[0]["cameo_root"]) == ("051", "05")


def test_no_such_codebook() -> None:
    """A name that is none gets the names there are; a folder that is not there is no input."""
    assert "plover" in run("read", "-", "--codebook", "plovver", stdin="x").stderr
    assert run("codebook", "test", "./nowhere").exit_code == 2


def test_extract_takes_it(book: Path, tmp_path: Path) -> None:
    """`extract --codebook DIR`, too; and without the folder it reads nothing."""
    given, made = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given.write_text(json.dumps({"id": "1", "text": "The mayor greeted the envoy."}) + "\n")
    assert run("extract", given, "-o", made, "--codebook", book).exit_code == 0
    assert [event["type"] for event in json.loads(made.read_text())["events"]] == ["GREET"]
    made.unlink()
    result = run("extract", given, "-o", made, "--codebook", "./nowhere")
    assert result.exit_code == 2
    assert "cure: " in result.stderr
    assert not made.exists()


def test_reading_says_the_faults(book: Path) -> None:
    """Every verb says what is wrong with a codebook, and where to look it up."""
    (book / "greet.yaml").write_text(GREET.replace("[object]", "[thing]"))
    result = run("read", "-", "--codebook", book, stdin="The mayor greeted the envoy.")
    assert result.exit_code == 2
    assert "unknown slot 'thing'" in result.stderr
    assert "docs/codebook.md" in result.stderr


def test_the_documented_book_passes(tmp_path: Path) -> None:
    """The codebook that docs/codebook.md shows is one, and its examples are read as they say."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "codebook.md").read_text("utf-8")
    for name, text in zip(("greet.yaml", "lists.yaml"), re.findall(r"```yaml\n(.*?)```", page, flags=re.DOTALL), strict=True):
        (tmp_path / name).write_text(text, "utf-8")
    result = run("codebook", "test", tmp_path)
    assert result.exit_code == 0, result.output


def test_the_built_in_book_passes() -> None:
    """PLOVER's own examples are all read as they say."""
    assert run("codebook", "test", "plover").exit_code == 0
