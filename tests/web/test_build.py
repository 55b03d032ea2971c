"""What is committed of scripts and styles is what the sources give, byte for byte."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "src" / "accordingto" / "web" / "static"


def test_built_files_are_those_of_the_sources(tmp_path: Path) -> None:
    """frontend/build.sh makes the same bytes again."""
    if not shutil.which("node"):
        pytest.skip("node is not installed: the built files are not compared with their sources")
    if not (ROOT / "frontend" / "node_modules").is_dir():
        pytest.skip("frontend/node_modules is missing (npm ci): the built files are not compared with their sources")
    subprocess.run([str(ROOT / "frontend" / "build.sh"), str(tmp_path)], check=True, capture_output=True)
    built = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert built == {path.name: path.read_bytes() for path in STATIC.iterdir()}
    assert {"app.js", "app.css", "icon.svg", "THIRD_PARTY.txt"} == set(built)


def test_nothing_is_evaluated_or_fetched_elsewhere() -> None:
    """The script names no other host; the licence of what it holds stands beside it."""
    script = (STATIC / "app.js").read_text("utf-8")
    assert "https://" not in script
    assert "allowEval:!1" in script
    assert "htmx.org 2." in (STATIC / "THIRD_PARTY.txt").read_text("utf-8")
