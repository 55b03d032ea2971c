"""Who said what: PolNeAR dev and our own annotation, scored by `score/attribution.py`."""

from bench.common import Figures, data, flat, lines, main, records, scored

NAME = "attribution"
DATA = "attribution/polnear.dev, record/plover, record/conflict, record/speech"
SETS = {
    "polnear.dev": ("attribution", "polnear.dev.jsonl"),
    "plover": ("record", "plover.jsonl"),
    "conflict": ("record", "conflict.jsonl"),
    "speech": ("record", "speech.jsonl"),
}


def measure() -> Figures:
    """Linked, strict and token F1, recall by form, denials and nesting."""
    figures: Figures = {}
    for name, path in SETS.items():
        gold = data(*path)
        made = records(lines(gold))
        figures[f"{name} articles"] = float(len(made))
        for key, value in scored("attribution", gold, made).items():
            figures.update(flat(f"{name} {key}", value))
    return figures


if __name__ == "__main__":
    main(NAME, DATA, measure)
