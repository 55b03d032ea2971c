"""The archive at a million statements: adding, size, every question of the command line, kill -9, and the way to JSONL and back.

Records are our own reports under other names, outlets and days (`bench/generated.py`). `python -m bench.archive [--statements N]
[--keep FILE] [--json OUT] [--write]`. A question's time is that of the whole command, the fastest of three, after one that warms the
file, with compiled modules, as an installed package has them; `in the process` is the same without starting Python.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from click.testing import CliRunner

from accordingto.cli import main as front
from accordingto.model import Record
from accordingto.store import Archive, open_archive
from bench import generated
from bench.common import Figures, data, lines, main, records

NAME = "archive"
DATA = "records of our own reports under other names, outlets and days"
STATEMENTS, BATCH, KILLS, ROUNDS = 1_000_000, 2000, 50, 3
QUESTIONS = (
    "who",
    "who --party minister --limit 20",
    "who --denials --since 2020-01-01",
    "who --act promises --outlet|Paper 17",
    "events",
    "events --type ASSAULT --since 2020-01-01 --until 2020-12-31",
    "events --party army --according-to ministry",
    "events --status planned --place Paris",
    "figures --kind killed",
    "figures --kind killed --at-least 20 --outlet|Paper 17",
    "figures --according-to hospital",
    "timeline",
    "timeline --since 2019-01-01 --until 2019-02-01",
    "sources",
    "sources --since 2024-01-01",
    "search ceasefire",
    "search|said the",
    "search party:army",
    "search|cease* hospital",
    "search ceasefire --since 2020-01-01 --outlet|Paper 17",
)
ADD = """
import sys
from pathlib import Path
from accordingto.export import jsonl
from accordingto.store import open_archive
open_archive(sys.argv[2], create=True).add_all(jsonl.read(Path(sys.argv[1])), batch=100, told=lambda given, new: print(given, flush=True))
"""


def option(name: str, default: str) -> str:
    """The value of an option of this bench, taken out of the command line before `main` reads the rest."""
    if name not in sys.argv:
        return default
    at = sys.argv.index(name)
    value = sys.argv[at + 1]
    del sys.argv[at : at + 2]
    return value


def filled(path: Path, statements: int) -> Figures:
    """Add records until the archive has so many statements: records a second of adding alone, bytes a statement."""
    decoder, added, spent, said = msgspec.json.Decoder(Record), 0, 0.0, 0
    made: Iterator[tuple[str, int, int]] = generated.lines(sys.maxsize)
    with open_archive(str(path), create=True) as archive:
        while said < statements:
            group = list(islice(made, BATCH))
            batch = [decoder.decode(line) for line, _, _ in group]
            start = time.perf_counter()
            archive.add_all(batch)
            spent += time.perf_counter() - start
            added, said = added + len(batch), said + sum(count for _, count, _ in group)
        archive._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = path.stat().st_size
    return {"statements": said, "reports": added, "records added a second": added / spent, "bytes a statement": size / said}


def words(question: str) -> list[str]:
    """A question's words; a bar stands where a word with spaces begins and ends the line or the option."""
    first, *quoted = question.split("|")
    return first.split() + ([quoted[0]] if quoted else [])


def asked(path: Path, folder: Path) -> Figures:
    """Seconds of each question: the whole command, and in the process."""
    figures: Figures = {}
    installed = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    installed["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")  # the first run of a question compiles, as installing does
    for question in QUESTIONS:
        command = [*words(question), "--in", str(path)]
        outside = [_timed(partial(_run, command, installed)) for _ in range(ROUNDS + 1)]
        inside = [_timed(partial(CliRunner().invoke, front, command, catch_exceptions=False)) for _ in range(ROUNDS)]
        name = question.replace("|", " ")
        figures[f"{name}, seconds"] = min(outside[1:])
        figures[f"{name}, seconds in the process"] = min(inside)
    figures["slowest question, seconds"] = max(v for k, v in figures.items() if k.endswith(", seconds"))
    figures["slowest question, seconds in the process"] = max(v for k, v in figures.items() if k.endswith("in the process"))
    return figures


def _run(command: list[str], environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-m", "accordingto.cli", *command], capture_output=True, check=True, env=environment)


def _timed(run: Callable[[], Any]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def killed(folder: Path) -> Figures:
    """kill -9 at random moments of adding: archives that were unsound, records missing beyond the batch in flight, and in the end."""
    source, path, count = folder / "in.jsonl", folder / "killed.db", 4000
    source.write_text("".join(line + "\n" for line, _, _ in generated.lines(count, seed=9)), "utf-8")
    chance, unsound, missing = random.Random(3), 0, 0
    for _ in range(KILLS):
        process = subprocess.Popen([sys.executable, "-c", ADD, str(source), str(path)], stdout=subprocess.PIPE)
        told = 0
        assert process.stdout is not None
        for _ in range(chance.randrange(0, 20)):
            told = int(process.stdout.readline() or told)
        time.sleep(chance.random() * 0.05)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        if path.exists():
            with open_archive(str(path), create=True) as archive:
                unsound += archive._db.execute("PRAGMA integrity_check").fetchone()[0] != "ok"
                missing += max(0, told - _kept(archive))
    with open_archive(str(path), create=True) as archive:
        archive.add_all(generated.records(count, seed=9))
        left = count - _kept(archive)
    return {
        "kills": KILLS,
        "unsound after a kill": unsound,
        "records missing beyond the batch in flight": missing,
        "missing in the end": left,
    }


def _kept(archive: Archive) -> int:
    return int(archive._db.execute("SELECT count(*) FROM reports").fetchone()[0])


def there_and_back(folder: Path) -> Figures:
    """JSONL > archive > JSONL of the records of all development texts: how many, and how many lines differ."""
    made: list[bytes] = []
    for number, parts in enumerate((("record", "plover"), ("record", "conflict"), ("record", "speech"), ("attribution", "polnear.dev"))):
        rows = lines(data(parts[0], f"{parts[1]}.jsonl"))
        for row in rows:
            row["id"] = f"{number}-{row['id']}"
        made += [record.to_json().encode() for record in records(rows).values()]
    with open_archive(str(folder / "back.db"), create=True) as archive:
        archive.add_all(map(Record.from_json, made))
        back = list(archive.lines())
    return {"records there and back": len(made), "lines that differ": sum(a != b for a, b in zip(made, back, strict=True))}


def measure(kept: str, statements: int) -> Figures:
    """All of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = Path(kept) if kept else folder / "archive.db"
        figures = filled(path, statements) if not path.exists() else {}
        return figures | asked(path, folder) | killed(folder) | there_and_back(folder)


if __name__ == "__main__":
    chosen = option("--keep", ""), int(option("--statements", str(STATEMENTS)))
    main(NAME, DATA, partial(measure, *chosen))
