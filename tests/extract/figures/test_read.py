"""Figures are read as the examples of each language say."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

import accordingto

EXAMPLES: list[dict[str, Any]] = tomllib.loads(files("accordingto.lang.en").joinpath("examples/figures.toml").read_text("utf-8"))["example"]


@pytest.mark.parametrize("example", EXAMPLES, ids=[row["rule"] for row in EXAMPLES])
def test_examples(example: dict[str, Any]) -> None:
    """Words, bounds, kind and status of every figure of the example, and no figure more."""
    record = accordingto.read_text(example["text"])
    found = [[record.words(f.spans), f.low, f.high, f.kind, f.status] for f in record.figures]
    bound = {"open": None}
    wanted = [
        [words, bound.get(low, low), bound.get(high, high), kind, *(status or ["happened"])]
        for words, low, high, kind, *status in example["figures"]
    ]
    assert found == wanted
