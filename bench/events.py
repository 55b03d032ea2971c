"""Who did what to whom, is it so, and who says it: our own annotation, scored by `score/record.py`."""

from bench.common import Figures, data, flat, lines, main, records, scored

NAME = "events"
DATA = "record/plover, record/conflict, record/speech"
ENGINES = ("rules", "model")
SETS = ("plover", "conflict", "speech")


def measure(engines: tuple[str, ...] = ENGINES) -> Figures:
    """F1 of event type, who-whom, status, according-to and all of them together, by set; of the rules without their name."""
    figures: Figures = {}
    for engine in engines:
        for name in SETS:
            gold = data("record", f"{name}.jsonl")
            for key, value in scored("record", gold, records(lines(gold), engine)).items():
                if key.startswith("event "):
                    figures.update(flat(f"{'' if engine == 'rules' else engine + ' '}{name} {key.removeprefix('event ')}", value))
    return figures


if __name__ == "__main__":
    main(NAME, DATA, measure)
