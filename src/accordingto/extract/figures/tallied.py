"""People told one by one and none of them counted: "Ada Lund and her son were killed" are two."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from accordingto.extract.figures.counted import Counted
from accordingto.extract.figures.enumerated import LEAST, MOST, NAMED, SINGULAR, Sum, row_of, row_span
from accordingto.extract.figures.kinds import Reading, is_person, kind_of
from accordingto.extract.figures.numbers import Number
from accordingto.extract.figures.tables import listed
from accordingto.model import FigureKind
from accordingto.parse.syntax import children

PLACES = frozenset(("nsubj", "nsubjpass", "dobj", "pobj"))
TOLD = frozenset(("killed", "wounded"))
NOT_ONE = frozenset(("no", "any", "every", "each", "neither", "either", "both"))


class Told:
    """The largest figure of each kind before a place; the places asked for only go forward."""

    def __init__(self, kept: Sequence[tuple[Counted, Reading]]) -> None:
        self.kept, self.at = kept, 0
        self.largest: dict[FigureKind, float | int] = {}

    def most(self, kind: FigureKind, start: int) -> float | int:
        """The largest figure of the kind in the sentences before the word."""
        while self.at < len(self.kept) and self.kept[self.at][0].first.sent.start < start:
            item, reading = self.kept[self.at]
            self.largest[reading.kind] = max(self.largest.get(reading.kind, 0), item.number.low or item.number.high or 0)
            self.at += 1
        return self.largest.get(kind, 0)


def tallied(doc: Doc, kept: Sequence[tuple[Counted, Reading]], language: str) -> Iterator[Sum]:
    """The sums of rows of single people that were killed or hurt, where no figure stands in the row nor has told them before."""
    taken = {item.anchor.i for item, _ in kept}
    told = Told(kept)
    for head in doc:
        if head.dep_ not in PLACES or head.tag_ not in SINGULAR or not children(head, "conj", "appos"):
            continue
        row = row_of(head, language)
        if not LEAST <= len(row) <= MOST or any(token.i in taken or not _is_one(token, language) for token in row):
            continue
        start, end = row_span(row)
        item = Counted(Number((start, end), (start, end), len(row), len(row), "one"), head, head, head, head)
        reading = kind_of(item, language)
        harmed = reading.cue is not None and reading.cue.lemma_.lower() in listed(language, "tallied", "cues")
        if reading.kind in TOLD and reading.sure and harmed and told.most(reading.kind, head.sent.start) < len(row):
            yield Sum((start, end), len(row), (), reading, item)


def _is_one(token: Token, language: str) -> bool:
    """A name of somebody, or a noun for one person."""
    before = {child.lower_ for child in token.children if child.dep_ in ("det", "preconj", "cc")}
    if token.tag_ not in SINGULAR or children(token, "nummod", "neg") or before & NOT_ONE:
        return False
    return "the" not in before if token.tag_ in NAMED else is_person(token, language)
