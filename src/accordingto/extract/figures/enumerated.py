"""People told one by one, counted: "the driver, a guard and two children" are four; each count stays beside the sum, as its part."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Token

from accordingto.extract.figures.counted import Counted
from accordingto.extract.figures.keep import HIT
from accordingto.extract.figures.kinds import Reading, is_person
from accordingto.extract.figures.ties import first_conjunct
from accordingto.model import Span
from accordingto.parse.syntax import children, phrase_tokens

SINGULAR, NAMED = frozenset(("NN", "NNP")), frozenset(("NNP",))
UNCOUNTED = frozenset(("unborn",))  # whether to count is the reader's to say
OPEN = frozenset(("or", "nor"))
LEAST, MOST = 2, 40  # people of a sum: more are not told one by one


class Sum(NamedTuple):
    """The words of all that are told, how many they are, the counts among them by place, and what is said of them."""

    span: Span
    total: int
    parts: tuple[int, ...]
    reading: Reading


def sums(kept: Sequence[tuple[Counted, Reading]], language: str) -> Iterator[Sum]:
    """The sums of the figures of those who were hit; none where somebody in the row is many without a number."""
    done: set[int] = set()
    for item, reading in kept:
        head = first_conjunct(item.anchor)
        if reading.kind not in HIT or not reading.sure or head.i in done or not children(head, "conj"):
            continue
        done.add(head.i)
        row = [*_before(head), *_row(head)]
        counts = [one for one in (_count(token, kept, reading, language) for token in row) if one is not None]
        total = sum(count for count, _ in counts)
        if len(counts) == len(row) >= LEAST and total <= MOST and any(count == 1 for count, _ in counts) and not _told(row, counts):
            words = [token for head in row for token in phrase_tokens(head)]
            start, end = min(t.idx for t in words), max(t.idx + len(t) for t in words)
            yield Sum((min(start, item.number.span[0]), end), total, tuple(at for _, at in counts if at is not None), reading)


def _told(row: Sequence[Token], counts: Sequence[tuple[int, int | None]]) -> bool:
    """Whether the names say who a number before them counts: "two men, Oren Tal and Ivo Marr", "both the child and the man"."""
    many = any(count > 1 for count, _ in counts)
    return any(c.lower_ == "both" for head in row for c in head.children) or (many and any(token.tag_ in NAMED for token in row))


def _before(head: Token) -> list[Token]:
    """Who stands before the row as the parser has it: "killing the driver, a guard and .." has two objects for it."""
    same = [c for c in head.head.children if c.dep_ == head.dep_ == "dobj" and c.i < head.i]
    return [c for c in same if any(t.text == "," for t in c.doc[c.i + 1 : c.i + 2])]


def _row(head: Token) -> Iterator[Token]:
    yield head
    for other in children(head, "conj"):
        if not any(c.lower_ in OPEN for c in head.children if c.dep_ == "cc"):
            yield from _row(other)


def _count(token: Token, kept: Sequence[tuple[Counted, Reading]], reading: Reading, language: str) -> tuple[int, int | None] | None:
    """How many the word of the row stands for, and its figure; None where it is not said."""
    for at, (item, own) in enumerate(kept):
        if item.anchor.i == token.i:
            if any(child.lower_ in UNCOUNTED for child in token.children):
                return None
            exact = item.number.low is not None and item.number.low == item.number.high and own.kind == reading.kind
            return (int(item.number.low or 0), at) if exact else None
    if any(child.lower_ in UNCOUNTED for child in token.children):
        return None
    single = token.tag_ in SINGULAR and (token.tag_ in NAMED or is_person(token, language))
    return (1, None) if single and not children(token, "nummod") else None
