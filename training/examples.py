"""Windows of the prepared texts with what is said and done in them, as `training/train.py` takes them."""

import random
from typing import Any, NamedTuple

import numpy as np

from accordingto.parse.hints import STATUSES, TYPES, Hints, in_words
from accordingto.parse.labels import DONE, SAID, Ints
from accordingto.parse.windows import Window, Words, window
from training.net import ACTS

PIECES = 8192  # of a batch
LONGEST = 254
UNSEEN = 0.1  # share of windows whose hints of the rules are hidden: the network must do without them, too


class Items(NamedTuple):
    """The items of one kind in a window: anchors, labels and the rules' labels (k, words), classes (k; -1: not annotated)."""

    anchors: list[int]
    labels: Ints
    ruled: Ints
    classes: list[int]


class Example(NamedTuple):
    """A window: statements with acts; roles (words, 3); statements as sets of words by role; events, types and rules' kinds by word."""

    window: Window
    said: Items
    roles: Ints
    sets: list[dict[str, set[int]]]
    done: Items
    types: Ints | None
    kinds: Ints


class Text(NamedTuple):
    """A text in words, with its statements and events as word pieces by role; events are None where nobody annotated any."""

    words: Words
    said: list[dict[str, Any]]
    done: list[dict[str, Any]] | None
    rules: tuple[Hints, Hints]


def text(row: dict[str, Any]) -> Text:
    """A text of the prepared words, its spans turned into words."""
    rules = Hints(SAID, *row["said"]), Hints(DONE, *row["done"])
    words = Words([tuple(s) for s in row["spans"]], row["pieces"], [tuple(f) for f in row["features"]])
    said = []
    for statement in row["attributions"]:
        pieces = {role: in_words(words, statement.get(role) or []) for role in SAID.roles}
        if pieces["cue"]:
            act = ACTS.index(statement["act"]) if "act" in statement else -1
            said.append({"anchor": pieces["cue"][0][0], "class": act, **pieces})
    return Text(words, said, [e for e in map(_event(words), row["events"]) if e["trigger"]] if "events" in row else None, rules)


def _event(words: Words) -> Any:
    def made(event: dict[str, Any]) -> dict[str, Any]:
        parts = {"trigger": event["trigger"], "hedge": event.get("hedge") or []}
        parts |= {role: [span for one in event[role] for span in one] for role in ("actor", "recipient")}
        pieces: dict[str, Any] = {role: in_words(words, spans) for role, spans in parts.items()}
        status, type = STATUSES.index(event["status"]), 1 + TYPES.index(event["type"])
        return {"anchor": pieces["trigger"][0][0] if pieces["trigger"] else -1, "class": status, "type": type, **pieces}

    return made


def cut(words: Words, shift: int) -> list[tuple[int, int]]:
    """Windows one after the other, the first `shift` pieces shorter than it could be."""
    sizes = [len(p) + f[2] for p, f in zip(words.pieces, words.features, strict=True)]
    found, first, size, room = [], 0, 0, LONGEST - shift
    for at, own in enumerate(sizes):
        if size + own > room and at > first:
            found.append((first, at))
            first, size, room = at, 0, LONGEST
        size += own
    return [*found, (first, len(sizes))] if len(sizes) > first else found


def example(found: Text, first: int, last: int, *, seen: bool = True) -> Example:
    """The window of these words with the labels inside it; without hints of the rules where not seen."""
    said_hints, done_hints = found.rules if seen else tuple(h._replace(anchors=[], pieces=[], kinds=[]) for h in found.rules)
    made = window(found.words.marked(said_hints.marks(len(found.words.spans))), first, last)
    roles = np.zeros((last - first, len(SAID.roles)), dtype=np.int64)
    for said in found.said:
        for number, role in enumerate(SAID.roles):
            for start, end in said[role]:
                roles[max(start - first, 0) : max(end - first, 0), number] = 1
    inside = [said for said in found.said if first <= said["anchor"] < last]
    sets = [{role: {x - first for s, e in said[role] for x in range(s, e)} for role in SAID.roles} for said in inside]
    acts = found.done is not None
    events = [event for event in found.done or [] if first <= event["anchor"] < last]
    types = None
    if acts:
        types = np.zeros(last - first, dtype=np.int64)
        types[[e["anchor"] - first for e in events]] = [e["type"] for e in events]
    kinds = done_hints.of(made)[2]
    return Example(made, _items(inside, said_hints, made), roles, sets, _items(events, done_hints, made), types, kinds)


def _items(items: list[dict[str, Any]], hints: Hints, made: Window) -> Items:
    numbers, lines, _ = hints.of(made)
    anchors = [item["anchor"] - made.first for item in items]
    rows = [hints.scheme.line(item, made.first, made.last) for item in items]
    labels = np.stack(rows) if rows else np.zeros((0, made.last - made.first), dtype=np.int64)
    return Items(anchors, labels, lines[numbers[anchors]], [item["class"] for item in items])


def epoch(texts: list[Text], chance: random.Random) -> list[list[Example]]:
    """Batches of windows of like length, cut anew."""
    examples = []
    for found in texts:
        long = sum(map(len, found.words.pieces)) > LONGEST
        for first, last in cut(found.words, chance.randrange(LONGEST - 40) if long else 0):
            examples.append(example(found, first, last, seen=chance.random() >= UNSEEN))
    chance.shuffle(examples)
    examples.sort(key=lambda e: len(e.window.pieces) // 32)
    batches: list[list[Example]] = [[]]
    for one in examples:
        if (len(batches[-1]) + 1) * max([len(one.window.pieces), *(len(e.window.pieces) for e in batches[-1][:1])]) > PIECES:
            batches.append([])
        batches[-1].append(one)
    chance.shuffle(batches)
    return batches
