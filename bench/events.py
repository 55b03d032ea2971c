"""Who did what to whom, is it so, and who says it: our own annotation, scored by `score/record.py`."""

from bench.common import Figures, data, flat, lines, main, records, scored

NAME = "events"
DATA = "record/plover, record/conflict, record/speech"
SETS = ("plover", "conflict", "speech")


def measure() -> Figures:
    """F1 of event type, who-whom, status, according-to and all of them together, by set."""
    figures: Figures = {}
    for name in SETS:
        gold = data("record", f"{name}.jsonl")
        for key, value in scored("record", gold, records(lines(gold))).items():
            if key.startswith("event "):
                figures.update(flat(f"{name} {key.removeprefix('event ')}", value))
    return figures


if __name__ == "__main__":
    main(NAME, DATA, measure)
