"""When: TIMEX3 extents and values on AQUAINT and TimeBank (`score/times.py`), extents on our own annotation (`score/record.py`)."""

from bench.common import Figures, data, flat, lines, main, records, scored

NAME = "times"
DATA = "times/aquaint, times/timebank, record/plover, record/conflict, record/speech"


def measure() -> Figures:
    """Strict, relaxed and value F1 of the two sets; time extent F1 of the three."""
    figures: Figures = {}
    for name in ("aquaint", "timebank"):
        gold = data("times", f"{name}.jsonl")
        for key, value in scored("times", gold, records(lines(gold))).items():
            figures.update(flat(f"{name} {key}", value))
    for name in ("plover", "conflict", "speech"):
        gold = data("record", f"{name}.jsonl")
        figures.update(flat(f"{name} extent", scored("record", gold, records(lines(gold)))["time extent"]))
    return figures


if __name__ == "__main__":
    main(NAME, DATA, measure)
