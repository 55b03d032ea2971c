"""The documentation runs: commands, Python and files of its pages, with the output that they show; ACCORDINGTO_CAPTURE=1 writes that anew.

A page is run from top to bottom in a folder of its own that holds `examples/` and one report as `report.html`. Blocks:
  console, sh    a line that begins with `$ ` is a command, what follows up to the next is what it prints (nothing: not compared)
  python         is run with the names of the page's blocks before it; a block `text` right below is what it prints
  title="NAME"   a block of any kind with a title is a file of that name
In what is shown `...` matches anything. Only installing, building and sitting before a page cannot be run here: such commands stand in
blocks without `$ `, and UNRUN names what they may begin with.
"""

import contextlib
import glob
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module, util
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import click
import pytest
import yaml
from click.testing import CliRunner

from accordingto.cli import VERBS, main

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md")), *sorted(DOCS.glob("howto/*.md"))]
REPORT = "examples/07-delta-voice-denies-rocket.html"
ENVIRONMENT = {"ACCORDINGTO_ENGINE": "rules", "COLUMNS": "96", "NO_COLOR": "1", "PYTHONHASHSEED": "0"}
UNRUN = ("pip install", "make ", "git clone", "accordingto serve", "accordingto review")
ENDLESS = {"serve": "it runs until it is ended: tests/web runs it"}
LIMIT = 120  # seconds a shell may take, so that a command that waits for an answer fails
BLOCK = re.compile(r"^```(?P<kind>[\w-]*)(?: +title=\"(?P<file>[^\"]+)\")?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
SHELL, CUT = ("console", "sh"), "..."


class Shown(NamedTuple):
    """A place of the page where output stands: what was printed, what is shown, and where (characters of the page)."""

    printed: str
    expected: str
    start: int
    end: int


def stripped(text: str) -> str:
    """Without the white space that ends lines, and the empty lines around."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")


def matches(printed: str, expected: str) -> bool:
    """Whether that is what was printed, `...` standing for anything."""
    return re.fullmatch(re.escape(expected).replace(re.escape(CUT), ".*"), printed, re.DOTALL) is not None


def again(printed: str, expected: str) -> str:
    """The output as the page shows it: cut where the page cuts it, which may be at one line of `...`."""
    before, *after = re.split(r"(?m)^\.\.\.$", expected)
    if not after or len(after) > 1:
        return printed
    lines, head, tail = printed.splitlines(), len(before.splitlines()), len(after[0].strip("\n").splitlines())
    return printed if head + tail >= len(lines) else "\n".join([*lines[:head], CUT, *lines[len(lines) - tail :]])


def commands(body: str) -> Iterator[tuple[str, int, int]]:
    """The commands of a shell block with the place of what is shown below each; a command goes on after a backslash."""
    starts = [m.start() for m in re.finditer(r"^\$ ", body, re.MULTILINE)]
    for start, end in pairwise([*starts, len(body)]):
        found = re.match(r"\$ ((?:.*\\\n)*.*\n)", body[start:end])
        assert found is not None
        yield found[1].replace("\\\n", ""), start + found.end(), end


class Shell:
    """Runs commands in the current folder; our own program in this process, where the parser is loaded once."""

    def __init__(self) -> None:
        self.environment = {**os.environ, **ENVIRONMENT}
        self.environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{self.environment['PATH']}"

    def run(self, command: str) -> str:
        """What it prints on both streams; it must end well."""
        command = re.sub(r"\s+# .*", "", command)
        words = shlex.split(command)
        if words[0] == "export":
            self.environment |= {name: value for name, _, value in (word.partition("=") for word in words[1:])}
            return ""
        ours = re.fullmatch(r"accordingto((?:'[^']*'|\"[^\"]*\"|[^|<>&;~$('\"])*)(?:([|>])(.*))?", command.strip(), re.DOTALL)
        if ours is None:
            return self._sh(command)
        given = [path for word in shlex.split(ours[1]) for path in sorted(glob.glob(word)) or [word]]
        result = CliRunner(env=self.environment).invoke(main, given, prog_name="accordingto")
        assert result.exit_code == 0, f"{command}: {result.exit_code}\n{result.output}\n{result.exception!r}"
        if ours[2]:  # the shell's part, with what ours prints as its input
            return result.stderr + self._sh(("cat > " if ours[2] == ">" else "") + ours[3], result.stdout)
        return result.output

    def _sh(self, command: str, given: str = "") -> str:
        done = subprocess.run(
            ["sh", "-c", command],
            env=self.environment,
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=LIMIT,
            check=False,
        )
        assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout}"
        return done.stdout


def shown(text: str) -> Iterator[Shown]:
    """Runs the blocks of a page in their order, and gives each place where output is shown."""
    shell, names, printed, after = Shell(), dict[str, Any](__name__="__main__"), "", -1
    for block in BLOCK.finditer(text):
        kind, body = block["kind"], block["body"]
        if block["file"]:
            Path(block["file"]).parent.mkdir(parents=True, exist_ok=True)
            Path(block["file"]).write_text(body, "utf-8")
        elif kind in SHELL:
            for command, start, end in commands(body):
                output = shell.run(command)
                if body[start:end].strip():
                    yield Shown(stripped(output), stripped(body[start:end]), block.start("body") + start, block.start("body") + end)
        elif kind == "python":
            with contextlib.redirect_stdout(io.StringIO()) as out:
                exec(compile(body, "the page's Python", "exec"), names)
            printed, after = out.getvalue(), block.end()
        elif kind == "text" and after >= 0 and not text[after : block.start()].strip():
            yield Shown(stripped(printed), stripped(body), block.start("body"), block.end("body"))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_page_runs_as_it_stands(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command and every line of Python runs, and prints what the page shows."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copy(ROOT / REPORT, tmp_path / "report.html")
    monkeypatch.chdir(tmp_path)
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    text = page.read_text("utf-8")
    places = list(shown(text))
    wrong = [place for place in places if not matches(place.printed, place.expected)]
    if wrong and os.environ.get("ACCORDINGTO_CAPTURE"):
        for place in reversed(wrong):
            space = re.search(r"\n*\Z", text[: place.end])
            text = text[: place.start] + again(place.printed, place.expected) + (space[0] if space else "") + text[place.end :]
        page.write_text(text, "utf-8")
        return
    for place in wrong:
        assert place.printed == place.expected, f"{page.name}, line {text[: place.start].count(chr(10)) + 1}"


def test_output_is_compared() -> None:
    """What is not printed does not pass: neither other words, nor more of them, nor a command that fails."""
    assert matches("a\nb\nc", "a\n...\nc")
    assert not matches("a\nb", "a\n...\nc")
    assert not matches("a (b)", "a .b.")
    assert again("a\nb\nc\nd", "x\n...\ny") == "a\n...\nd"
    assert list(commands("$ one \\\n  two\nout\n$ three\n")) == [("one   two\n", 14, 18), ("three\n", 26, 26)]
    with pytest.raises(AssertionError, match="accordingto who"):
        Shell().run("accordingto who nowhere.html")
    with pytest.raises(AssertionError, match="false"):
        Shell().run("true && false")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_only_what_cannot_run_is_not_run(page: Path) -> None:
    """A shell block without `$ ` holds nothing but what UNRUN allows, and no command stands in a block that names no language."""
    for block in BLOCK.finditer(page.read_text("utf-8")):
        lines = [line for line in block["body"].splitlines() if line.strip()]
        if block["kind"] in SHELL and not block["file"] and not any(line.startswith("$ ") for line in lines):
            assert not [line for line in lines if not line.startswith(UNRUN)]
        if not block["kind"]:
            assert not [line for line in lines if line.startswith(("$ ", "accordingto "))]


MENTION = re.compile(r"(?:`|^\$ |^    |\| *|^)accordingto ([a-z]+)((?:[^`|\n]|\\\n)*)", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_mention_of_a_verb_is_true(page: Path) -> None:
    """A command that is only mentioned names a verb there is, with options it has."""
    for verb, rest in MENTION.findall(page.read_text("utf-8")):
        assert verb in VERBS, f"accordingto {verb}"
        command: click.Command = import_module(f"accordingto.cli.{verb}").command
        subs = list(command.commands.values()) if isinstance(command, click.Group) else []
        known = {option for each in (command, *subs) for p in each.params for option in p.opts} | {"--help"}
        assert not [option for option in re.findall(r"(?<![\w-])--[a-z][\w-]*", rest) if option not in known], f"accordingto {verb}{rest}"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_run_somewhere(verb: str) -> None:
    """The documentation runs every verb that ends by itself."""
    if verb in ENDLESS:
        pytest.skip(ENDLESS[verb])
    pages = [block["body"] for page in PAGES for block in BLOCK.finditer(page.read_text("utf-8")) if block["kind"] in SHELL]
    assert any(re.search(rf"^\$ (?:.*\| *)?accordingto {verb}\b", body, re.MULTILINE) for body in pages)


def maker() -> ModuleType:
    """docs/make.py, which is no part of any package."""
    spec = util.spec_from_file_location("make", DOCS / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_what_the_sources_say() -> None:
    """docs/reference.md and docs/codebooks/ are what docs/make.py makes of shapes and YAML; run it where they differ."""
    pages: dict[str, str] = maker().pages()
    assert len(pages) > 1
    for name, text in pages.items():
        assert (DOCS / name).read_text("utf-8") == text, f"docs/{name}: python docs/make.py"


def test_the_site_needs_nothing_from_elsewhere() -> None:
    """mkdocs.yml asks for no font, script or style of another host, and its menu has every page once."""
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), yaml.BaseLoader)
    assert settings["theme"]["font"] == "false"
    loaded = [*settings.get("extra_css", ()), *settings.get("extra_javascript", ()), *settings["extra"]["polyfills"]]
    assert loaded
    assert not [name for name in loaded if not (DOCS / name).is_file()]
    listed = re.findall(r"[\w/.-]+\.md", str(settings["nav"]))
    assert sorted(listed) == sorted(str(page.relative_to(DOCS)) for page in DOCS.rglob("*.md"))
