"""The words by which a speaker weakens what is said: "probably", "appears to"."""

import re
from functools import cache

from accordingto.lang import table
from accordingto.model import Spans
from accordingto.model.span import EMPTY


@cache
def _pattern(*names: str) -> re.Pattern[str]:
    lists = table("en", "hedges")["words"]
    words = sorted({word for name in names for word in lists[name]}, key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def hedge(text: str, cue: Spans, content: Spans) -> Spans:
    """The first hedge in the cue ("appears to show") or else in the content; empty where there is none."""
    places = [(_pattern("verbs"), span) for span in cue] + [(_pattern("adverbs", "adjectives", "verbs"), span) for span in content]
    for pattern, (start, end) in places:
        found = pattern.search(text, start, end)
        if found is not None:
            return (found.span(),)
    return EMPTY
