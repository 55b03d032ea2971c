"""Whether a score is the share that is right: expected calibration error over statements, ten bins."""

from collections.abc import Iterable
from typing import Any

from bench.common import scorer

BINS = 10


def judged(rows: Iterable[dict[str, Any]], made: dict[str, dict[str, Any]]) -> list[tuple[float, bool]]:
    """Score and whether it is linked (as `score/attribution.py` has it) of each statement that has a score."""
    common, attribution = scorer("common"), scorer("attribution")
    found: list[tuple[float, bool]] = []
    for row in rows:
        index = common.token_index(row["text"])
        gold = [{r: common.tokens(index, a[r]) for r in attribution.ROLES} for a in row["attributions"]]
        statements = made[row["id"]]["statements"]
        ours = [{r: common.tokens(index, a[r]) for r in attribution.ROLES} for a in attribution.statements(made[row["id"]])]
        candidates = [
            (common.jaccard(a["content"], b["content"]) + 1e-3 * common.jaccard(a["cue"], b["cue"]), i, j)
            for i, a in enumerate(gold)
            for j, b in enumerate(ours)
            if a["content"] & b["content"]
        ]
        right = {j for i, j in common.pair(candidates) if _linked(common, gold[i], ours[j])}
        found += [(s["score"], j in right) for j, s in enumerate(statements) if s["score"] is not None]
    return found


def _linked(common: Any, gold: dict[str, Any], ours: dict[str, Any]) -> bool:
    sources = (not gold["source"] and not ours["source"]) or common.jaccard(gold["source"], ours["source"]) >= 0.5
    return bool(sources and common.jaccard(gold["content"], ours["content"]) >= 0.5)


def error(found: list[tuple[float, bool]]) -> float:
    """The expected calibration error."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for score, right in found:
        bins.setdefault(min(BINS - 1, int(score * BINS)), []).append((score, right))
    return sum(abs(sum(s for s, _ in rows) - sum(r for _, r in rows)) for rows in bins.values()) / max(1, len(found))
