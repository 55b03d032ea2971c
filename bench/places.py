"""Where: LGL and TR-News development articles, scored by `score/places.py`."""

from bench.common import Figures, data, flat, lines, main, records, scored

NAME = "places"
DATA = "places/tr-news, the first 150 of places/lgl"
SETS = {"tr-news": ("places", "tr-news.jsonl", None), "lgl": ("places", "lgl.jsonl", 150)}


def measure() -> Figures:
    """F1 of mentions found, share within 161 km of all and of those found (gold country: its code)."""
    figures: Figures = {}
    for name, (folder, file, limit) in SETS.items():
        gold = data(folder, file)
        made = records(lines(gold, limit))
        for key, value in scored("places", gold, made, limit).items():
            figures.update(flat(f"{name} {key}", value))
    return figures


if __name__ == "__main__":
    main(NAME, DATA, measure)
