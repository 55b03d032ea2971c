"""Statements by the trained network: what it finds in words, made drafts; the rules judge the quotation marks.

One pass of the encoder over each window gives anchors (the first word of each cue), the words of source, cue and content of
each, and its act. Method: semantic role labelling with one label path for each anchor, trained in `training/train.py`.
"""

import math
from collections.abc import Iterator
from typing import Any

from accordingto.extract.statements import ends, grown
from accordingto.extract.statements.scene import Scene
from accordingto.model import Act, StatementDraft
from accordingto.parse.align import tokens_in
from accordingto.parse.reader import Found, Reading
from accordingto.parse.windows import Words

ACTS: tuple[Act, ...] = ("states", "denies", "asks", "demands", "promises", "threatens", "warns", "believes", "declines")
SURE, DIGITS = 1e-4, 3
GAP = 2  # words
NAMING = frozenset(("NOUN", "PROPN", "PRON", "X", "NUM"))


def drafts(scene: Scene, reading: Reading) -> Iterator[StatementDraft]:
    """The statements that the network finds, in text order."""
    known, card = frozenset(reading.ruled[0].anchors), reading.card
    sure = [found for found in reading.said if found.score >= card["threshold_ruled" if found.anchor in known else "threshold"]]
    inside = {word for found in sure for piece in found.pieces["content"] for word in range(*piece)}
    sure += [f for f in reading.said if all(f is not s for s in sure) and f.anchor in inside and f.score >= card["threshold_nested"]]
    for found in grown.grown(sorted(sure, key=lambda f: f.anchor), reading.roles, card):
        draft = _draft(scene, reading.words, found, calibrated(found.score, found.path, card))
        if draft is not None:
            yield draft


def _draft(scene: Scene, words: Words, found: Found, score: float | None) -> StatementDraft | None:
    cue = words.characters(scene.text, found.pieces["cue"])
    content = words.characters(scene.text, found.pieces["content"])
    content = (ends.without_that(scene, content[0]), *content[1:]) if content else content
    act = ACTS[int(found.classes.argmax())]
    if not cue or not (content or act == "declines"):
        return None
    return StatementDraft(
        source=words.characters(scene.text, _nearest(scene, words, found)),
        cue=cue,
        content=content,
        form="indirect",
        act=act,
        polarity="denies" if act == "denies" else "asserts",
        score=score,
        because=f"trained on: cue '{' '.join(scene.text[s:e] for s, e in cue)}'",
    )


def _nearest(scene: Scene, words: Words, found: Found) -> list[tuple[int, int]]:
    """The piece of the source that stands nearest to the cue and names somebody: a source in pieces is nearly always a fault.

    A piece that goes on with a preposition right after another is one with it; what is left of a phrase after its
    preposition ("by the mayor", of "a clerk hired by the mayor") is nobody rather than somebody else.
    """
    first, last = found.pieces["cue"][0][0], found.pieces["cue"][-1][1]
    joined: list[tuple[int, int]] = []
    for piece in found.pieces["source"]:
        near = bool(joined) and piece[0] - joined[-1][1] <= GAP and not joined[-1][1] <= first < piece[0]
        if near and _goes_on(scene, words, piece):
            joined[-1] = (joined[-1][0], piece[1])
        else:
            joined.append(piece)
    pieces = [piece for piece in joined if _names(scene, words, piece)]
    return [min(pieces, key=lambda p: (max(first - p[1], p[0] - last, 0), p[0] - p[1]))] if pieces else []


def _names(scene: Scene, words: Words, piece: tuple[int, int]) -> bool:
    """Whether the words are a phrase with a noun or pronoun: "the", "a visiting" and "by the mayor" are not."""
    tokens = tokens_in(scene.doc, ((words.spans[piece[0]][0], words.spans[piece[1] - 1][1]),))
    return not _goes_on(scene, words, piece) and any(token.pos_ in NAMING or token.tag_ in ("PRP$", "WP", "WDT", "CD") for token in tokens)


def _goes_on(scene: Scene, words: Words, piece: tuple[int, int]) -> bool:
    """Whether the words begin with a preposition, so that they are the rest of another phrase."""
    return scene.at(words.spans[piece[0]][0]).pos_ in ("ADP", "PART")


def logits(anchor: float, path: float) -> tuple[float, float]:
    """The log odds of the scores of an anchor and of its labels."""
    return tuple(math.log(p / (1 - p)) for p in (min(max(x, SURE), 1 - SURE) for x in (anchor, path)))  # type: ignore[return-value]


def calibrated(anchor: float, path: float, card: dict[str, Any]) -> float | None:
    """The probability that a statement is right in source and content; None where the card has no curve for it."""
    if not card["score"]:
        return None
    base, *weights = card["score"]
    odds = base + sum(w * x for w, x in zip(weights, logits(anchor, path), strict=True))
    return round(1 / (1 + math.exp(-odds)), DIGITS)
