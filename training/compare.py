"""Two designs of links on the same encoder, and what the rules' hints add: python -m training.compare WORDS START NET [SET...].

Prints for each prepared set (default polnear.dev) linked, strict and token F1 of label paths for each anchor (what ships), of
spans with a scorer of pairs (`training/spans.py`), and of label paths where the hints are hidden; before the rules judge any.
"""

import json
import sys
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file

from accordingto.model.span import Spans
from accordingto.parse import reader
from accordingto.parse.hints import Hints
from accordingto.parse.labels import DONE, SAID, Pieces
from accordingto.parse.windows import Words, windows
from bench.common import scorer
from training import spans
from training.net import Net, load

LEAST = 0.4  # of an anchor
SURE = 0.5  # of a tag


def paths(net: Net, row: dict[str, Any], *, seen: bool) -> list[Pieces]:
    """The statements of label paths."""
    words, hints = _words(row, seen=seen)
    cut = list(windows(words.marked(hints[0].marks(len(words.spans)))))
    outputs = [_run(net, window, hints, LEAST) for window in cut]
    return [found.pieces for found in reader.found(cut, [(o[0], o[1], o[2], o[3], None) for o in outputs], SAID)]


def linked(net: Net, row: dict[str, Any]) -> list[Pieces]:
    """The statements of spans and the scorer of pairs."""
    words, hints = _words(row, seen=True)
    cut = list(windows(words.marked(hints[0].marks(len(words.spans)))))
    made: list[Pieces] = []
    for window, (first, last) in zip(cut, reader.owned(cut), strict=True):
        ids, features, starts = (torch.tensor(x) for x in ([window.pieces], [window.features], window.starts))
        hidden = net.encoder(ids, features)[0, starts]
        for one in spans.compare(net.linker, hidden, (net.roles(hidden).sigmoid() > SURE).long().numpy()):
            if first <= window.first + one["cue"][0][0] < last:
                made.append({role: [(s + window.first, e + window.first) for s, e in pieces] for role, pieces in one.items()})
    return made


def _words(row: dict[str, Any], *, seen: bool) -> tuple[Words, tuple[Hints, Hints]]:
    words = Words([tuple(s) for s in row["spans"]], row["pieces"], [tuple(f) for f in row["features"]])
    hints = Hints(SAID, *row["said"]), Hints(DONE, *row["done"])
    return words, hints if seen else (Hints(SAID, [], [], []), Hints(DONE, [], [], []))


def _run(net: Net, window: Any, hints: tuple[Hints, Hints], least: float) -> list[Any]:
    given = ([window.pieces], [window.features], window.starts, *hints[0].of(window)[:2], *hints[1].of(window), [least, 1.1])
    return [out.numpy() for out in net(*(torch.as_tensor(x) for x in given))]


def record(row: dict[str, Any], found: list[Pieces]) -> dict[str, Any]:
    """The statements as the scorer reads them."""

    def placed(pieces: list[tuple[int, int]]) -> Spans:
        return tuple((row["spans"][s][0], row["spans"][e - 1][1]) for s, e in pieces)

    return {
        "statements": [
            {"id": str(n), "source": {"spans": placed(one["source"])}, "cue": placed(one["cue"]), "content": placed(one["content"])}
            for n, one in enumerate(found)
        ]
    }


def main() -> None:
    """Print the table."""
    folder, start, weights, *sets = sys.argv[1:]
    net = load(Path(start))
    net.load_state_dict(load_file(weights))
    net.eval()
    ways = {"label paths": lambda r: paths(net, r, seen=True), "spans and pairs": lambda r: linked(net, r)}
    ways["label paths, no hints"] = lambda r: paths(net, r, seen=False)
    for name in sets or ["polnear.dev"]:
        rows = json.loads((Path(folder) / f"{name}.json").read_text("utf-8"))
        for way, find in ways.items():
            with torch.no_grad():
                made = {row["id"]: record(row, find(row)) for row in rows}
            score = scorer("attribution").score({row["id"]: row for row in rows}, made)
            keys = ("linked", "strict", "token source", "token cue", "token content")
            print(f"{name:12} {way:24}", " ".join(f"{key} {100 * score[key]['f']:.1f}" for key in keys), flush=True)


if __name__ == "__main__":
    main()
