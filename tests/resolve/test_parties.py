"""Every example of `lang/en/examples/parties.toml` is read as it says, with statements made by hand."""

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from accordingto.extract import parties as extractor
from accordingto.model import Drafts, EventDraft, Note, Party, Spans, StatementDraft
from accordingto.parse import pipeline
from accordingto.readers import sources
from accordingto.resolve import parties
from accordingto.settings import Settings

TABLE = tomllib.loads(files("accordingto.lang.en").joinpath("examples", "parties.toml").read_text("utf-8"))


def place(text: str, words: str) -> Spans:
    """Where the words stand; "He#2" is the second "He"."""
    plain, _, number = words.partition("#")
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(plain)}(?!\w)", text)]
    found = found or [m.span() for m in re.finditer(re.escape(plain), text)]
    return (found[int(number or 1) - 1],)


def resolved(example: dict[str, Any]) -> tuple[tuple[Party, ...], tuple[Note, ...]]:
    """The parties and notes of an example."""
    text = example["text"]
    said = [StatementDraft(source=place(text, w), cue=(), form="indirect", because="by hand") for w in example.get("sources", ())]
    direct = example.get("direct")
    if direct:
        source, content = place(text, direct["source"]), place(text, direct["content"])
        said = [StatementDraft(source=source, cue=(), content=content, form="direct", because="by hand")]
    events = tuple(EventDraft(type="MEET", trigger=(), actors=(place(text, w),), because="by hand") for w in example.get("asked", ()))
    drafts = Drafts(statements=tuple(said), events=events)
    parsed = next(pipeline.parse([sources.from_text(text).report]))
    mentions = extractor.extract(parsed, drafts, Settings())
    return parties.resolve(parsed, Drafts(statements=tuple(said), events=events, mentions=mentions))


def party_of(found: tuple[Party, ...], text: str, words: str) -> Party | None:
    """The party that has exactly these words as a mention, else one whose mention ends with them."""
    spans = place(text, words)
    exact = next((p for p in found if spans in p.mentions), None)
    return exact or next((p for p in found if any(m[-1][1] == spans[0][1] and m[0][0] <= spans[0][0] for m in p.mentions)), None)


@pytest.mark.parametrize("example", TABLE["example"], ids=lambda e: e["rule"])
def test_examples(example: dict[str, Any]) -> None:
    """Mentions of one party are together, those of others apart, and the party is what it is."""
    found, notes = resolved(example)
    ids = {p.id: p for p in found}
    same = [party_of(found, example["text"], w) for w in example.get("same", ())]
    assert all(p is not None for p in same)
    assert len({p.id for p in same if p}) <= 1
    apart = [party_of(found, example["text"], w) for w in example.get("apart", ())]
    assert len({p.id for p in apart if p}) == len(apart)
    assert all(party_of(found, example["text"], w) is None for w in example.get("nobody", ()))
    assert "note" not in example or example["note"] in {n.code for n in notes}
    for field, value in example.get("party", {}).items():
        first = same[0]
        assert first is not None
        if field == "of":
            assert (ids[first.of].name if first.of else "") == value
        else:
            assert getattr(first, field) == value


def test_order_and_ids() -> None:
    """Ids go p1, p2, .. in the order of first mention."""
    found, _ = resolved({"text": "Chile met Norway. Bem Rusk said no.", "sources": ["Bem Rusk"]})
    assert [p.id for p in found] == [f"p{n}" for n in range(1, len(found) + 1)]
    assert [p.name for p in found] == ["Chile", "Norway", "Bem Rusk"]


def test_codes_name_their_basis() -> None:
    """A country's code names the table's word, a sector's the title that gave it; an invented state has none."""
    found, _ = resolved(
        {"text": "Norwegian army spokesman Tal Oren met Varnian diplomats.", "sources": ["Norwegian army spokesman Tal Oren"]}
    )
    codes = {p.name: p.codes for p in found}
    army = codes["Norwegian army"]
    assert army is not None
    assert (army.iso3, army.plover) == ("NOR", "MIL")
    assert "adjective 'Norwegian'" in army.basis
    assert "'army' is MIL" in army.basis


@pytest.mark.parametrize("text", ["", "x", "...", "“", "He", "Tal", "A-B-C", "\u200b\u00a0 (", "THE THE THE", "Mr", "of of of", "’s ’s"])
def test_strange_texts(text: str) -> None:
    """No text is too strange or too short."""
    parsed = next(pipeline.parse([sources.from_text(text).report]))
    mentions = extractor.extract(parsed, Drafts(), Settings())
    parties.resolve(parsed, Drafts(mentions=mentions))
