"""Denials of what somebody claims: "rejected claims that", "the claim that ... has been denied"."""

from spacy.tokens import Token

from accordingto.extract.statements import contents
from accordingto.extract.statements.complements import complements, owner
from accordingto.extract.statements.lexicon import lexicon
from accordingto.extract.statements.sayings import Saying
from accordingto.extract.statements.scene import Scene
from accordingto.model import Spans
from accordingto.parse.align import span_of
from accordingto.parse.syntax import children


def claimed(scene: Scene, said: Saying, objects: list[Token]) -> tuple[Spans, Spans] | None:
    """The cue and the content where the denied object is a nameless claim: the noun belongs to the cue, its clause is denied.

    None where the object is no claim, or somebody's: then the claim is what is denied, and a statement of its own.
    """
    noun = next(iter(objects), None)
    if noun is None or "that" not in lexicon().nouns.get(lexicon().lemma(noun), {}):
        return None
    clause = dict(complements(noun)).get("that") or _stray(said.verb, noun)
    if clause is None or owner(noun, "that") is not None:
        return None
    content = tuple(contents.clause_of(scene, noun, clause))
    if noun.i > said.verb.i:
        return ((said.cue[0][0], span_of(noun)[1]),), content
    return (span_of(noun.left_edge, noun), *said.cue), content


def _stray(verb: Token, noun: Token) -> Token | None:
    """The that-clause right after the noun that the parser hangs on the verb: "rejected as false claims that it fell"."""
    clauses = (c for c in children(verb, "ccomp") if c.left_edge.lower_ == "that" and c.left_edge.i == noun.i + 1)
    return next(clauses, None)
