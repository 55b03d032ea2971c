"""Reading alone: bytes of a page to `Reading` with its source map, against trafilatura's bare extraction of the same bytes, one process.

The two take turns page by page, so that whatever else the machine does slows both; of each page the best round counts.
"""

import gzip
import json
import time
from collections.abc import Callable

import trafilatura

from accordingto.readers import html
from accordingto.readers.reading import Origin
from bench.common import Figures, data, main

NAME = "reading_speed"
DATA = "pages/bodies, 181 pages, three rounds, the best of each page, seconds of the CPU"
ROUNDS = 3


def measure() -> Figures:
    """Pages a second of our reading, of trafilatura (body alone; body and metadata), and the ratios (ours / theirs)."""
    names = sorted(json.loads(data("pages", "bodies", "ground-truth.json").read_text("utf-8")))
    pages = [gzip.decompress(data("pages", "bodies", "html", f"{name}.html.gz").read_bytes()) for name in names]
    readers: dict[str, Callable[[bytes], object]] = {
        "accordingto": lambda page: html.read(page, Origin(uri="a.html")),
        "trafilatura": trafilatura.bare_extraction,
        "trafilatura with metadata": lambda page: trafilatura.bare_extraction(page, with_metadata=True),
    }
    best = {name: [float("inf")] * len(pages) for name in readers}
    for turn in range(ROUNDS):
        for number, page in enumerate(pages):
            order = list(readers) if turn % 2 == 0 else list(reversed(readers))
            for name in order:
                start = time.process_time()
                readers[name](page)
                best[name][number] = min(best[name][number], time.process_time() - start)
    seconds = {name: sum(taken) for name, taken in best.items()}
    figures = {f"{name}, pages a second": len(pages) / taken for name, taken in seconds.items()}
    return figures | {f"ratio to {name}": taken / seconds["accordingto"] for name, taken in seconds.items() if name != "accordingto"}


if __name__ == "__main__":
    main(NAME, DATA, measure)
