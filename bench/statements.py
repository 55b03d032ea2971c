"""Who said what, engine beside engine: the trained weights, those of our own texts alone, the rules, and textacy where it is installed."""

from importlib.util import find_spec
from typing import Any

from bench import calibration, textacy_peer
from bench.attribution import SETS
from bench.common import Figures, as_json, data, flat, lines, main, records, scorer

NAME = "statements"
DATA = "attribution/polnear.dev, record/plover, record/conflict, record/speech"
ENGINES = ("model", "free", "rules")


def measure(engines: tuple[str, ...] = ENGINES[:2]) -> Figures:
    """Linked, strict and token F1, recall by form, denials, nesting and acts of each engine on each set."""
    figures: Figures = {}
    for engine in engines:
        for name, path in SETS.items():
            rows = lines(data(*path))
            made = textacy_peer.statements(rows) if engine == "textacy" else as_json(records(rows, engine))
            found: dict[str, Any] = scorer("attribution").score({row["id"]: row for row in rows}, made)
            scored = calibration.judged(rows[1::2], made) if engine != "textacy" else []
            if scored and name == "polnear.dev":
                figures[f"{engine} {name} calibration error"] = calibration.error(scored)
            for key, value in found.items():
                if not key.startswith("norm"):
                    figures.update(flat(f"{engine} {name} {key}", value))
    return figures


def everything() -> Figures:
    """All engines and, where it is installed, textacy."""
    return measure((*ENGINES, "textacy") if find_spec("textacy") else ENGINES)


if __name__ == "__main__":
    main(NAME, DATA, everything)
