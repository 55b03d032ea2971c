"""The engines with trained weights: `model` (the default weights) and `free` (weights of our own texts alone).

Statements come from the network; everything else by the same rules over them as in the engine `rules`.
"""

from functools import partial

from accordingto.extract import rules, statements
from accordingto.model import Drafts
from accordingto.parse.pipeline import Parsed
from accordingto.settings import Settings


def model(parsed: Parsed, settings: Settings) -> Drafts:
    """All drafts of one report, statements by the default weights."""
    return _extract("model", parsed, settings)


def free(parsed: Parsed, settings: Settings) -> Drafts:
    """All drafts of one report, statements by the weights that were trained on our own texts alone."""
    return _extract("free", parsed, settings)


def _extract(weights: str, parsed: Parsed, settings: Settings) -> Drafts:
    trained = partial(statements.extract_trained, weights=weights)
    return rules.run(tuple((name, trained if name == "statements" else step) for name, step in rules.STEPS), parsed, settings)
