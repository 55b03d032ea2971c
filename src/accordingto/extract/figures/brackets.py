"""Counts that stand alone in brackets, in a list of what happened: "deaths of the week: the mill on 2 May (19), the ford (seven)"."""

from collections.abc import Iterator

from spacy.tokens import Token

from accordingto.extract.figures.counted import Counted
from accordingto.extract.figures.tables import FATES, by_form


def enclosed(item: Counted, language: str) -> Iterator[Token]:
    """The word for the dead or hurt in whose sentence the number stands alone in brackets: "deaths: the mill on 2 May (19), .."."""
    doc, first, last = item.first.doc, item.first, item.last
    if not first.i or first.nbor(-1).text != "(" or last.i + 1 >= len(doc) or last.nbor(1).text != ")" or first.i < 2:
        return
    if doc[first.i - 2].pos_ == "PROPN" and item.number.form == "digits" and not doc[max(0, first.i - 3)].like_num:
        return  # "Oren Tal (19)": an age; "on 2 May (19)" is none
    brackets = [t for t in first.sent if t.text == "(" and t.i + 2 < len(doc) and doc[t.i + 1].like_num and doc[t.i + 2].text == ")"]
    if len(brackets) > 1:
        kinds = by_form(language, "words") | by_form(language, "nouns")
        yield from (t for t in doc[first.sent.start : brackets[0].i] if kinds.get(t.lower_, kinds.get(t.lemma_.lower())) in FATES[:5])
