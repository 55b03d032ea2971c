"""One pass of the trained network over a report: what is said and done in it, in words.

The network takes windows that overlap. A window speaks for the words that lie nearer to its middle than to that of its
neighbours. Each anchor (the first word of a cue or trigger) has one label path over its window.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from accordingto.model import EventDraft, StatementDraft
from accordingto.models import network
from accordingto.models.network import Output
from accordingto.parse import hints, windows
from accordingto.parse.hints import Hints
from accordingto.parse.labels import DONE, SAID, SMALL, Floats, Ints, Pieces, Scheme
from accordingto.parse.pipeline import Parsed
from accordingto.parse.windows import Window, Words

Scored = tuple[Ints, Floats, Floats, Floats, Floats | None]  # of a window: anchors, scores, labels, classes, kinds
LEAST = 0.1  # of an anchor, asked of the network; the card's thresholds decide


class Found(NamedTuple):
    """An item in words: its anchor, pieces [first, last) by role, the scores of anchor and path, and those of its classes.

    classes are the acts of a statement or the statuses of an event; kinds the types of an event, none of them first.
    """

    anchor: int
    pieces: Pieces
    score: float
    path: float
    classes: Floats
    kinds: Floats | None = None


class Reading(NamedTuple):
    """What the network read in a report: its words, the items (all that the card may want), and how sure it is of each word's roles."""

    words: Words
    said: list[Found]
    done: list[Found]
    roles: Floats
    ruled: tuple[Hints, Hints]
    card: dict[str, Any]


def read(parsed: Parsed, weights: str, statements: Iterable[StatementDraft], events: Iterable[EventDraft]) -> Reading:
    """The report as the weights of that name read it, with the statements and events of the rules as hints."""
    net = network.load(weights)
    words = windows.words(parsed, net.tokenizer)
    said, done = hints.said(words, statements), hints.done(words, events)
    cut = list(windows.windows(words.marked(said.marks(len(words.spans)))))
    least = (LEAST, net.card["threshold_event"])
    outputs = [net.run(window, said.of(window)[:2], done.of(window), least=least) for window in cut]
    return Reading(
        words,
        list(found(cut, [(o.at, o.scores, o.labels, o.acts, None) for o in outputs], SAID)),
        list(found(cut, [(o.on, 1 - o.types[:, 0], o.parts, o.statuses, o.types) for o in outputs], DONE)),
        roles(cut, outputs, len(words.spans)),
        (said, done),
        net.card,
    )


def owned(windows: Sequence[Window]) -> list[tuple[int, int]]:
    """For each window the words that it speaks for: half of what it shares with its neighbours."""
    cuts = [(later.first + earlier.last) // 2 for earlier, later in pairwise(windows)]
    return list(zip([0, *cuts], [*cuts, windows[-1].last], strict=True)) if windows else []


def found(windows: Sequence[Window], outputs: Sequence[Scored], scheme: Scheme) -> Iterator[Found]:
    """The items of all windows, in text order."""
    for window, (first, last), (at, scores, labels, classes, kinds) in zip(windows, owned(windows), outputs, strict=True):
        chosen = [k for k, word in enumerate(at) if first <= window.first + word < last]
        if not chosen:
            continue
        for k, path in zip(chosen, scheme.paths(labels[chosen]), strict=True):
            sure = np.log(labels[k][np.arange(len(path)), path] + SMALL)[path > 0]
            yield Found(
                anchor=window.first + int(at[k]),
                pieces=scheme.pieces(path, window.first),
                score=float(scores[k]),
                path=float(np.exp(sure.mean())) if len(sure) else 0.0,
                classes=classes[k],
                kinds=None if kinds is None else kinds[k],
            )


def roles(windows: Sequence[Window], outputs: Sequence[Output], count: int) -> Floats:
    """How sure it is that each word is source, cue and content of anything; (words, 3)."""
    sure = np.zeros((count, len(SAID.roles)), dtype=np.float32)
    for window, (first, last), output in zip(windows, owned(windows), outputs, strict=True):
        sure[first:last] = output.roles[first - window.first : last - window.first]
    return sure
