"""Every example of `lang/en/examples/statements.toml` is read as it says."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

import accordingto

TABLE = tomllib.loads(files("accordingto.lang.en").joinpath("examples", "statements.toml").read_text("utf-8"))
DEFAULTS = {"act": "states", "form": "indirect", "polarity": "asserts", "hedge": "", "within": ""}


@pytest.mark.parametrize("example", TABLE["example"], ids=lambda e: e["rule"])
def test_examples(example: dict[str, Any]) -> None:
    """The statement with that cue has that source, content, act, form, polarity and hedge, and stands where it should."""
    record = accordingto.read_text(example["text"])

    def said(spans: tuple[tuple[int, int], ...]) -> str:
        return " | ".join(record.report.text[s:e] for s, e in spans)

    found = {said(s.cue): s for s in record.statements}
    assert example["cue"] in found
    statement = found[example["cue"]]
    outer = record.statement(statement.within)
    read = {
        "source": said(statement.source.spans) if statement.source else "",
        "content": said(statement.content),
        "act": statement.act,
        "form": statement.form,
        "polarity": statement.polarity,
        "hedge": said(statement.hedge),
        "within": said(outer.cue) if outer else "",
    }
    assert read == {**DEFAULTS, **{k: v for k, v in example.items() if k in read}}


@pytest.mark.parametrize("example", TABLE["nothing"], ids=lambda e: e["rule"])
def test_nothing(example: dict[str, str]) -> None:
    """These are no statements."""
    assert not accordingto.read_text(example["text"]).statements
