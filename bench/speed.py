"""Records against the full spaCy small pipeline (`nlp.pipe`) on the same texts, one process, one run, the same cores.

From plain text, and from the HTML of publishers' pages, where the peer is given the text that we read from them.
"""

import resource
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import spacy

from accordingto import flow
from accordingto.parse import pipeline
from accordingto.readers import sources
from accordingto.readers.reading import Origin
from accordingto.settings import Settings
from bench.common import Figures, data, lines, main
from bench.profile import pages

NAME = "speed"
DATA = "attribution/polnear.dev, 60 articles; pages/publishers, 40 pages; three rounds, the best of each"
ARTICLES, ROUNDS = 60, 3
ENGINES = ("rules", "model")


def measure() -> Figures:
    """Articles a second of the peer and of each engine, their ratios (ours / theirs), and the memory of the process at its most."""
    peer = spacy.load(next(p for p in pipeline.PACKAGES if spacy.util.is_package(p)))
    texts = [row["text"] for row in lines(data("attribution", "polnear.dev.jsonl"), ARTICLES)]
    found = pages()
    clean = [reading.report.text for page in found for reading in _read(page)]
    figures: Figures = {}
    for kind, theirs, ours in (("articles", texts, map(sources.from_text, texts)), ("pages", clean, found)):
        asked = list(ours)
        work = {"spaCy small": partial(_peer, peer, theirs)} | {name: partial(_ours, name, asked) for name in ENGINES}
        taken = _best(work)
        figures |= {f"{name}, {kind} a second": len(theirs) / seconds for name, seconds in taken.items()}
        way = "ratio" if kind == "articles" else "ratio from HTML to record"
        figures |= {f"{engine}, {way}": taken["spaCy small"] / taken[engine] for engine in ENGINES}
    return figures | {"memory of the process with the peer, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _best(work: dict[str, Callable[[], Any]]) -> dict[str, float]:
    """The seconds of the fastest round of each, rounds by turns; the first round, which loads things, is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(ROUNDS + 1):
        for name, call in work.items():
            start = time.perf_counter()
            call()
            taken[name].append(time.perf_counter() - start)
    return {name: min(seconds[1:]) for name, seconds in taken.items()}


def _peer(peer: Any, texts: list[str]) -> None:
    assert len(list(peer.pipe(texts))) == len(texts)


def _ours(engine: str, asked: list[Any]) -> None:
    """Records of readings, or of pages as they are."""
    readings = (reading for one in asked for reading in (_read(one) if isinstance(one, bytes) else [one]))
    assert list(flow.records(readings, settings=Settings(engine=engine)))


def _read(page: bytes) -> Any:
    return sources.of_bytes(page, Origin(uri="page.html"), Settings())


if __name__ == "__main__":
    main(NAME, DATA, measure)
