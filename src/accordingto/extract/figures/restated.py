"""People counted once: after "four men were wounded" the "21-year-old man" of a later sentence, hit in the leg, is one of the four."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from accordingto.extract.figures.counted import Counted
from accordingto.extract.figures.enumerated import sums
from accordingto.extract.figures.kinds import Reading
from accordingto.extract.figures.subsets import is_subset
from accordingto.extract.figures.tables import listed
from accordingto.extract.figures.ties import first_conjunct
from accordingto.model import Drafts, FigureKind
from accordingto.parse.align import tokens_in

TOLD = frozenset(("killed", "wounded"))
LEAST = 2
Kept = Sequence[tuple[Counted, Reading]]
Total = tuple[int, int]  # how many, and where told


def counted_once(kept: Kept, drafts: Drafts, language: str) -> list[tuple[Counted, Reading]]:
    """The figures without the single people whom a total of their kind, in a sentence before theirs, has counted already.

    All stay where they are more than the total, and one whose sentence tells of another day, place or incident stays.
    """
    again = dict(_again(kept, drafts, language))
    often = Counter(again.values())
    return [one for place, one in enumerate(kept) if place not in again or often[again[place]] > again[place][0]]


def _again(kept: Kept, drafts: Drafts, language: str) -> Iterator[tuple[int, Total]]:
    """The places of single people, each with the largest total of its kind before its sentence."""
    totals = sorted(_totals(kept, language))
    dates = sorted(time.spans for time in drafts.times if time.type == "date")
    rows = {first_conjunct(item.anchor).i for item, _ in kept if (item.number.low or 0) >= LEAST}
    largest: dict[FigureKind, Total] = {}
    known: set[str] = set()
    at = read = 0
    for place, (item, reading) in enumerate(kept):
        if reading.kind not in TOLD or not _single(item) or is_subset(item, language) or first_conjunct(item.anchor).i in rows:
            continue  # "a general and five guards" tells the row again, whole
        sentence = item.first.sent
        while at < len(totals) and totals[at][0] < sentence.start:
            _, kind, total = totals[at]
            largest[kind] = max(largest.get(kind, total), total)
            at += 1
        if reading.kind in largest:
            known.update(token.lower_ for token in sentence.doc[read : sentence.start])
            read = max(read, sentence.start)
            inside = dates[bisect_left(dates, ((sentence.start_char, 0),)) : bisect_left(dates, ((sentence.end_char, 0),))]
            days = [token for spans in inside for token in tokens_in(sentence.doc, spans) if token.is_alpha and token.tag_ != "IN"]
            if all(token.lower_ in known for token in days) and not _elsewhere(sentence, known, language):
                yield place, largest[reading.kind]


def _totals(kept: Kept, language: str) -> Iterator[tuple[int, FigureKind, Total]]:
    """Where each total of the killed or wounded is told, what it counts, and how many; sums of rows too."""
    for item, reading in kept:
        low, start = item.number.low or 0, item.first.sent.start
        if reading.kind in TOLD and reading.sure and low >= LEAST and item.number.form != "vague" and not item.part:
            yield start, reading.kind, (int(low), start)
    for one in sums(kept, language):
        if one.reading.kind in TOLD and one.parts:
            start = kept[one.parts[0]][0].first.sent.start
            yield start, one.reading.kind, (one.total, start)


def _single(item: Counted) -> bool:
    """ "a man": who writes "one man" counts."""
    return not item.part and item.number.form == "one" and item.first.lower_ != "one"


def _elsewhere(sentence: Span, known: set[str], language: str) -> bool:
    """Whether the sentence has a place not named before, or says that it was another incident."""
    apart, places = listed(language, "restated", "apart"), listed(language, "restated", "places")
    named = (token for token in sentence if token.dep_ == "pobj" and token.tag_ == "NNP" and token.head.lower_ in places)
    return any(token.lower_ in apart or _another(token, language) for token in sentence) or any(t.lower_ not in known for t in named)


def _another(token: Token, language: str) -> bool:
    """ "another shooting": not "another man"."""
    return token.lower_ in ("another", "second", "third") and token.head.lemma_.lower() in listed(language, "acts", "nouns")
