"""Fit the score of a statement: python -m training.calibrate NAME. Prints the card's line `score = [...]`.

A logistic curve over the logits of the anchor's score and of its label path, fitted on every second article of PolNeAR dev;
`bench.statements` measures it on the others.
"""

import sys
from typing import Any

import numpy as np
from scipy.optimize import minimize

from accordingto.extract.statements import trained
from bench.calibration import error, judged
from bench.common import as_json, data, lines, records


def main() -> None:
    """Fit and print."""
    raw: dict[float, tuple[float, float]] = {}

    def keep(anchor: float, path: float, card: dict[str, Any]) -> float:
        key = len(raw) + 0.5
        raw[key] = (anchor, path)
        return key

    trained.calibrated = keep
    rows = lines(data("attribution", "polnear.dev.jsonl"))
    made = as_json(records(rows, sys.argv[1]))
    halves = [[(raw[score], right) for score, right in judged(rows[first::2], made)] for first in (0, 1)]
    fit, test = ((np.array([trained.logits(*x) for x, _ in half]), np.array([r for _, r in half], dtype=float)) for half in halves)

    def cost(w: Any) -> float:
        z = w[0] + fit[0] @ w[1:]
        return float(np.mean(np.logaddexp(0, z) - fit[1] * z) + 1e-3 * np.sum(w**2))

    w = minimize(cost, np.zeros(3)).x
    scores = 1 / (1 + np.exp(-(w[0] + test[0] @ w[1:])))
    print("score =", [round(float(x), 4) for x in w], f"error on the other half {error(list(zip(scores, test[1] > 0, strict=True))):.4f}")


if __name__ == "__main__":
    main()
