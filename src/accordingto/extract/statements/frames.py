"""What a verb takes: its complements as readings, each under the name that the lexicon uses for it.

clause      she said (that) it rained; it rained, she said; it, she said, rained
question    she asked whether it rained
to          she promised to come            ing     she denied coming
object      she called him a liar           object_to   she urged him to come
of, for, …  she called for peace; to_noun: she referred to it      passive_*   he was said to have come
"""

from collections.abc import Iterator

from spacy.tokens import Token

from accordingto.extract.statements.lexicon import among
from accordingto.extract.statements.scene import Scene
from accordingto.model import Span
from accordingto.parse.syntax import SUBJECTS, is_passive

WH = frozenset(("whether", "if", "what", "why", "how", "when", "where", "who", "whom", "which", "whose"))
HUNG = frozenset(("relcl", "acl", "advcl"))  # how the parser hangs a clause that is not what it hangs on says
TAIL = frozenset(("oprd", "xcomp", "ccomp", "acomp", "attr", "prep", "advcl", "dobj"))


def readings(scene: Scene, verb: Token) -> Iterator[tuple[str, list[Token]]]:
    """The complements of the verb: the name of the frame and the heads of the content's phrases."""
    passive = "passive_" if is_passive(verb) or reduced(verb) else ""
    kids = [c for c in verb.children if c.i != verb.i]
    objects = [c for c in kids if c.dep_ in ("dobj", "dative") and c.i > verb.i]
    for child in kids:
        if child.dep_ == "ccomp" or (child.dep_ == "xcomp" and _finite(child)):
            yield passive + _clause(child, verb, objects), [child]
        elif child.dep_ == "xcomp" and child.i > verb.i:
            yield from _open(passive, child, objects)
        elif child.dep_ == "prep" and child.i > verb.i:
            heads = [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
            swallowed = _swallowed(child, heads)
            if swallowed is not None:
                yield passive + "object", [swallowed]
            elif heads:
                yield passive + preposition_frame(child), heads
    yield from _attached(passive, verb, objects)
    plain = [o for o in objects if o.dep_ == "dobj"]
    if plain and not passive:
        yield "object", plain[:1]
    if passive:
        tail = [c for c in kids if c.dep_ in ("oprd", "attr", "acomp") and c.i > verb.i]
        yield ("passive_oprd", tail) if tail else ("passive_object", [])
    relative = relative_object(verb)
    if relative is not None and not plain:
        yield "object", [relative]


def _attached(passive: str, verb: Token, objects: list[Token]) -> Iterator[tuple[str, list[Token]]]:
    """What the parser hangs elsewhere: "asked voters if ...", "called for him to go", "accused him of lying"."""
    for child in verb.children:
        if child.dep_ in ("advcl", "ccomp") and child.i > verb.i:
            mark = next((c for c in child.children if c.dep_ == "mark" and c.i < child.i), None)
            infinitive = child.left_edge.lower_ == "to" and child.left_edge.i == verb.i + 1
            if infinitive and child.dep_ == "advcl":
                yield passive + "to", [child]
            elif mark is not None and mark.lower_ in ("if", "whether") and child.dep_ == "advcl":
                yield passive + "if", [child]
            elif mark is not None and mark.lower_ == "for":
                yield passive + "for", [child]
    yield from ((passive + "clause", [clause]) for clause in _past_circumstance(verb))
    for noun in objects:
        for preposition in noun.children:
            if preposition.dep_ == "prep" and preposition.lower_ in ("of", "for"):
                heads = [c for c in preposition.children if c.dep_ in ("pobj", "pcomp")]
                if heads:
                    yield passive + preposition.lower_, heads


def _past_circumstance(verb: Token) -> Iterator[Token]:
    """The clause that the parser hangs on a circumstance: "said before leaving that ...", "said in a statement by X that ..."."""
    if any(c.dep_ == "ccomp" for c in verb.children):
        return
    for preposition in verb.children:
        for inner in preposition.children if preposition.dep_ == "prep" and preposition.i > verb.i else ():
            if inner.dep_ == "pcomp" and inner.tag_ == "VBG":
                clauses = (c for c in inner.children if c.dep_ == "ccomp")
                yield from (c for c in clauses if any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children))
            elif inner.lemma_.lower() in among("media", "nouns"):
                yield from (c for c in inner.subtree if c.dep_ in HUNG and c.left_edge.lower_ == "that" and _subject_of_its_own(c))


