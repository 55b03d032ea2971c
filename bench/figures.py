"""How many: figures on our own annotation (`score/record.py`), killed and wounded of incidents (`score/incidents.py`)."""

import sys
from typing import Any

from bench.common import Figures, as_json, data, flat, lines, main, records, scored, scorer

NAME = "figures"
DATA = "record/plover, record/conflict, record/speech, figures/incidents (the first 400; with --all, every one)"
FIRST = 400


def measure(limit: int | None = FIRST) -> Figures:
    """Value, full and source F1 of the three sets; per cent of reports with the right number of killed and wounded."""
    figures: Figures = {}
    for name in ("plover", "conflict", "speech"):
        gold = data("record", f"{name}.jsonl")
        for key, value in scored("record", gold, records(lines(gold))).items():
            if key.startswith("figure "):
                figures.update(flat(f"{name} {key.removeprefix('figure ')}", value))
    incidents = lines(data("figures", "incidents.jsonl"), limit)
    reports = [{**a, "id": f"{i['id']}#{n}"} for i in incidents for n, a in enumerate(i["articles"])]
    found: dict[str, Any] = scorer("incidents").score({i["id"]: i for i in incidents}, as_json(records(reports)))
    for key, value in found.items():
        figures.update(flat(f"incidents {key}", value))
    return figures


if __name__ == "__main__":
    everything = "--all" in sys.argv
    if everything:
        sys.argv.remove("--all")
    main(NAME, DATA, lambda: measure(None if everything else FIRST))
