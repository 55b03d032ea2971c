"""When: TIMEX3 extents and values on AQUAINT and TimeBank (`score/times.py`), extents on our own annotation (`score/record.py`).

Only times are read, so that the figure is quick and another room's state does not touch it; a record has the same times.
"""

from collections.abc import Iterable
from typing import Any

from accordingto.extract import times as extractor
from accordingto.model import Drafts, MadeWith, Record
from accordingto.parse import pipeline
from accordingto.readers import sources
from accordingto.resolve import times
from accordingto.settings import Settings
from bench.common import Figures, data, flat, lines, main, scored

NAME = "times"
DATA = "times/aquaint, times/timebank, record/plover, record/conflict, record/speech"
MADE_WITH = MadeWith(accordingto=NAME, model="none", pipeline=NAME)


def timed(rows: Iterable[dict[str, Any]]) -> dict[str, Record]:
    """Records that hold nothing but times, by id."""
    made = {}
    rows = list(rows)
    readings = [sources.from_text(r["text"], published=r.get("published"), id=r["id"]) for r in rows]
    for row, parsed in zip(rows, pipeline.parse(reading.report for reading in readings), strict=True):
        found, _ = times.resolve(parsed, Drafts(times=extractor.extract(parsed, Drafts(), Settings())))
        made[row["id"]] = Record(id=row["id"], made_with=MADE_WITH, report=parsed.report, times=found)
    return made


def measure() -> Figures:
    """Strict, relaxed and value F1 of the two sets; time extent F1 of the three."""
    figures: Figures = {}
    for name in ("aquaint", "timebank"):
        gold = data("times", f"{name}.jsonl")
        for key, value in scored("times", gold, timed(lines(gold))).items():
            figures.update(flat(f"{name} {key}", value))
    for name in ("plover", "conflict", "speech"):
        gold = data("record", f"{name}.jsonl")
        figures.update(flat(f"{name} extent", scored("record", gold, timed(lines(gold)))["time extent"]))
    return figures


if __name__ == "__main__":
    main(NAME, DATA, measure)
