"""What the benches share: where the gold is, records of it, its scorers, tables and `RESULTS.md`."""

import argparse
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from accordingto import flow
from accordingto.model import Record
from accordingto.readers import sources
from accordingto.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
Figures = dict[str, float]


def data(*path: str) -> Path:
    """A file of the development data; SystemExit with the cure where the folder is absent."""
    folder = Path(os.environ.get("ACCORDINGTO_DATA") or ROOT.parent / "shared" / "data")
    if not folder.is_dir():
        raise SystemExit(f"no development data at {folder}: set ACCORDINGTO_DATA to the folder that holds it")
    return folder.joinpath(*path)


def scorer(name: str) -> ModuleType:
    """One of the scorers that stand beside the data (`../score/NAME.py`)."""
    folder = data().resolve().parent / "score"
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location(f"score_{name}", folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.path.remove(str(folder))
    return module


def lines(path: Path, limit: int | None = None) -> list[dict[str, Any]]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for _, line in zip(range(limit or sys.maxsize), file, strict=False)]


def records(rows: Iterable[dict[str, Any]], engine: str = "rules") -> dict[str, Record]:
    """The record of each row ({"id","text","published"?,"title"?}), text exactly as it is, by id."""
    readings = (sources.from_text(r["text"], published=r.get("published"), title=r.get("title"), id=r["id"]) for r in rows)
    return {record.id: record for record in flow.records(readings, settings=Settings(engine=engine))}


def as_json(made: dict[str, Record]) -> dict[str, dict[str, Any]]:
    """Records as the scorers read them: plain JSON."""
    return {key: msgspec.json.decode(record.to_json()) for key, record in made.items()}


def scored(name: str, gold: Path, made: dict[str, Record], limit: int | None = None) -> dict[str, Any]:
    """What the scorer says of these records of the gold file."""
    rows = {row["id"]: row for row in lines(gold, limit)}
    result: dict[str, Any] = scorer(name).score(rows, as_json(made))
    return result


def flat(key: str, value: Any) -> Figures:
    """A scorer's result as figures: F1 in per cent, shares as they are."""
    if isinstance(value, dict) and "f" in value:
        return {key: 100 * value["f"]}
    if isinstance(value, dict):
        return {f"{key} {k}": v for name, v in value.items() for k, v in flat(name, v).items()}
    return {key: float(value[0] if isinstance(value, list) else value)}


def main(name: str, data_name: str, measure: Callable[[], Figures]) -> None:
    """Print the table; `--json OUT` writes the figures; `--write` puts them with date and commit into RESULTS.md."""
    parser = argparse.ArgumentParser(prog=f"python -m bench.{name}")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    figures = measure()
    width = max(map(len, figures))
    print(f"{name}: {data_name}")
    for key, value in figures.items():
        print(f"  {key:<{width}}  {value:>10.4g}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if options.write:
        _write(name, data_name, figures)


def _write(name: str, data_name: str, figures: Figures) -> None:
    path = ROOT / "bench" / "RESULTS.md"
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT, check=False)
    head = f"\n## {name}, {date.today().isoformat()}, commit {commit.stdout.strip() or '(none)'}\n"
    rows = [head, f"Data: {data_name}\n", "| figure | value |", "|---|---|"]
    rows += [f"| {key} | {value:.4g} |" for key, value in figures.items()]
    title = "# Results\n\nEvery figure with its date, commit and data; newest last.\n"
    before = path.read_text(encoding="utf-8") if path.exists() else title
    path.write_text(before + "\n".join(rows) + "\n", encoding="utf-8")
