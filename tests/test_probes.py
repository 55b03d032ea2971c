"""Probes: one sentence each, and who did what to whom, whether it is so, and according to whom; every one must be right."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from accordingto import read_text
from accordingto.model import Event, Record

CASES = yaml.safe_load(Path(__file__).with_name("probes.yaml").read_text("utf-8"))


def options(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def folded(words: str) -> str:
    return re.sub(r"\s+", " ", words).casefold().removeprefix("the ").strip()


def alike(record: Record, refs: Any, wanted: list[str]) -> bool:
    """Every wanted party is met by a participant that says it, with no more around it than an article or a preposition's phrase."""
    found = [folded(record.words(ref.spans)) for ref in refs]
    return len(found) == len(wanted) and all(any(folded(w) == f or f.startswith(folded(w) + " ") for f in found) for w in wanted)


def fits(record: Record, event: Event, wanted: dict[str, Any]) -> str:
    """ "" where the event is as the probe says, else what differs."""
    said = record.statement(event.according_to[-1]) if event.according_to else None
    source = "" if said is None or said.source is None else record.words(said.source.spans)
    tests = {
        "type": "type" not in wanted or event.type == wanted["type"],
        "status": event.status in options(wanted.get("status", "happened")),
        "actors": alike(record, event.actors, wanted.get("actors", [])),
        "recipients": "recipients" not in wanted or alike(record, event.recipients, wanted["recipients"]),
        "by": (folded(source) if said is not None else None) in [by if by is None else folded(by) for by in options(wanted.get("by"))],
        "polarity": said is None or said.polarity == wanted.get("polarity", "asserts"),
        "act": "act" not in wanted or (said is not None and said.act == wanted["act"]),
    }
    return ", ".join(key for key, ok in tests.items() if not ok)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_probe(case: dict[str, Any], both_engines: str) -> None:
    """Each event that the probe names is found as it says."""
    record = read_text(case["text"])
    for wanted in case["events"]:
        here = [e for e in record.events if any(folded(w) in folded(record.words(e.trigger)) for w in options(wanted["trigger"]))]
        wrong = [fits(record, event, wanted) for event in here]
        assert "" in wrong, (
            f"{wanted['trigger']}: {wrong or 'not found'}; found {[(e.type, record.words(e.trigger)) for e in record.events]}"
        )
