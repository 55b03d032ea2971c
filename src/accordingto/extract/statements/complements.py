"""What a noun takes after it, and whose it is: the claim that, her claim, a claim by."""

from collections.abc import Iterator

from spacy.tokens import Token

from accordingto.extract.statements.frames import preposition_frame
from accordingto.extract.statements.lexicon import among, lexicon
from accordingto.parse.syntax import SUBJECTS, above, children, is_passive

CLOSE = 4  # words from a light verb to its noun
CLAUSES = frozenset(("ccomp", "advcl", "acl", "relcl"))


def complements(noun: Token) -> Iterator[tuple[str, Token]]:
    """What the noun takes after it: a clause, an infinitive, or the object of a preposition."""
    found = list(_own(noun))
    yield from found
    if all(name != "that" for name, _ in found):
        yield from (("that", clause) for clause in stray(noun))


def _own(noun: Token) -> Iterator[tuple[str, Token]]:
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in ("acl", "ccomp", "relcl"):
            marks = [c for c in child.children if c.i < child.i]
            if any(c.dep_ == "aux" and c.lower_ == "to" for c in marks):
                yield "to", child
            elif any(c.dep_ == "mark" and c.lower_ == "that" for c in marks) or (child.dep_ == "ccomp" and child.tag_ != "VBG"):
                yield "that", child
    for child in _prepositions(noun):
        objects = [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
        if child.lower_ in ("of", "by", "from"):
            yield from (("that", clause) for c in objects for clause in _hung(c))
        yield from ((preposition_frame(child), c) for c in objects)


def _prepositions(noun: Token) -> Iterator[Token]:
    """The prepositions of the noun after it, and a "by" that the parser gives to its verb: "disputed the claim by a guard"."""
    yield from (c for c in children(noun, "prep", "agent") if c.i > noun.i)
    verb = next((a for a in above(noun) if a.pos_ == "VERB"), None)
    for token in noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 2]:
        if token.lower_ == "by" and verb is not None and token.head == verb and verb.i < noun.i and not is_passive(verb):
            yield token


def _hung(name: Token) -> Iterator[Token]:
    """The that-clauses that the parser hangs on a name although they are the noun's: "the claim of X, a guard, that they fled"."""
    for holder in (name, *children(name, "appos")):
        for clause in children(holder, "acl", "relcl", "ccomp"):
            if clause.left_edge.lower_ == "that" and any(c.dep_ in SUBJECTS and c.lower_ != "that" for c in clause.children):
                yield clause


def stray(noun: Token, *, bare: bool = False) -> Iterator[Token]:
    """The that-clause right after the noun's phrase that the parser hangs above it: "cited the denial of X, a guard, that they fled".

    bare: also where nothing stands between; of a noun in a phrase beside a cue ("said in a letter to X that") it is the cue's.
    """
    last = max((noun.right_edge, *(p.right_edge for p in _prepositions(noun))), key=lambda t: t.i)
    at = last.i + 1
    at += at < len(noun.doc) and noun.doc[at].text == ","
    if at >= len(noun.doc) or noun.doc[at].lower_ != "that" or (last == noun and not bare):
        return
    over = [noun, *above(noun)]
    clause = next((a for a in above(noun.doc[at]) if a.left_edge.i == at and a.dep_ in CLAUSES and a.head in over), None)
    if clause is None:
        return
    beside = any(t.dep_ == "prep" and t.lower_ != "as" and t.head == clause.head for t in over)
    if not (beside and "clause" in lexicon().verb(clause.head)):
        yield clause


def owner(noun: Token, frame: str) -> Token | None:
    """Whose the noun is: its possessor, or what stands after by, from, or of (before a clause)."""
    own = children(noun, "poss")
    if own:
        return own[0]
    for child in _prepositions(noun):
        if child.lower_ in ("by", "from") or (child.lower_ == "of" and frame in ("that", "to")):
            found = children(child, "pobj")
            if found:
                return found[0]
    for child in children(noun, "acl"):
        if child.tag_ == "VBN":
            return next((p for by in children(child, "agent") for p in children(by, "pobj")), None)
    named = [c for c in children(noun, "compound", "amod", "nmod") if c.text[:1].isupper() and c.i > noun.sent.start]
    return named[0] if named else None


def lent(noun: Token) -> Token | None:
    """The light verb whose subject owns the noun by a pronoun, so that both are one cue: "repeated its demand", "stood by its denial"."""
    if not any(child.tag_ == "PRP$" for child in children(noun, "poss")):
        return None
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else noun.head
    near = noun.dep_ in ("dobj", "pobj") and 0 < noun.i - verb.i <= CLOSE
    return verb if near and verb.pos_ == "VERB" and verb.lemma_.lower() in among("light", "verbs") and not is_passive(verb) else None
