"""`python docs/dependencies.py --write`: the table of `docs/dependencies.md` from what is installed and `dependencies.toml`."""

import re
import sys
import tomllib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement

HERE = Path(__file__).resolve().parent
PAGE = HERE / "dependencies.md"
SHORT = 60  # a longer licence field is the licence itself
HEAD = """# Dependencies

What is installed with `accordingto` and runs with it: versions and sizes (of the installed files) as on the machine that wrote this page.
Nothing is fetched at run time. Made by `python docs/dependencies.py --write`; `tests/test_dependencies.py` holds it.
Optional: `ray` (`run --ray`), Debian's `tesseract-ocr` (`--ocr`), both Apache-2.0.

| package | version | licence | MB | for |
|---|---|---|---|---|
"""


class Row(NamedTuple):
    """One dependency."""

    name: str
    version: str
    licence: str
    size: float
    purpose: str


def canonical(name: str) -> str:
    """A package's name as it is compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def direct() -> dict[str, frozenset[str]]:
    """The packages that `pyproject.toml` asks for, with the extras it asks of them."""
    return asked_for(tomllib.loads((HERE.parent / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"])


def asked_for(lines: Iterable[str], extras: frozenset[str] = frozenset()) -> dict[str, frozenset[str]]:
    """The packages of requirements that hold here, with the extras they ask of them."""
    found: dict[str, frozenset[str]] = {}
    for words in lines:
        asked = Requirement(words)
        if asked.marker is None or any(asked.marker.evaluate({"extra": extra}) for extra in (extras or {""})):
            key = canonical(asked.name)
            found[key] = found.get(key, frozenset()) | frozenset(asked.extras)
    return found


def rows() -> list[Row]:
    """All dependencies of the run time, direct ones first."""
    table = tomllib.loads((HERE / "dependencies.toml").read_text("utf-8"))
    own = direct()
    by: dict[str, set[str]] = {name: set() for name in own}
    waiting = list(own.items())
    while waiting:
        name, extras = waiting.pop()
        for other, wanted in asked_for(metadata.requires(name) or (), extras).items():
            if other not in by:
                by[other] = set()
                waiting.append((other, wanted))
            if other not in own:
                by[other].add(name)
    first = [_row(name, table["for"].get(name, ""), table["licence"]) for name in sorted(own)]
    return first + [_row(name, f"needed by {', '.join(sorted(by[name]))}", table["licence"]) for name in sorted(set(by) - set(own))]


def _row(name: str, purpose: str, licences: dict[str, str]) -> Row:
    found = metadata.distribution(name)
    size = sum(file.locate().stat().st_size for file in found.files or () if Path(str(file.locate())).is_file())  # type: ignore[union-attr]
    return Row(name, found.version, licences.get(name) or licence(found.metadata), size / 1e6, purpose)


def licence(said: metadata.PackageMetadata) -> str:
    """The licence that a package says it has: the expression, else the short field, else the classifier."""
    fields = {key.lower(): value for key, value in said.items()}
    short = (fields.get("license") or "").strip()
    named = [value.rpartition(" :: ")[2] for key, value in said.items() if key == "Classifier" and value.startswith("License :: ")]
    named = [name for name in named if name != "OSI Approved"]
    return (
        fields.get("license-expression") or (short if 0 < len(short) <= SHORT and "\n" not in short else " / ".join(named)) or "(not said)"
    )


def page() -> str:
    """The whole page."""
    return HEAD + "".join(f"| {r.name} | {r.version} | {r.licence} | {r.size:.1f} | {r.purpose} |\n" for r in rows())


if __name__ == "__main__":
    if "--write" in sys.argv:
        PAGE.write_text(page(), "utf-8")
    else:
        print(page(), end="")
