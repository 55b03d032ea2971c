"""Figures that are part of another: "12 people, including three children", "five of them minors", "mostly women and children"."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from accordingto.extract.figures.counted import Counted
from accordingto.extract.figures.kinds import Reading
from accordingto.extract.figures.tables import listed, without_number
from accordingto.extract.figures.ties import first_conjunct
from accordingto.model import Span, Spans
from accordingto.model.span import covers

REACH = 12  # words between "including" and a figure that it brings
MARKS = re.compile(r"[.!?;]")


def is_subset(item: Counted, language: str) -> bool:
    """Whether the words before or after the number make it part of the figure before it."""
    if item.part or _among_them(item):
        return True
    doc = item.first.doc
    before = doc[max(item.first.sent.start, item.first.i - REACH) : item.first.i]
    opening = listed(language, "subset", "before")
    lead = next((token for token in reversed(before) if token.lower_ in opening), None)
    if lead is None or (item.first.i and item.first.nbor(-1).lower_ in ("the", "these", "those")):
        return False
    between = doc[lead.i + 1 : item.first.i]
    return all(token.pos_ not in ("VERB", "AUX") and not MARKS.match(token.text) for token in between)


def _among_them(item: Counted) -> bool:
    """ "24 dead, seven children among them"."""
    after = [token.lower_ for token in item.last.doc[item.anchor.i + 1 : item.anchor.i + 3]]
    return after == ["among", "them"] and item.noun is not None and item.first.i > item.first.sent.start


def whole_of(item: Counted, kept: Sequence[tuple[Counted, Reading]], *, across: bool) -> tuple[Counted, Reading] | None:
    """The figure that this one is part of: the nearest before it in the sentence that is larger; the one before where `across`."""
    for other, reading in reversed(kept):
        same = other.first.sent.start == item.first.sent.start
        if not same and not (across and item.first.i - other.first.i < 60):
            return None
        beside = first_conjunct(other.anchor).i == first_conjunct(item.anchor).i  # "12 children and 9 women"
        if _larger(other, item) and not other.part and not beside:
            return other, reading
    return None


def named_whole(item: Counted, kept: Sequence[tuple[Counted, Reading]]) -> Counted | None:
    """The figure in the words of the whole itself: "14 of the 40 captives"."""
    return next((other for other, _ in kept if item.part and covers(item.of, (other.number.span,))), None)


def _larger(whole: Counted, part: Counted) -> bool:
    least = part.number.low or part.number.high or 0
    most = whole.number.high or whole.number.low
    return whole.number.high is None or most is None or most >= least


def mostly(doc: Doc, items: Sequence[Counted], language: str) -> list[tuple[Counted, Spans, Spans]]:
    """ "mostly women and children" after a figure in its sentence: the figure, the words, and the noun phrase in them."""
    pattern = without_number(language)
    found: list[tuple[Counted, Spans, Spans]] = []
    for match in pattern.finditer(doc.text):
        before = [item for item in items if item.number.core[1] <= match.start() and item.first.sent.end_char > match.start()]
        noun = _nouns_after(doc, match.end())
        if before and noun is not None and match.start() - before[-1].number.core[1] < 80 and _people(before[-1]):
            span: Span = (match.start(), noun[1])
            found.append((before[-1], (span,), (noun,)))
    return found


def _people(item: Counted) -> bool:
    return item.noun is None or item.noun.tag_ in ("NNS", "NNPS", "NN")


def _nouns_after(doc: Doc, start: int) -> Span | None:
    """The run of nouns and adjectives at the place, "and" between them allowed; it ends with a plural."""
    run = []
    at = next((token.i for token in doc if token.idx >= start), len(doc))
    for token in doc[at : at + 8]:
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") and token.lower_ not in ("and", "or"):
            break
        run.append(token)
    while run and run[-1].pos_ not in ("NOUN", "PROPN"):
        run.pop()
    if not run or run[-1].tag_ not in ("NNS", "NNPS"):
        return None
    return (run[0].idx, run[-1].idx + len(run[-1]))
