"""The words by which a speaker weakens what is said: "probably", "appears to"."""

import re
from functools import cache

from accordingto.lang import table
from accordingto.model import Spans
from accordingto.model.span import EMPTY


@cache
def _pattern() -> re.Pattern[str]:
    lists = table("en", "hedges")["words"].values()
    words = sorted({word for row in lists for word in row}, key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def hedge(text: str, cue: Spans, content: Spans) -> Spans:
    """The first hedge in the cue or else in the content; empty where there is none."""
    for start, end in (*cue, *content):
        found = _pattern().search(text, start, end)
        if found is not None:
            return (found.span(),)
    return EMPTY
