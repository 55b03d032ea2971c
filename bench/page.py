"""The page over a large archive: every view on the server, the first time that an address is asked for, and again.

Records as for `bench.archive`. `python -m bench.page [--reports N] [--keep FILE] [--view PATH] [--json OUT] [--write]`; a kept file
that is there is not made again, `--view` asks one view alone. The server is `accordingto serve` in a process of its own, over a file
that the machine was told to forget; one question at a time, over loopback, the whole answer read. Of each view the slowest of its
addresses counts: the first time, and the median of some times after it.
"""

import http.client
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from urllib.parse import quote

from accordingto.compare.grouped import Key
from accordingto.compare.talks import steps
from accordingto.store import Archive, open_archive
from accordingto.web.routes import VIEWS
from accordingto.web.routes.event import address
from accordingto.web.view import link, to_report
from bench import generated
from bench.archive import option
from bench.common import Figures, main

NAME = "page"
REPORTS, BATCH, AGAIN, ITEMS = 100_000, 2000, 5, 6
MS, WAIT = 1000, 600  # milliseconds of a second; seconds after which an answer is not waited for
LISTENS = re.compile(r"at http://([0-9.]+):([0-9]+)/")
TIMES = {"since": "2020-01-01", "until": "2020-12-31"}


def filled(path: Path, reports: int) -> Figures:
    """The archive; how long making its records and adding them took."""
    start, records = time.perf_counter(), generated.records(reports)
    with open_archive(str(path), create=True) as archive:
        while batch := list(islice(records, BATCH)):
            archive.add_all(batch)
    return {"archive made, seconds": time.perf_counter() - start}


def addresses(archive: Archive) -> dict[str, list[str]]:
    """Of each view some addresses: of everything, of frequent and rare names, of days and outlets, of some reports by chance."""
    often, seldom = _name(archive, "DESC"), _name(archive, "ASC")
    numbers = random.Random(4).sample(range(1, len(archive) + 1), min(ITEMS, len(archive)))
    records = [archive._record(number) for number in numbers]
    of: dict[str, list[dict[str, str]]] = {
        "/search": [{"q": "ceasefire"}, {"q": '"said the"'}, {"q": "party:army"}, {"q": "cease* hospital"}, {"q": f'party:"{seldom}"'}],
        "/statements": [{"party": "ministry"}, {"act": "promises", "outlet": "Paper 17"}],
        "/events": [{"type": "ASSAULT", **TIMES}, {"party": "army", "according_to": "ministry"}],
        "/figures": [{"kind": "killed"}, {"kind": "killed", "low": "20", "outlet": "Paper 17"}, {"according_to": "hospital"}],
        "/stories": [{"type": "ASSAULT"}, TIMES],
        "/series": [{"kind": "killed"}, {"kind": "killed", **TIMES}],
        "/talks": [{"step": min(steps().values())}, TIMES],
        "/timeline": [{"kind": "events"}, TIMES],
        "/wording": [{"voices": "party"}, TIMES],
    }
    shared = [{}, {"party": often}, {"party": f"={seldom}"}, TIMES, {"outlet": "Paper 17"}]
    found: dict[str, list[str]] = {}
    for view in VIEWS:
        if "{" not in view.path and not view.writes:
            names = view.asks.__struct_fields__
            asks = [ask for ask in (*shared, *of.get(view.path, ())) if all(name in names for name in ask)]
            found[view.path] = list(dict.fromkeys(link(view.path, **ask) for ask in asks))
    found["/review"] = ["/review", link("/review", what="figures", **TIMES)]
    found["/report"] = [to_report(record.id) for record in records]
    found["/event"] = [address(Key(record.id, record.events[0].id)) for record in records if record.events]
    return found


def _name(archive: Archive, order: str) -> str:
    """The party that takes part in most events, or in fewest."""
    sql = f"SELECT name FROM participants GROUP BY name ORDER BY count(*) {order}, name LIMIT 1"
    return str(archive._db.execute(f"SELECT name FROM names WHERE n = ({sql})").fetchone()[0])


@contextmanager
def serving(path: Path) -> Iterator[http.client.HTTPConnection]:
    """A server over the archive, its file out of the machine's memory as far as that is allowed."""
    descriptor = os.open(path, os.O_RDONLY)
    os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(descriptor)
    command = [sys.executable, "-m", "accordingto.cli", "serve", str(path), "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr is not None
        told = LISTENS.search(server.stderr.readline())
        assert told, "the server did not start"
        connection = http.client.HTTPConnection(told[1], int(told[2]), timeout=WAIT)
        yield connection
        connection.close()
    finally:
        server.terminate()
        server.wait()


def timed(connection: http.client.HTTPConnection, asked: str) -> float:
    """Milliseconds of one answer; what is no page is an error of this bench."""
    start = time.perf_counter()
    connection.request("GET", quote(asked, safe="/?&=%+*:~"))
    answer = connection.getresponse()
    answer.read()
    assert answer.status == http.client.OK, f"{asked}: {answer.status}"
    return MS * (time.perf_counter() - start)


def measure(kept: str, reports: int, only: str) -> Figures:
    """All views, or the one."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(kept) if kept else Path(name) / "archive.db"
        figures = {} if path.exists() else filled(path, reports)
        with open_archive(str(path)) as archive:
            figures["reports"] = len(archive)
            asked = {view: some for view, some in addresses(archive).items() if only in ("", view)}
        with serving(path) as connection:
            for view, some in asked.items():
                figures |= _view(connection, view, some)
    slowest = max((value, key) for key, value in figures.items() if key.endswith("again, ms"))
    return figures | {f"slowest again ({slowest[1].partition(',')[0]}), ms": slowest[0]}


def _view(connection: http.client.HTTPConnection, view: str, some: list[str]) -> Figures:
    first, again = [], []
    for one in some:
        first.append(timed(connection, one))
        again.append(median(timed(connection, one) for _ in range(AGAIN)))
        print(f"{first[-1]:9.0f} {again[-1]:7.0f} ms  {one}", flush=True)
    return {f"{view}, first, ms": max(first), f"{view}, again, ms": max(again)}


if __name__ == "__main__":
    count = int(option("--reports", str(REPORTS)))
    chosen = partial(measure, option("--keep", ""), count, option("--view", ""))
    main(NAME, f"{count:,} records of our own reports under other names, outlets and days", chosen)
