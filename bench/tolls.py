"""Tolls of conflict reports: value, kind and whose, against stand-off gold of two readers who did not see each other's work.

`gold/tolls-a.jsonl` and `-b.jsonl` hold spans and readings of 150 snippets of events/acled_snippets, none of their words. A claim is right
where a figure overlaps its span with the same bounds and kind, and is attributed alike: both in the outlet's own voice, or both to
no named source, or to sources that share a word. Measured against what both readers agree on; their agreement is printed.
"""

from typing import Any

from accordingto.model import Record
from accordingto.model.span import overlap
from bench.common import ROOT, Figures, data, lines, main, records

NAME = "tolls"
DATA = "events/acled_snippets, stand-off gold bench/gold/tolls-*.jsonl"
Claim = dict[str, Any]


def gold(reader: str) -> dict[str, list[Claim]]:
    """The claims of one reader by snippet."""
    return {str(row["id"]): row["figures"] for row in lines(ROOT / "bench" / "gold" / f"tolls-{reader}.jsonl")}


def alike(one: Claim, two: Claim) -> bool:
    """Whether two readers' claims are one, of the same bounds and kind, attributed alike."""
    same = bool(overlap((tuple(one["span"]),), (tuple(two["span"]),))) and (one["low"], one["high"], one["kind"]) == (
        two["low"],
        two["high"],
        two["kind"],
    )
    a, b = one["source"], two["source"]
    return same and ((a is None) == (b is None)) and (not a or not b or bool(overlap((tuple(a),), (tuple(b),)))) and bool(a) == bool(b)


def ours(record: Record) -> list[Claim]:
    """The figures of a record in the gold's shape."""
    found = []
    for figure in record.figures:
        said = record.statement(figure.according_to[-1]) if figure.according_to else None
        source: list[int] | None = None
        if said is not None:
            source = [said.source.spans[0][0], said.source.spans[-1][1]] if said.source else []
        span = [figure.spans[0][0], figure.spans[-1][1]]
        found.append({"span": span, "low": figure.low, "high": figure.high, "kind": figure.kind, "source": source})
    return found


def measure(engine: str = "model") -> Figures:
    """Per cent of the agreed claims that are right; how many both readers have alike, of all that either has."""
    a, b = gold("a"), gold("b")
    agreed = {key: [one for one in claims if any(alike(one, two) for two in b.get(key, []))] for key, claims in a.items()}
    both = sum(map(len, agreed.values()))
    rows = [row for row in lines(data("events", "acled_snippets.jsonl")) if str(row["id"]) in a]
    made = records(rows, engine)
    right = sum(any(alike(one, other) for other in ours(made[key])) for key, claims in agreed.items() for one in claims)
    every = sum(map(len, a.values())) + sum(map(len, b.values()))
    return {
        "snippets": float(len(rows)),
        "claims that both readers have": float(both),
        "agreement of the readers, F1": 200 * both / every,
        f"{engine} claims right in value, kind and whose": 100 * right / both,
    }


if __name__ == "__main__":
    main(NAME, DATA, measure)
