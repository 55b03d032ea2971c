"""New or total, revised up or down, as of when."""

import re
from typing import Literal

from spacy.tokens import Token

from accordingto.extract.figures.counted import Counted
from accordingto.extract.figures.tables import listed, total_pattern
from accordingto.extract.figures.ties import first_conjunct
from accordingto.model import Drafts, Spans
from accordingto.model.span import EMPTY
from accordingto.parse.syntax import above

Running = Literal["new", "total"] | None
Revised = Literal["up", "down"] | None
SAID_NEAR = 6  # words beside a figure in which "in all" or "so far" is said of it
BACK = 40  # words before a number among which its hedge begins
NEAR = 4  # words above a figure in which its toll or revision stands


def toll_above(item: Counted, language: str) -> Token | None:
    """The word "toll" or "number" that the figure is the value of: "the death toll rose to 31", "a toll of 12"."""
    nouns = listed(language, "revised", "of")
    own = {item.anchor.i, first_conjunct(item.anchor).i, item.noun.i if item.noun is not None else -1}
    for depth, token in enumerate(above(item.anchor)):
        if depth > NEAR:
            return None
        for near in (token, *(c for c in token.children if c.dep_ in ("nsubj", "nsubjpass", "dobj"))):
            if near.lemma_.lower() in nouns and near.i not in own:
                return near
        if token.pos_ in ("VERB", "AUX"):
            return None
    return None


def running_of(item: Counted, toll: Token | None, sentence: str, language: str) -> Running:
    """New where the words count on ("another 12"), total where they sum up ("the toll", "so far", "since the war began")."""
    words = item.first.doc[
        max(0, item.first.i - BACK) : item.last.i + 1
    ]  # not the text of the whole report, which spaCy builds anew at each call
    said = f" {words.text[item.number.span[0] - words.start_char : item.number.core[1] - words.start_char].lower()} "
    nearby = {token.lower_ for token in item.first.doc[item.last.i : item.last.i + 3]}
    new = listed(language, "running", "new_words")
    fresh = item.number.form != "none"  # "no more prisoners" are none, not none again
    if fresh and (any(f" {word} " in said and f"{word} than" not in said for word in new) or (nearby & new and "than" not in nearby)):
        return "new"
    if toll is not None:
        return "total"
    near = item.first.doc[max(item.first.sent.start, item.first.i - SAID_NEAR) : item.last.i + SAID_NEAR].text.lower()
    if " total" in said or total_pattern(language, "total_near").search(near):
        return "total"
    tail = sentence.partition(said.strip())[2]
    return "total" if total_pattern(language, "total_far").search(tail) else None


def revised_of(item: Counted, toll: Token | None, language: str) -> Revised:
    """Up or down where the figure is what an earlier one became: "rose to 31", "was lowered to 12"."""
    before = item.first.doc[max(0, item.first.i - 4) : item.first.i]
    if toll is None or not any(token.lower_ in ("to", "at", "by") for token in before) or (len(before) and before[-1].lower_ == "from"):
        return None
    for token in (*above(item.anchor), *above(toll)):
        lemmas = {token.lemma_.lower(), *(c.lemma_.lower() for c in token.children if c.dep_ == "advmod")}
        if lemmas & listed(language, "revised", "down"):
            return "down"
        if lemmas & listed(language, "revised", "up"):
            return "up"
        if token.pos_ == "VERB":
            return None
    return None


def as_of(item: Counted, drafts: Drafts, text: str, running: Running) -> Spans:
    """The time up to which the figure counts, in its sentence: "as of Friday", "by Friday", "since May"."""
    sentence = item.first.sent
    for time in drafts.times:
        start = time.spans[0][0]
        if sentence.start_char <= start < sentence.end_char:
            lead = text[max(sentence.start_char, start - 8) : time.spans[-1][1]].lower()
            if re.search(r"\bas of\b|\bas at\b", lead) or (running == "total" and re.search(r"\b(?:by|since|until)\b", lead)):
                return time.spans
    return EMPTY
