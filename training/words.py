"""Prepare texts for training: python -m training.words POLNEAR.TRAIN.JSONL OUT.

Every text in words as the encoder takes them, with what the rules find in it; OUT gets `own.json` (our texts) and
`polnear.train.json`. Other JSONL files of the gold's shape may follow OUT: they are prepared for choosing, never for training.
"""

import json
import sys
from collections.abc import Iterable
from itertools import tee
from pathlib import Path
from typing import Any

from accordingto.extract import trained
from accordingto.models import network
from accordingto.parse import hints, pipeline, windows
from accordingto.readers import sources
from accordingto.settings import Settings
from training import corpus


def prepared(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows in words, with the statements and events of the rules."""
    tokenizer = network.tokenizer()
    kept, asked = tee(rows)
    made = []
    for row, parsed in zip(kept, pipeline.parse(sources.from_text(r["text"], id=r["id"]).report for r in asked), strict=True):
        words = windows.words(parsed, tokenizer)
        ruled = trained.ruled(parsed, Settings())
        seen = {"said": hints.said(words, ruled.statements)[1:], "done": hints.done(words, ruled.events)[1:]}
        given = {"spans": words.spans, "pieces": words.pieces, "features": words.features} | seen
        made.append({key: row[key] for key in ("id", "text", "attributions", "events") if key in row} | given)
    return made


def main() -> None:
    """Write the prepared files."""
    polnear, out, *others = map(Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    sets = {"own": corpus.corpus()}
    sets |= {path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()] for path in (polnear, *others)}
    for name, rows in sets.items():
        made = prepared(rows)
        (out / f"{name}.json").write_text(json.dumps(made), "utf-8")
        print(name, len(made), "texts,", sum(len(p) for row in made for p in row["pieces"]), "pieces")


if __name__ == "__main__":
    main()
