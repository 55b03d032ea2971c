"""Records from plain text against the full spaCy small pipeline (`nlp.pipe`) on the same texts, one process, one run."""

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


def measure() -> Figures:
    """Articles a second of both and their ratio (ours / theirs)."""
    texts = [row["text"] for row in lines(data("attribution", "polnear.dev.jsonl"), ARTICLES)]
    peer = spacy.load(next(p for p in pipeline.PACKAGES if spacy.util.is_package(p)))
    list(peer.pipe(texts[:2]))
    list(flow.records(map(sources.from_text, texts[:2]), settings=Settings()))
    theirs, ours = [], []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        list(peer.pipe(texts))
        middle = time.perf_counter()
        made = list(flow.records(map(sources.from_text, texts), settings=Settings()))
        ours.append(time.perf_counter() - middle)
        theirs.append(middle - start)
        assert len(made) == len(texts)
    return {
        "spaCy small, articles a second": len(texts) / min(theirs),
        "accordingto, articles a second": len(texts) / min(ours),
        "ratio": min(theirs) / min(ours),
    }


if __name__ == "__main__":
    main(NAME, DATA, measure)
