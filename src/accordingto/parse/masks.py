"""Neutral parsing: words for countries are shown to the parser as one and the same word of their class.

A statistical parser treats names by what it has seen of them; with "France" for every country, "Paris" for every seat of a
government and so on, exchanging two sides in a report cannot change its parse. The words stand for
no side: others score the same on the dev sets, within a point of linked F1 either way.
"""

from functools import cache

from accordingto.gazetteer import nations
from accordingto.gazetteer.entry import fold

# Which classes a word is in (name, adjective, people, seat) > the word that the parser sees.
SHOWN = {
    ("name",): "France",
    ("adjective",): "German",
    ("people",): "Germans",
    ("adjective", "people"): "French",
    ("seat",): "Paris",
}
SHORT = 3  # "US" is a country and "us" is not


@cache
def _masks() -> dict[str, str]:
    names, seats = nations.by_name(), nations.by_seat()
    adjectives, people = nations.by_adjective(), nations.by_people()
    found = dict.fromkeys(seats, SHOWN[("seat",)])
    found |= dict.fromkeys(people, SHOWN[("people",)])
    found |= {word: SHOWN[("adjective", "people") if word in people else ("adjective",)] for word in adjectives}
    found |= dict.fromkeys(names, SHOWN[("name",)])
    return {word: shown for word, shown in found.items() if word.isalpha()}


def mask(word: str, *, lowered: bool = False) -> str:
    """The word that the parser sees for this one; only capitalised words are names, unless the paragraph was lowered."""
    sure = word.isupper() if len(word) <= SHORT and not lowered else word[:1].isupper() or (lowered and len(word) > SHORT)
    if not sure:
        return word
    return _masks().get(fold(word), word)