def _subject_of_its_own(clause: Token) -> bool:
    return any(c.dep_ in SUBJECTS and c.lower_ != "that" for c in clause.children)


def _swallowed(preposition: Token, heads: list[Token]) -> Token | None:
    """The object of the verb that the parser takes into the phrase before it: "rejected as slander the claim that ..."."""
    if preposition.lower_ != "as" or not heads:
        return None
    begun = (c for c in heads[0].children if c.dep_ in ("dobj", "appos", "dep", "npadvmod") and c.left_edge.i == heads[0].i + 1)
    return next((c for c in begun if c.left_edge.tag_ in ("DT", "PRP$")), None)


def preposition_frame(preposition: Token) -> str:
    """The name of the frame of a preposition: itself, but "to_noun", as "to" is that of infinitives."""
    return "to_noun" if preposition.lower_ == "to" else preposition.lower_


def reduced(verb: Token) -> bool:
    """Whether the verb is a passive participle without its auxiliary: "reports circulated by", "asked whether ..."."""
    if verb.tag_ != "VBN" or any(c.dep_ in ("aux", "nsubj") for c in verb.children):
        return False
    return verb.dep_ in ("acl", "advcl") or (verb.dep_ == "ROOT" and verb.i == verb.sent.start)


def _finite(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children) and verb.tag_ not in ("VB", "VBG")


def _clause(child: Token, verb: Token, objects: list[Token]) -> str:
    if child.i < verb.i:
        return "clause"
    marks = [c for c in child.children if c.i < child.i]
    if child.pos_ != "VERB" and any(c.dep_ == "mark" and c.lower_ == "that" for c in marks):
        return "clause"  # "demanded that the unit hand over": a subjunctive that the tagger takes for a noun
    if any(c.lower_ in WH and c.dep_ in ("mark", "advmod", "dobj", "nsubj", "attr", "nsubjpass", "pobj", "det", "poss") for c in marks):
        return "question"
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in marks):
        return "object_to" if any(c.dep_ in ("nsubj", "nsubjpass") for c in marks) or objects else "to"
    if child.tag_ == "VBG" and not any(c.dep_ == "aux" for c in marks):
        return "ing"
    if child.tag_ not in ("VBD", "VBZ", "VBP", "MD", "VBN", "VB", "VBG"):
        return "small"
    if child.tag_ == "VB" and not any(c.dep_ in ("aux", "mark") for c in marks):
        return "small"
    return "clause"


def _open(passive: str, child: Token, objects: list[Token]) -> Iterator[tuple[str, list[Token]]]:
    marks = [c for c in child.children if c.i < child.i]
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in marks):
        yield passive + ("object_to" if objects else "to"), [*objects[:1], child]
    elif child.tag_ == "VBG" or any(c.dep_ == "aux" and c.tag_ == "VBG" for c in marks):
        yield passive + "ing", [child]
    else:
        yield passive + "small", [child]


def relative_object(verb: Token) -> Token | None:
    """The relative pronoun or the antecedent that is the object of the verb of a relative clause."""
    pronoun = next((c for c in verb.children if c.dep_ == "dobj" and c.i < verb.i), None)
    if verb.dep_ == "relcl" and (pronoun is None or pronoun.lower_ == "that"):
        own = any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ not in ("that", "which", "who") for c in verb.children)
        return verb.head if own else None
    return pronoun


def extent(tokens: list[Token]) -> Span:
    """The characters from the first to the last word under the tokens."""
    first = min(t.left_edge.i for t in tokens)
    last = max(t.right_edge.i for t in tokens)
    doc = tokens[0].doc
    return (doc[first].idx, doc[last].idx + len(doc[last]))
