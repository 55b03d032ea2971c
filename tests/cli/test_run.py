"""`run`: every report once, killed and begun again as often as one likes; what cannot be read costs itself, and the end says why."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from accordingto.work import results
from tests.work.made import brittle, pages


def command(*words: object, path: Path | None = None) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(path or "")}
    line = [sys.executable, "-m", "accordingto.cli", "run", *map(str, words)]
    return subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def run(*words: object, path: Path | None = None) -> tuple[int, str]:
    process = command(*words, path=path)
    out, err = process.communicate()
    assert out == ""
    return process.returncode, err


def uris(out: Path) -> Counter[str]:
    return Counter(uri for name in results.present(out) for uri in pq.read_table(out / f"{name}.parquet").column("uri").to_pylist())


def children(parent: int) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()] + [
        int(pid) for task in Path(f"/proc/{parent}/task").iterdir() for pid in (task / "children").read_text().split()
    ]


def lives(pid: int) -> bool:
    """Whether a process is there and is more than a body that nobody has buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def bury(workers: Iterable[int]) -> None:
    """Return when all of them are gone: the kernel needs a moment for it. Where one stays, this never ends, and so the test fails."""
    while any(map(lives, workers)):
        time.sleep(0.05)


def test_killed_and_begun_again(tmp_path: Path) -> None:
    """Kill -9 of the parent at random moments: its workers go with it; the last run leaves each report exactly once."""
    archives = [pages(tmp_path / f"{n}.warc.gz", 6, first=10 * n) for n in range(5)]
    out, draw = tmp_path / "out", random.Random(7)
    workers: set[int] = set()
    for _ in range(3):
        process = command(*archives, "-o", out, "--workers", 2)
        there = len(results.present(out)) if out.exists() else 0
        while process.poll() is None and not (out.exists() and len(results.present(out)) > there):
            time.sleep(0.01)
        time.sleep(draw.random() / 10)
        if process.poll() is None:
            workers.update(children(process.pid))
            process.send_signal(signal.SIGKILL)
        process.communicate()
    assert workers
    bury(workers)
    code, said = run(*archives, "-o", out, "--workers", 2)
    assert code == 0, said
    assert uris(out) == Counter({f"https://news.example/{10 * n + i}": 1 for n in range(5) for i in range(6)})
    assert [path.name for path in out.iterdir() if path.name.startswith(".")] == []
    assert "30 records of 5 units" in said


def test_interrupted(tmp_path: Path) -> None:
    """Ctrl-C ends the run and its workers, exit code 130; what was finished stays, what was at work leaves nothing."""
    archives = [pages(tmp_path / f"{n}.warc.gz", count, first=1000 * n) for n, count in enumerate((2, 500))]
    out = tmp_path / "out"
    process = command(*archives, "-o", out, "--workers", 2)
    while process.poll() is None and not (out.exists() and results.present(out)):
        time.sleep(0.01)
    workers = children(process.pid)
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert process.returncode == 130
    assert workers
    bury(workers)
    assert sum(uris(out).values()) == 2
    assert len(list(out.iterdir())) == 1


def test_what_failed_and_why(tmp_path: Path) -> None:
    """Reports that end their worker or hang are set aside, the others kept; the last lines count and explain; --retry does them again."""
    package, out = brittle(tmp_path / "brittle"), tmp_path / "out"
    archive = pages(tmp_path / "a.warc.gz", 6, {1: "It exits.", 4: "It hangs."})
    common = (archive, "-o", out, "--workers", 1, "--engine", "brittle")
    code, said = run(*common, "--deadline", 6, path=package)
    assert code == 1
    assert uris(out) == Counter({f"https://news.example/{n}": 1 for n in (0, 2, 3, 5)})
    assert "2 reports were set aside" in said
    assert "1 WorkerDied, for example: https://news.example/1 made its worker die (exit code 7)" in said
    assert "1 WorkerHung, for example: https://news.example/4 was not read within 6 seconds" in said
    assert said.count("cure: ") == 2
    code, said = run(*common, path=package)
    assert (code, "1 of them finished before" in said) == (1, True)

    (package / "brittle.py").write_text("from accordingto.model import Drafts\n\n\ndef extract(parsed, settings):\n    return Drafts()\n")
    code, said = run(*common, "--retry", path=package)
    assert code == 0, said
    assert uris(out) == Counter({f"https://news.example/{n}": 1 for n in range(6)})
    assert [path.name for path in out.iterdir()] == [f"{name}.parquet" for name in results.present(out)]


def test_shards_are_the_whole(tmp_path: Path) -> None:
    """Two shards into one folder make what one run makes, byte for byte; another engine's outputs are noticed, not counted."""
    archives = [pages(tmp_path / f"{n}.warc.gz", 2, first=10 * n) for n in range(3)]
    for shard in ("1/2", "2/2"):
        assert run(*archives, "-o", tmp_path / "shards", "--workers", 1, "--shard", shard)[0] == 0
    assert run(*archives, "-o", tmp_path / "whole", "--workers", 1)[0] == 0
    whole, shards = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ("whole", "shards"))
    assert len(whole) == 3
    assert whole == shards
    code, said = run(archives[0], "-o", tmp_path / "whole", "--workers", 1)
    assert code == 0
    assert "also holds 2 outputs of other inputs" in said


@pytest.mark.parametrize(
    ("words", "code"),
    [(("absent.warc", "-o", "out"), 2), (("https://news.example/a.warc", "-o", "out"), 2), ((".", "-o", "out", "--shard", "3/2"), 2)],
)
def test_wrong_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: int) -> None:
    """No such input, an address, no such shard: message, cure, exit code, and no output folder."""
    (tmp_path / "a.txt").write_text("x")
    monkeypatch.chdir(tmp_path)
    given, said = run(*words)
    assert given == code
    assert "cure: " in said
    assert not (tmp_path / "out").exists()


def test_no_worker_can_start(tmp_path: Path) -> None:
    """A cap that the model alone would break is said at once, with exit code 5; no report is blamed, and no output is left."""
    code, said = run(pages(tmp_path / "a.warc.gz", 2), "-o", tmp_path / "out", "--workers", 1, "--memory", 10)
    assert code == 5
    assert "may have 10 MB" in said
    assert list((tmp_path / "out").iterdir()) == []


def test_a_ctrl_c_that_somebody_swallowed_is_raised_again() -> None:
    """What compiled code loses is raised at the next word of the work."""
    told: list[int] = []
    with import_module("accordingto.cli.run")._heard(lambda size, *_: told.append(size)) as heard:
        heard(1, 0, 0)
        with suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            heard(2, 0, 0)
    assert told == [1]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
