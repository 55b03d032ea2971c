"""Many reports: two workers against one (and Ray), what a worker holds at the beginning and at the end, and kill -9 at random moments.

The archive is generated: short pages about invented people and places, no two alike. `--pages N` (default 300), `--full` (5,000 and
twenty kills), `--kills N`, `--engine NAME`, `--ray`. Rates are after start-up: from the first records that are in to the last.
"""

import argparse
import gzip
import io
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pyarrow.parquet as pq
from fastwarc.warc import WarcRecord, WarcRecordType

from accordingto import flow
from accordingto.settings import Settings
from accordingto.work import results, run, units, worker
from accordingto.work.pool import Crew, Pool
from accordingto.work.shapes import How
from bench.common import Figures, main

NAME = "scale"
PAGES, FULL, KILLS, FULL_KILLS = 300, 5000, 3, 20
FILES, MB, EARLY = 10, 1 << 20, 500
LONGEST = 30.0  # seconds of a run before it is killed, at most
SYLLABLES = ("ta", "rsa", "os", "kel", "il", "mar", "var", "ni", "dren", "mo", "bel", "tor", "una", "esk", "li")
SAID = (
    "{a}, who heads the council of {p}, said on Friday that at least {n} people had been killed by the {q} Front.",
    "“We never left {p},” {a} told the {q} Daily. “They shelled the harbour on Thursday.”",
    "The front denied that it had attacked {p}, and accused the ministry of breaking the truce of {n} May.",
    "According to the {q} news agency, some {n} families fled from {p} after the talks with {a} had failed.",
)


def page(number: int) -> bytes:
    """A short page that differs from all others."""
    draw = random.Random(number)

    def name() -> str:
        return "".join(draw.choices(SYLLABLES, k=3)).capitalize()

    lines = [draw.choice(SAID).format(a=f"{name()} {name()}", p=name(), q=name(), n=draw.randint(2, 30)) for _ in range(8)]
    body = f"<h1>Talks go on in {name()}</h1>" + "".join(f"<p>{line} {more}</p>" for line, more in pairwise(lines))
    return f"<html><head><title>Report {number}</title></head><body><article>{body}</article></body></html>".encode()


def archives(folder: Path, count: int) -> list[Path]:
    """The pages in some archives, each record packed on its own as crawlers do."""
    found = [folder / f"{n}.warc.gz" for n in range(FILES)]
    for first, path in enumerate(found):
        with path.open("wb") as file:
            for number in range(first, count, FILES):
                sent = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(number)
                record, out = WarcRecord(), io.BytesIO()
                record.init_headers(WarcRecordType.response, content_length=len(sent))
                record.headers["Content-Type"] = "application/http; msgtype=response"
                record.headers["WARC-Target-URI"] = f"https://news.example/{number}"
                record.headers["WARC-Date"] = "2024-06-03T10:00:00Z"
                record.set_bytes_content(sent)
                record.write(out)
                file.write(gzip.compress(out.getvalue(), mtime=0))
    return found


class Watch:
    """When records came in, and what each worker held then."""

    def __init__(self, crew: Crew) -> None:
        self.crew = crew
        self.times: list[tuple[float, int, float]] = []
        self.held: list[tuple[int, int]] = []
        self.count = 0

    def said(self, _: int, made: int, failed: int) -> None:
        """Note it."""
        self.count += made + failed
        if made or failed:
            self.times.append((time.perf_counter(), self.count, time.process_time()))
        if isinstance(self.crew, Pool):
            alive = [w.process.pid for w in self.crew.workers if w.process is not None]
            self.held.append((self.count, max(map(worker.held, alive), default=0)))

    @property
    def rate(self) -> float:
        """Records a second after start-up."""
        (began, before, _), (ended, after, _) = self.times[0], self.times[-1]
        return (after - before) / (ended - began)

    @property
    def cost(self) -> float:
        """Seconds of this process's own time a record, after start-up."""
        (_, before, began), (_, after, ended) = self.times[0], self.times[-1]
        return (ended - began) / (after - before)


def timed(found: list[Path], out: Path, how: How, crew: Crew) -> Watch:
    """One run of all of it."""
    named = run.named(units.listed(map(str, found)), units.key(flow.made_with(how.settings), how))
    watch = Watch(crew)
    try:
        run.run(named, out, how, crew, said=watch.said)
    finally:
        crew.close()
    return watch


def killed(found: list[Path], out: Path, engine: str, times: int, longest: float) -> Counter[str]:
    """Begin, kill at a random moment, begin again, so often; then let it end: how often each report is there."""
    line = [sys.executable, "-m", "accordingto.cli", "run", *map(str, found), "-o", str(out), "--workers", "2", "--engine", engine]
    draw = random.Random(1)
    for _ in range(times):
        process = subprocess.Popen(line, stderr=subprocess.DEVNULL)
        try:
            process.wait(draw.uniform(0, longest))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
    subprocess.run(line, check=True, stderr=subprocess.DEVNULL)
    tables = (pq.read_table(out / f"{name}.parquet", columns=["uri"]) for name in results.present(out))
    return Counter(uri for table in tables for uri in table.column("uri").to_pylist())


def measure(count: int, kills: int, engine: str, *, ray: bool) -> Figures:
    """Rates, their ratios, memory of a worker, and what twenty kills cost."""
    how = How(Settings(engine=engine))
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        found = archives(base, count)
        began = time.perf_counter()
        one, two = (timed(found, base / f"out{size}", how, Pool(how, size)) for size in (1, 2))
        each = (time.perf_counter() - began) / 2
        figures = {
            "pages": float(count),
            "one worker, pages a second": one.rate,
            "two workers, pages a second": two.rate,
            "two workers over one": two.rate / one.rate,
            f"MB of a worker after {min(EARLY, count // 3)}": next(h for c, h in one.held if c >= min(EARLY, count // 3)) / MB,
            "MB of a worker at the end": one.held[-1][1] / MB,
            "MB of the parent at the end": worker.held() / MB,
            "ms of the parent's time a page": 1000 * one.cost,
            "cores": float(os.cpu_count() or 1),
        }
        same = {p.name: p.read_bytes() for p in (base / "out1").iterdir()} == {p.name: p.read_bytes() for p in (base / "out2").iterdir()}
        figures["same bytes with one and two"] = float(same)
        if ray:
            figures |= _on_ray(found, base, how, two)
        there = killed(found, base / "killed", engine, kills, min(each, LONGEST)) if kills else Counter()
        figures |= {"kills": float(kills), "reports missing": float(count - len(there)) if kills else 0.0}
        return figures | {"reports twice": float(sum(n > 1 for n in there.values()))}


def _on_ray(found: list[Path], base: Path, how: How, pool: Watch) -> Figures:
    from accordingto.work.ray_pool import RayPool

    on_ray = timed(found, base / "ray", how, RayPool(how, 2))
    return {"two Ray actors, pages a second": on_ray.rate, "Ray, time over that of the pool": pool.rate / on_ray.rate}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--pages", type=int)
    parser.add_argument("--kills", type=int)
    parser.add_argument("--engine", default="rules")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--ray", action="store_true")
    given, sys.argv[1:] = parser.parse_known_args()
    asked = given.pages or (FULL if given.full else PAGES)
    wanted = given.kills if given.kills is not None else (FULL_KILLS if given.full else KILLS)
    what = f"{asked:,} generated pages, engine {given.engine}"
    main(NAME, what, lambda: measure(asked, wanted, given.engine, ray=given.ray))
