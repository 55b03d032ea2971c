"""People told one by one, counted: "the driver, a guard and two children" are four; each count stays beside the sum, as its part."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, pairwise
from typing import NamedTuple

from spacy.tokens import Token

from accordingto.extract.figures.counted import Counted
from accordingto.extract.figures.keep import HIT
from accordingto.extract.figures.kinds import Reading, is_person
from accordingto.extract.figures.slips import left_so
from accordingto.extract.figures.subsets import is_subset
from accordingto.extract.figures.ties import first_conjunct
from accordingto.model import Span
from accordingto.parse.syntax import children, phrase_tokens

SINGULAR, NAMED = frozenset(("NN", "NNP")), frozenset(("NNP",))
UNCOUNTED = frozenset(("unborn",))  # whether to count is the reader's to say
TWICE = frozenset(("dobj", "nsubj", "nsubjpass"))
OPEN = frozenset(("or", "nor"))
Counts = Sequence[tuple[int, int | None]]
LEAST, MOST = 2, 40  # people of a sum: more are not told one by one


class Sum(NamedTuple):
    """The words of all told, how many they are, the counts among them by place, what is said of them; who, where none is counted."""

    span: Span
    total: int
    parts: tuple[int, ...]
    reading: Reading
    item: Counted | None = None


def sums(kept: Sequence[tuple[Counted, Reading]], language: str) -> Iterator[Sum]:
    """The sums of the figures of those who were hit.

    None where somebody in the row is many without a number, nor where it only divides a total ("nine died, five women and four children").
    """
    done: set[int] = set()
    places = {item.anchor.i: at for at, (item, _) in reversed(list(enumerate(kept)))}
    largest = list(accumulate((_most(item) for item, _ in kept), max, initial=0.0))
    for at, (item, reading) in enumerate(kept):
        head = _first(item.anchor)
        if reading.kind not in HIT or not reading.sure or head.i in done:
            continue
        done.add(head.i)
        row = row_of(head, language)
        found = [_count(token, places.get(token.i), kept, reading, language) for token in row]
        counts = [one for one in found if one is not None]
        total = sum(count for count, _ in counts)
        divided = _divides(total, counts) or (all(n > 1 for n, _ in counts) and (is_subset(item, language) or largest[at] >= total))
        if len(counts) == len(row) >= LEAST and total <= MOST and not divided and not _told(row, counts):
            start, end = row_span(row)
            yield Sum((min(start, item.number.span[0]), end), total, tuple(at for _, at in counts if at is not None), reading)


def _most(item: Counted) -> float:
    return float(item.number.low or item.number.high or 0)


def _divides(total: int, counts: Counts) -> bool:
    """ "six people, three men and three women": the first is the whole."""
    return len(counts) > LEAST and 2 * counts[0][0] == total


def row_of(head: Token, language: str) -> list[Token]:
    """The heads of the row that begins with the word, as it is read and not only as it was parsed."""
    left = [noun for verb in left_so(head, language) for noun in children(verb, "nsubj", "nsubjpass")]  # "left a girl and two men hurt"
    return [*_before(head), *islice(_row(head), MOST + 1), *left]


def row_span(row: Sequence[Token]) -> Span:
    """The characters of the row, from its first phrase to its last."""
    words = [token for head in row for token in phrase_tokens(head) if not token.is_punct]
    return min(t.idx for t in words), max(t.idx + len(t) for t in words)


def _told(row: Sequence[Token], counts: Counts) -> bool:
    """Whether names say who a number counts: "two men, Oren Tal and Ivo Marr", "both the boy and the man"; not "Lund and two sons"."""
    if any(child.lower_ == "both" for head in row for child in head.children):
        return True
    people = [(head, many > 1, head.tag_ in NAMED) for head, (many, _) in zip(row, counts, strict=True)]
    return any((many and name) or (more and named) for (one, many, named), (two, more, name) in pairwise(people) if not _joined(one, two))


def _joined(one: Token, two: Token) -> bool:
    """Whether "and" stands before the second of two neighbours of a row; a mere comma may bring names."""
    before = two.left_edge.i - 1
    return before > one.i and one.doc[before].lower_ == "and"


def _before(head: Token) -> list[Token]:
    """Who stands before the row as the parser has it: in "killing the driver, a guard and .." the verb has two objects."""
    same = [c for c in head.head.children if c.dep_ == head.dep_ and c.dep_ in TWICE and c.i < head.i]
    return [c for c in same if any(t.text == "," for t in c.doc[c.i + 1 : c.i + 2])]


def _row(head: Token) -> Iterator[Token]:
    yield head
    if head.dep_ == "pobj" and head.head.lower_ == "of" and not children(head, "conj"):  # "the bodies of a man and two women"
        yield from (one for other in children(head.head.head, "conj") if other.i > head.i for one in _row(other))
    if not children(head, "conj"):
        yield from (one for other in children(head, "appos") if _listed(head, other) for one in _row(other))
    for name in children(head, "appos"):
        if name.tag_ in NAMED and head.tag_ in NAMED and _aged(head) and _aged(name):  # "Ada Lund, 32, Ivo Marr, 40, and .."
            yield from _row(name)
    for other in children(head, "conj"):
        if not any(c.lower_ in OPEN for c in head.children if c.dep_ == "cc"):
            yield from _row(other)


def _first(token: Token) -> Token:
    """The first of the row that the token is in."""
    head = first_conjunct(token)
    return head.head if head.dep_ == "appos" and _listed(head.head, head) and not children(head.head, "conj") else head


def _listed(head: Token, other: Token) -> bool:
    """ "A man, two women and a child were shot": what is parsed as an apposition is a row, where its number or the verb's is another."""
    single, one_more = (any(c.lower_ in ("a", "an") for c in one.children) for one in (head, other))
    many = any(c.lower_ in ("were", "are", "have") for c in (head.head, *head.head.children))
    if head.tag_ in NAMED and other.tag_ in NAMED:  # "Ada Lund, Ivo Marr and Oren Tal were killed"
        return many and bool(children(other, "conj"))
    row = single and head.tag_ == "NN" and bool(children(other, "conj"))
    return row and (bool(children(other, "nummod")) or (one_more and other.tag_ == "NN" and (many or head.dep_ in ("dobj", "pobj"))))


def _aged(name: Token) -> bool:
    return any(child.like_num for child in children(name, "appos", "npadvmod", "nummod"))


def _count(
    token: Token, at: int | None, kept: Sequence[tuple[Counted, Reading]], reading: Reading, language: str
) -> tuple[int, int | None] | None:
    """How many the word of the row stands for, and its figure; None where it is not said."""
    if any(child.lower_ in UNCOUNTED for child in token.children):
        return None
    if at is not None:
        item, own = kept[at]
        exact = item.number.low is not None and item.number.low == item.number.high and own.kind == reading.kind
        return (int(item.number.low or 0), at) if exact else None
    single = token.tag_ in SINGULAR and (token.tag_ in NAMED or is_person(token, language))
    return (1, None) if single and not children(token, "nummod") else None
