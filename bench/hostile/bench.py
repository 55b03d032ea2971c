"""All hostile files, one after the other: is each handled as specified, in which time, with how much memory."""

import argparse
import json
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as pq

from bench.common import Figures, _write
from bench.hostile import letters, mails, markup, names, packed, pages, pdfs, rows
from bench.hostile.killable import Cost, run, said, warm
from bench.hostile.shapes import FILE, OUT, Case, Got

NAME = "hostile"
DATA = "files made by bench/hostile, engine rules, each in a process of its own; time by the clock and of the processor, memory at its most"
SECONDS, BYTES = 20.0, 1 << 30
LEAST = 64
CASES: tuple[Case, ...] = tuple(case for group in (markup, pages, packed, pdfs, letters, names, mails, rows) for case in group.cases())


class Line(NamedTuple):
    """One line of the table."""

    case: Case
    cost: Cost
    wrong: str | None
    size: int

    @property
    def held(self) -> bool:
        """Whether the rule is kept: as specified, in time, in memory."""
        return self.wrong is None and self.cost.wall <= SECONDS and self.cost.peak <= BYTES


def title(case: Case) -> str:
    """The case's name as it can be printed."""
    name = case.name if isinstance(case.name, str) else case.name.decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in name)


def tried(case: Case) -> Line:
    """Make the file, read it, compare."""
    folder = Path(tempfile.mkdtemp(prefix="hostile."))
    try:
        (folder / "in").mkdir()
        name = case.name if isinstance(case.name, bytes) else case.name.encode()
        file = bytes(folder / "in") + b"/" + name
        data = case.make()
        with open(file, "wb") as made:
            made.write(data)
        size = len(data)
        del data
        known: dict[str, str | bytes] = {FILE: file, OUT: str(folder / "out")}
        cost = run([known.get(word, word) for word in case.verb], folder)
        return Line(case, cost, case.expect.wrong(_got(case, cost, folder)), size)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _got(case: Case, cost: Cost, folder: Path) -> Got:
    records = []
    failed = set(said(cost.err))
    if "--json" in case.verb and not cost.code:
        found = json.loads(cost.out)
        records = found if isinstance(found, list) else [found]
    elif case.verb[0] == "extract":
        records = [json.loads(line) for line in cost.out.splitlines() if line]
    elif case.verb[0] == "run":
        paths = sorted((folder / "out").glob("*"))
        lines = [line for path in paths if path.suffix == ".parquet" for line in pq.read_table(path)["record"].to_pylist()]
        records = [json.loads(line) for line in lines]
        failed |= {json.loads(line)["error"] for path in paths if path.suffix == ".jsonl" for line in path.open("rb")}
    return Got(cost.code, frozenset(failed), records, cost.out + ("" if cost.code <= 1 else cost.err))


def all_tried(found: Iterable[Case], *, quiet: bool = False) -> list[Line]:
    """A line for each case, printed as it comes."""
    warm()
    made = []
    for case in found:
        line = tried(case)
        made.append(line)
        if not quiet:
            print(_row(line), flush=True)
    return made


def _row(line: Line) -> str:
    mark = "ok  " if line.held else "FAIL"
    cost = f"{line.size / 1e6:7.2f} MB {line.cost.wall:6.2f} s {line.cost.cpu:6.2f} cpu {line.cost.peak / 1e6:6.0f} MB"
    last = line.cost.err.strip().splitlines()[-1:] if line.wrong else []
    return f"{mark} {title(line.case):<34.34} {cost}  {line.wrong or ''} {last[0][:150] if last else ''}".rstrip()


def figures(lines: Iterable[Line]) -> Figures:
    """What the table comes to."""
    made = list(lines)
    return {
        "files": len(made),
        "handled as specified, %": 100 * sum(line.wrong is None for line in made) / len(made),
        "longest, seconds by the clock": max(line.cost.wall for line in made),
        "longest, seconds of the processor": max(line.cost.cpu for line in made),
        "most memory, MB": max(line.cost.peak for line in made) / 1e6,
        "over 20 s or 1 GB": sum(line.cost.wall > SECONDS or line.cost.peak > BYTES for line in made),
    }


def measure() -> Figures:
    """The figures of all files."""
    return figures(all_tried(CASES))


def command() -> None:
    """The table of all files or of some."""
    parser = argparse.ArgumentParser(prog="python -m bench.hostile")
    parser.add_argument("--only", default="", help="only files with this word in their name or attack")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    lines = all_tried(case for case in CASES if options.only in title(case) or options.only in case.attack)
    made = figures(lines)
    for key, value in made.items():
        print(f"  {key:<36} {value:>10.4g}")
    if options.json:
        options.json.write_text(json.dumps({"figures": made, "files": [_as_json(line) for line in lines]}, indent=1) + "\n", "utf-8")
    if options.write:
        _write(NAME, DATA, made)
    raise SystemExit(not all(line.held for line in lines))


def _as_json(line: Line) -> dict[str, Any]:
    cost = line.cost
    return {
        "name": title(line.case),
        "attack": line.case.attack,
        "bytes": line.size,
        "held": line.held,
        "wrong": line.wrong,
        "exit": cost.code,
        "seconds": round(cost.wall, 2),
        "cpu": round(cost.cpu, 2),
        "MB": round(cost.peak / 1e6),
    }
