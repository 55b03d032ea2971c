"""docs/dependencies.md is true: the names, licences and purposes that the script finds, and no licence that we could not ship with."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).resolve().parent.parent / "docs"
COPYLEFT = re.compile(r"\bA?GPL|Affero|General Public", re.IGNORECASE)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dependencies", DOCS / "dependencies.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def written() -> dict[str, tuple[str, str]]:
    """The rows of the page: licence and purpose by name."""
    lines = (DOCS / "dependencies.md").read_text("utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if re.match(r"\| [a-z]", line)][1:]
    return {name: (licence, purpose) for name, _, licence, _, purpose in cells}


def test_the_page_is_what_the_script_makes(script: ModuleType) -> None:
    """Every direct dependency stands there with its licence and purpose, and so does what these need here; versions and sizes may differ.

    What others need changes with system and Python: a row for another system may stay.
    """
    rows = {row.name: (row.licence, row.purpose) for row in script.rows()}
    found = written()
    assert {name: found.get(name) for name in script.direct()} == {name: rows[name] for name in script.direct()}
    assert not set(rows) - set(found)


def test_every_purpose_is_said(script: ModuleType) -> None:
    """Each dependency has a purpose, and no purpose is left of one that is gone."""
    assert all(row.purpose for row in script.rows())
    assert set(script.tomllib.loads((DOCS / "dependencies.toml").read_text("utf-8"))["for"]) == set(script.direct())


def test_licences_allow_it(script: ModuleType) -> None:
    """Every licence is known, and none is the GPL or AGPL."""
    licences = {row.name: row.licence for row in script.rows()}
    assert not [name for name, words in licences.items() if words == "(not said)"]
    assert not {name: words for name, words in licences.items() if COPYLEFT.search(words)}


def test_copyleft_is_seen() -> None:
    """The test above would see one."""
    assert all(map(COPYLEFT.search, ("GPL-3.0-only", "AGPL-3.0", "GNU General Public License v3 (GPLv3)", "MIT AND GPL-2.0")))
