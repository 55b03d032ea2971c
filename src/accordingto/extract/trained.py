"""The engines with trained weights: `model` (the default weights) and `free` (weights of our own texts alone).

One pass of the network gives statements and events, with what the rules find as hints; everything else comes by the same
rules over them as in the engine `rules`.
"""

from functools import partial
from typing import Any

from accordingto.extract import events, rules, statements, times
from accordingto.model import Drafts
from accordingto.parse import reader
from accordingto.parse.pipeline import Parsed
from accordingto.settings import Settings


def model(parsed: Parsed, settings: Settings) -> Drafts:
    """All drafts of one report, statements and events by the default weights."""
    return _extract("model", parsed, settings)


def free(parsed: Parsed, settings: Settings) -> Drafts:
    """All drafts of one report, statements and events by the weights that were trained on our own texts alone."""
    return _extract("free", parsed, settings)


def ruled(parsed: Parsed, settings: Settings) -> Drafts:
    """Times, statements and events by the rules: the hints of the network."""
    said = statements.ruled(parsed)
    drafts = Drafts(times=times.extract(parsed, Drafts(), settings), statements=said)
    return Drafts(times=drafts.times, statements=said, events=events.extract(parsed, drafts, settings))


def _extract(weights: str, parsed: Parsed, settings: Settings) -> Drafts:
    seen = ruled(parsed, settings)
    reading = reader.read(parsed, weights, seen.statements, seen.events)
    trained: dict[str, Any] = {
        "times": lambda *_: seen.times,
        "statements": partial(statements.extract_trained, reading=reading, ruled=seen.statements),
    }
    if settings.codebook == "plover":  # the types that the network knows
        trained["events"] = partial(events.extract_trained, reading=reading)
    return rules.run(tuple((name, trained.get(name, step)) for name, step in rules.STEPS), parsed, settings)
