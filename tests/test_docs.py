"""The documents are true: every field, verb, option, setting and extension point stands in them; the capture is the program's."""

import os
import re
from importlib import import_module
from pathlib import Path

import click
import msgspec
import pytest
from click.testing import CliRunner

from accordingto import errors, model, registry
from accordingto.cli import VERBS
from accordingto.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
SHAPES = [n for n in model.__all__ if n not in ("Archive", "Drafts", "Judgement", "Ref") and isinstance(getattr(model, n), type)]
SHAPES = [n for n in SHAPES if issubclass(getattr(model, n), msgspec.Struct) and not n.endswith("Draft")]


def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("shape", SHAPES)
def test_every_field_is_documented(shape: str) -> None:
    """docs/record.md names every field of every shape of the record."""
    text = page("docs/record.md")
    assert not [f.name for f in msgspec.structs.fields(getattr(model, shape)) if f"`{f.name}`" not in text]


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_is_documented(verb: str) -> None:
    """docs/usage.md has a section for every verb and names its options."""
    section = page("docs/usage.md").split(f"\n## accordingto {verb}")[1].split("\n## ")[0]
    command: click.Command = import_module(f"accordingto.cli.{verb}").command
    options = [max(p.opts, key=len) for p in command.params if isinstance(p, click.Option) and not p.hidden]
    assert not [option for option in options if f"`{option}" not in section]


def test_every_setting_and_exit_code_is_documented() -> None:
    """docs/usage.md names every setting with its variable, and every exit code."""
    text = page("docs/usage.md")
    assert not [f for f in Settings.__struct_fields__ if f"`ACCORDINGTO_{f.upper()}`" not in text]
    codes = {c.exit_code for c in vars(errors).values() if isinstance(c, type) and issubclass(c, errors.AccordingToError)}
    assert not [code for code in codes if f"\n| {code} |" not in text]


def test_every_extension_point_is_documented() -> None:
    """docs/design.md names every group of the registry."""
    assert not [group for group in registry.BUILT_IN if group not in page("docs/design.md")]


def test_the_house_is_drawn_as_built() -> None:
    """docs/design.md names every room of the source tree."""
    rooms = [p.name for p in (ROOT / "src" / "accordingto").iterdir() if p.is_dir() and not p.name.startswith("__")]
    assert not [room for room in rooms if f"{room}/" not in page("docs/design.md")]


def test_relative_links_lead_somewhere() -> None:
    """Every relative link of the documents leads to a file."""
    for name in ("README.md", "CONTRIBUTING.md", "docs/design.md", "docs/usage.md", "docs/record.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page(name)):
            assert ((ROOT / name).parent / target).exists(), f"{name}: {target}"


CAPTURE = re.compile(r"<!-- capture: read (\S+), (\d+) lines -->\n```\n(.*?)```", re.DOTALL)


def test_the_capture_is_the_program_s(monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal capture of the README is what the program prints at 100 columns; ACCORDINGTO_CAPTURE=1 writes it anew."""
    text = page("README.md")
    found = CAPTURE.search(text)
    assert found is not None
    monkeypatch.chdir(ROOT)
    environment = {"COLUMNS": "100", "NO_COLOR": "1", "ACCORDINGTO_ENGINE": "model"}
    result = CliRunner(env=environment).invoke(import_module("accordingto.cli.read").command, [found[1]])
    printed = "".join(line.rstrip() + "\n" for line in result.output.splitlines()[: int(found[2])])
    if os.environ.get("ACCORDINGTO_CAPTURE"):
        (ROOT / "README.md").write_text(text[: found.start(3)] + printed + text[found.end(3) :], "utf-8")
        return
    assert found[3] == printed


def test_the_readme_s_python_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The Python of the README runs as it stands, in the clone."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("ACCORDINGTO_ENGINE", "model")
    for block in re.findall(r"```python\n(.*?)```", page("README.md"), re.DOTALL):
        exec(compile(block, "README.md", "exec"), {})
    assert "Tess Omay | said |" in capsys.readouterr().out
