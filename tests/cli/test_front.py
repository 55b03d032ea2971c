"""The front door: help is fast, every error is two lines with its exit code, and nobody sees a traceback."""

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from accordingto import __version__, cli
from accordingto.errors import AccordingToError
from accordingto.settings import Settings

ROOT = Path(__file__).resolve().parent.parent.parent
TEXT = "TARSA, June 2 (Meridian) - The Oskel minister said on Friday that at least 12 people had been killed."


def accordingto(*words: str, stdin: bytes = b"", cwd: Path = ROOT, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "accordingto.cli", *words]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env={**os.environ, **(env or {})}, check=False)


def test_help_loads_neither_parser_nor_page_reader() -> None:
    """`accordingto --help` imports neither spaCy nor trafilatura, and names every verb."""
    code = (
        "import sys; from click.testing import CliRunner; from accordingto.cli import main;"
        "out = CliRunner().invoke(main, ['--help']).output;"
        "assert not {'spacy', 'trafilatura', 'lxml', 'resiliparse', 'jinja2', 'rich'} & set(sys.modules), sorted(sys.modules);"
        "assert all(verb in out for verb in ('read', 'extract', 'doctor')), out"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_only_verbs_that_are_there_are_offered() -> None:
    """Every verb of the list loads and has its own help; `--fetch` is offered by `serve` alone."""
    for verb in cli.VERBS:
        result = CliRunner().invoke(cli.main, [verb, "--help"])
        assert result.exit_code == 0, result.output
        assert ("--fetch" in result.output) == (verb == "serve")  # the only one that may use the network, and only when asked
    assert CliRunner().invoke(cli.main, ["serve"]).exit_code == 2


def test_version() -> None:
    """`--version` says the version."""
    assert __version__ in CliRunner().invoke(cli.main, ["--version"]).output


@pytest.mark.parametrize("verb", [["read"], ["extract"], ["read", "--json", "--html"]])
def test_wrong_use_is_two(verb: list[str]) -> None:
    """Missing arguments are wrong use: exit code 2."""
    assert CliRunner().invoke(cli.main, verb).exit_code == 2


def test_interruption_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends with 130 and no traceback."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Settings, "from_environment", interrupt)
    result = CliRunner().invoke(cli.main, ["read", "-"], input=TEXT)
    assert result.exit_code == 130
    assert "Traceback" not in result.output


def test_every_error_has_a_cure_and_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    """An error is said in two lines; odd characters of a name are escaped."""
    cli.complain(AccordingToError("x\x1b[31m"), "line 3: ")
    out = capsys.readouterr().err
    assert out.startswith("accordingto: line 3: something went wrong with x\\x1b[31m\n  cure: ")


def test_a_missing_library_is_an_error_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a library is missing, the message says how to install it: exit code 5."""

    def missing(name: str) -> None:
        raise ModuleNotFoundError("No module named 'spacy'", name="spacy")

    monkeypatch.setattr(cli, "import_module", missing)
    result = CliRunner().invoke(cli.main, ["read", "x"])
    assert result.exit_code == 5
    assert "spacy is not installed" in result.output
    assert "pip install" in result.output


def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    """`accordingto read ... | head -1` ends without a word on standard error."""
    script = f"'{sys.executable}' -m accordingto.cli read examples --json | head -c 10"
    result = subprocess.run(["bash", "-c", script], capture_output=True, cwd=ROOT, check=False)
    assert result.stdout
    assert b"Traceback" not in result.stderr
    assert b"BrokenPipe" not in result.stderr


@pytest.mark.parametrize("verb", ["who", "events", "figures", "timeline", "sources", "talks", "wording"])
def test_the_help_of_a_question_stands_in_sections(verb: str) -> None:
    """Its own options first, then filters, the answer, and how reports are read; every option is in one of them."""
    told = CliRunner().invoke(cli.main, [verb, "--help"]).output
    heads = re.findall(r"^(\w[\w ]*):$", told, re.MULTILINE)
    assert heads == ["Options", "Filters", "Answer", "Reading reports"]
    command = cli.main.get_command(None, verb)  # type: ignore[arg-type]
    assert command is not None
    names = [param.opts[-1] for param in command.params if isinstance(param, click.Option)]
    assert len(names) == len(set(names)) > 10
    assert all(re.search(rf"^  (?:-\w, )?{name}\b", told, re.MULTILINE) for name in names)
