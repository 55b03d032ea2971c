"""How many: figures on our own annotation (`score/record.py`), killed and wounded of incidents (`score/incidents.py`).

The scorer takes the number that a report's figures state oftenest, so "a man" said twice goes before "four". Beside its shares stand
those by the largest number stated, and the ceiling: how many reports have the incident's number in their text at all.
"""

import re
import sys
from typing import Any

from accordingto import lang
from accordingto.model import Record
from bench.common import Figures, as_json, data, flat, lines, main, records, scored, scorer

NAME = "figures"
DATA = "record/plover, record/conflict, record/speech, figures/incidents (the first 400; with --all, every one)"
FIRST = 400
WORDS = {value: word for word, value in lang.table("en", "numbers")["units"].items()}
Read = list[tuple[int, int, bool]]  # of each report: the incident's number, the largest stated, whether the number stands in the text


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
    made = records(reports)
    found: dict[str, Any] = scorer("incidents").score({i["id"]: i for i in incidents}, as_json(made))
    for key, value in found.items():
        figures.update(flat(f"incidents {key}", value))
    for kind in ("killed", "wounded"):
        read = [largest(i[kind] or 0, kind, made[f"{i['id']}#{n}"]) for i in incidents for n in range(len(i["articles"]))]
        figures.update(beside(kind, read))
    return figures


def largest(number: int, kind: str, record: Record) -> tuple[int, int, bool]:
    """The incident's number, the largest that the record states of the kind, and whether the number stands in the text."""
    stated = [f.low for f in record.figures if f.kind == kind and f.status == "happened" and f.low is not None]
    word = WORDS.get(number, str(number))
    return number, int(max(stated, default=0)), re.search(rf"\b(?:{number}|{word})\b", record.report.text, re.IGNORECASE) is not None


def beside(kind: str, read: Read) -> Figures:
    """The shares by the largest number, of all reports and of those of two and more, and the ceiling of the latter."""
    many = [one for one in read if one[0] >= 2]
    return {
        f"incidents {kind}, largest stated": 100 * sum(number == most for number, most, _ in read) / max(1, len(read)),
        f"incidents {kind}, largest stated, where >= 2": 100 * sum(number == most for number, most, _ in many) / max(1, len(many)),
        f"incidents {kind}, number stands in the text, where >= 2": 100 * sum(stands for *_, stands in many) / max(1, len(many)),
    }


if __name__ == "__main__":
    everything = "--all" in sys.argv
    if everything:
        sys.argv.remove("--all")
    main(NAME, DATA, lambda: measure(None if everything else FIRST))
