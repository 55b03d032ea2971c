"""Where the time of a record from HTML goes: reading, the parser, the network, extraction by rules, storing; each alone, on the same pages.

`python -m bench.profile` prints a table and the costliest functions of what is ours; nothing else should run meanwhile.
"""

import argparse
import cProfile
import gzip
import os
import pstats
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

from accordingto import flow, registry
from accordingto.extract import trained
from accordingto.model import Record
from accordingto.parse import pipeline, reader
from accordingto.readers import sources
from accordingto.readers.reading import Origin, Reading
from accordingto.settings import Settings
from accordingto.store import open_archive
from bench.common import Figures, data, lines, main

NAME = "profile"
DATA = "pages/publishers, the first 40 English pages, three rounds, the best of each"
PAGES, ROUNDS, SHOWN = 40, 3, 12
QUIET = 1.5  # of load: above it the figures say nothing


def pages() -> list[bytes]:
    """The pages of publishers in English, the same ones each time."""
    rows = [row for row in lines(data("pages", "publishers.jsonl")) if row["english"]]
    return [gzip.decompress(data(row["file"]).read_bytes()) for row in rows[:PAGES]]


def best(work: Callable[[], Any]) -> float:
    """The seconds of the fastest round, on the processor."""
    taken = []
    for _ in range(ROUNDS):
        start = process_time()
        work()
        taken.append(process_time() - start)
    return min(taken)


def read(sources_: list[bytes]) -> list[Reading]:
    """The readings of the pages."""
    return [reading for page in sources_ for reading in sources.of_bytes(page, Origin(uri="page.html"), Settings())]


def measure() -> Figures:
    """Milliseconds a page of each stage alone, of the whole way, and their shares of it."""
    found = pages()
    readings = read(found)
    parsed = list(pipeline.parse(reading.report for reading in readings))
    hints = [trained.ruled(one, Settings()) for one in parsed]
    model, rules = Settings(engine="model"), Settings(engine="rules")
    records = list(flow.records(readings, settings=model))
    stages: dict[str, Callable[[], Any]] = {
        "reading": lambda: read(found),
        "parser": lambda: list(pipeline.parse(reading.report for reading in readings)),
        "network": lambda: [reader.read(one, "model", hint.statements, hint.events) for one, hint in zip(parsed, hints, strict=True)],
        "rules": lambda: [registry.find("engines", "rules")(one, rules) for one in parsed],
        "rules and network": lambda: [registry.find("engines", "model")(one, model) for one in parsed],
        "storing": lambda: _stored(records),
        "JSON": lambda: [record.to_json() for record in records],
        "whole way, rules": lambda: list(flow.records(read(found), settings=rules)),
        "whole way, model": lambda: list(flow.records(read(found), settings=model)),
    }
    figures = {f"{name}, ms a page": 1000 * best(work) / len(found) for name, work in stages.items()}
    whole = figures["whole way, model, ms a page"]
    shares = {f"{name}, % of the whole way": 100 * figures[f"{name}, ms a page"] / whole for name in ("reading", "parser", "network")}
    return figures | shares | {"pages": len(found), "load of the machine": os.getloadavg()[0]}


def _stored(records: list[Record]) -> None:
    """The records in a fresh archive."""
    with tempfile.TemporaryDirectory() as folder, open_archive(str(Path(folder) / "a.db"), create=True) as archive:
        archive.add(*records)


def costliest() -> str:
    """The functions of ours in which most time is spent, with what they call."""
    found, settings = pages(), Settings(engine="model")
    profile = cProfile.Profile()
    profile.enable()
    list(flow.records(read(found), settings=settings))
    profile.disable()
    stats: Any = pstats.Stats(profile)
    rows = sorted(((value[3], value[0], key) for key, value in stats.stats.items() if "/accordingto/" in key[0]), reverse=True)
    shown = [
        f"  {total:7.2f} s {calls:>9,} calls  {name[0].rpartition('/accordingto/')[2]}:{name[2]}" for total, calls, name in rows[:SHOWN]
    ]
    return "\n".join(shown)


def command() -> None:
    """`common.main`, with the costliest functions on request and a word where the machine is not quiet."""
    parser = argparse.ArgumentParser(prog="python -m bench.profile", add_help=False)
    parser.add_argument("--functions", action="store_true")
    options, rest = parser.parse_known_args()
    if os.getloadavg()[0] >= QUIET:
        print(f"the machine is not quiet (load {os.getloadavg()[0]:.1f}): the figures are too high", file=sys.stderr)
    if options.functions:
        print(costliest())
        return
    sys.argv[1:] = rest
    main(NAME, DATA, measure)


if __name__ == "__main__":
    command()
