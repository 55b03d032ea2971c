"""Records from plain text against the full spaCy small pipeline (`nlp.pipe`) on the same texts, one process, one run."""

import resource
import time

import spacy

from accordingto import flow
from accordingto.parse import pipeline
from accordingto.readers import sources
from accordingto.settings import Settings
from bench.common import Figures, data, lines, main

NAME = "speed"
DATA = "attribution/polnear.dev, 60 articles, three rounds, the best of each"
ARTICLES, ROUNDS = 60, 3
ENGINES = ("rules", "model")


def measure() -> Figures:
    """Articles a second of the peer and of each engine, their ratios (ours / theirs), and the memory of the process at its most."""
    texts = [row["text"] for row in lines(data("attribution", "polnear.dev.jsonl"), ARTICLES)]
    peer = spacy.load(next(p for p in pipeline.PACKAGES if spacy.util.is_package(p)))
    list(peer.pipe(texts[:2]))
    taken: dict[str, list[float]] = {name: [] for name in ("spaCy small", *ENGINES)}
    for engine in ENGINES:
        list(flow.records(map(sources.from_text, texts[:2]), settings=Settings(engine=engine)))
    for _ in range(ROUNDS):
        start = time.perf_counter()
        list(peer.pipe(texts))
        taken["spaCy small"].append(time.perf_counter() - start)
        for engine in ENGINES:
            start = time.perf_counter()
            made = list(flow.records(map(sources.from_text, texts), settings=Settings(engine=engine)))
            taken[engine].append(time.perf_counter() - start)
            assert len(made) == len(texts)
    figures = {f"{name}, articles a second": len(texts) / min(seconds) for name, seconds in taken.items()}
    figures |= {f"{engine}, ratio": min(taken["spaCy small"]) / min(taken[engine]) for engine in ENGINES}
    return figures | {"memory of the process with the peer, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


if __name__ == "__main__":
    main(NAME, DATA, measure)
