"""Base noun phrases by their surface: determiner, modifiers, nouns. The tree is not asked: it often parts a name from its title."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from accordingto.extract.parties.lexicon import listed, titles
from accordingto.gazetteer.lookup import of_adjective
from accordingto.model import Span

NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "DET"))
STOPS = frozenset(("WDT", "WP", "WP$", "WRB", "EX"))
MARKS = frozenset("[]")
HYPHENS = frozenset("-–‑")
ENDINGS = ("an", "ese", "ish", "ic", "i")


NAMELIKE = re.compile(r"(?:[\w.&'’]|-(?![a-z]))+")  # "Varnian-led" is no name


class Chunk(NamedTuple):
    """The words of one base noun phrase; `owner` is the chunk before it where a genitive binds them ("Varnia's army")."""

    tokens: tuple[Token, ...]
    owner: "Chunk | None" = None

    @property
    def head(self) -> Token:
        """The last word."""
        return self.tokens[-1]

    @property
    def span(self) -> Span:
        """The characters of the chunk without its owner."""
        return (self.tokens[0].idx, self.head.idx + len(self.head))

    @property
    def whole(self) -> Span:
        """The characters of the chunk with its owner."""
        return (self.owner.whole[0] if self.owner else self.span[0], self.span[1])


def chunks(doc: Doc, closed: frozenset[int]) -> list[Chunk]:
    """The chunks of the text in order; `closed` are tokens that belong to something else (times, counts)."""
    found: list[Chunk] = []
    for run in map(_trimmed, _runs(doc, closed)):
        owner = found[-1] if found and _genitive(found[-1], run[0]) else None
        if any(token.pos_ in ("NOUN", "PROPN", "ADJ", "PRON") for token in run):
            found.append(Chunk(tuple(run), owner))
    return found


def _runs(doc: Doc, closed: frozenset[int]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in doc:
        if token.is_space and token.text.count("\n") < 2:
            continue  # a line break inside a paragraph parts no name
        if run and _breaks(run, token):
            yield run
            run = []
        if token.i not in closed and _joins(run, token):
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _trimmed(run: list[Token]) -> list[Token]:
    """The run without adjectives behind its noun ("rebels angry at ..")."""
    end = len(run)
    while end > 1 and run[end - 1].pos_ == "ADJ" and run[end - 1].text[0].islower() and run[end - 2].pos_ in ("NOUN", "PROPN", "ADJ"):
        end -= 1
    return run[:end] if any(token.pos_ in ("NOUN", "PROPN") for token in run[:end]) else run


def _breaks(run: Sequence[Token], token: Token) -> bool:
    """A determiner, a pronoun, a clause or the start of a sentence begins a phrase; nothing follows a pronoun."""
    if token.text[0].isupper() and run[-1].text[0].islower() and _of_clause(run, token):
        return True
    return token.pos_ == "DET" or token.tag_ in ("PRP", "PRP$") or bool(token.is_sent_start) or run[-1].tag_ == "PRP"


def _of_clause(run: Sequence[Token], token: Token) -> bool:
    """Whether a name is the subject of a clause that hangs on the noun before it: "a speech Mrs. Oren gave"."""
    head = token.head if token.dep_ == "compound" else token
    return head.dep_ == "nsubj" and head.head.dep_ == "relcl" and head.head.head == run[-1]


def _joins(run: Sequence[Token], token: Token) -> bool:
    if token.tag_ in STOPS:
        return False
    if run and (_abbreviates(run, token) or _hyphen(run, token) or _after_hyphen(run, token)):
        return True
    if token.pos_ in NOMINAL or token.tag_ in ("PRP", "PRP$"):
        return token.text[0].isalnum()
    if token.lower_ in titles() and token.text[0].isupper():
        return True
    if not run:
        return token.tag_ in ("NNP", "NNPS")
    return _particle(run, token) or token.dep_ == "amod" or token.text in MARKS


def _hyphen(run: Sequence[Token], token: Token) -> bool:
    return token.text in HYPHENS and not run[-1].whitespace_ and not token.whitespace_ and token.i + 1 < len(token.doc)


def _after_hyphen(run: Sequence[Token], token: Token) -> bool:
    return len(run) > 1 and run[-1].text in HYPHENS and not run[-1].whitespace_ and token.text[0].isalpha()


def _abbreviates(run: Sequence[Token], token: Token) -> bool:
    return token.text == "." and run[-1].lower_ + "." in titles() and bool(token.whitespace_)


def _particle(run: Sequence[Token], token: Token) -> bool:
    """A small word between two capitals ("Tal bin Oren")."""
    if token.lower_ not in listed("particles", "words") or token.pos_ in ("CCONJ", "ADP", "PART"):
        return False
    following = token.nbor() if token.i + 1 < len(token.doc) else token
    return run[-1].text[0].isupper() and following.text[0].isupper()


def _genitive(before: Chunk, token: Token) -> bool:
    """Whether a genitive mark, and nothing else, stands between."""
    between = token.doc[before.head.i + 1 : token.i]
    return len(between) == 1 and between[0].tag_ == "POS"


def text_of(words: Sequence[Token]) -> str:
    """The words as they stand in the text, white space made one space."""
    return " ".join(words[0].doc[words[0].i : words[-1].i + 1].text.split()) if words else ""


def is_name_word(token: Token) -> bool:
    """Whether the word can be part of a proper name: a capital first, and the tagger or its place agree."""
    if not token.text[0].isupper() or NAMELIKE.fullmatch(token.text) is None:
        return False
    hyphened = token.i + 1 < len(token.doc) and token.nbor().text in HYPHENS and not token.whitespace_
    return token.pos_ != "NUM" and (token.pos_ in ("PROPN", "X") or hyphened or not token.is_sent_start)


def is_adjective(token: Token) -> bool:
    """Whether the word is the adjective of a country or region: the gazetteer's, or a capital with an adjective's ending."""
    if not token.text[0].isupper():
        return False
    if of_adjective(token.text) is not None:
        return True
    return token.pos_ == "ADJ" and token.lower_.endswith(ENDINGS) and token.lower_ not in listed("creeds", "words")
