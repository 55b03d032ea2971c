"""Who does it and whom it befalls, by the tree: logical subjects and objects through passives, control and relative clauses."""

from spacy.tokens import Token

from accordingto.extract.events.words import words
from accordingto.parse.syntax import children, is_passive

DEPTH = 12  # governors climbed in search of a subject: deeper ones are parser faults


def passive(verb: Token) -> bool:
    """Whether the verb is passive: by its auxiliary, as a participle after its noun, or as second verb of a passive."""
    if is_passive(verb):
        return True
    if verb.tag_ == "VBD" and children(verb, "agent") and not children(verb, "aux", "dobj"):
        return True  # "the plan suggested by Varnia", whose participle the tagger reads as a past tense
    if verb.tag_ == "VBN" and verb.dep_ == "acomp" and verb.head.lemma_ == "be":
        return True  # "is largely respected"
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" or c.dep_ == "nsubj" for c in verb.children):
        return False
    if verb.dep_ in ("acl", "relcl", "amod", "advcl") and not children(verb, "dobj"):
        return True
    return verb.dep_ == "conj" and verb.head.pos_ == "VERB" and passive(verb.head) and not children(verb, "dobj")


def agents(verb: Token, depth: int = 0) -> list[Token]:
    """The heads of the noun phrases of those who do it; empty where the sentence does not say."""
    if depth > DEPTH:
        return []
    if passive(verb):
        own = by(verb)
        return own or (agents(verb.head, depth + 1) if verb.dep_ == "conj" and passive(verb.head) else [])
    own = children(verb, "nsubj")
    return own or _controller(verb, depth)


def patients(verb: Token, depth: int = 0) -> list[Token]:
    """The heads of the noun phrases of those whom it befalls: the object, or the subject of a passive."""
    if depth > DEPTH:
        return []
    if not passive(verb):
        return children(verb, "dobj") or _upto(verb) or _moved(verb) or _shared(verb)
    own = children(verb, "nsubjpass") or (children(verb.head, "nsubj") if verb.dep_ == "acomp" else [])
    if own:
        return own
    if verb.dep_ in ("acl", "relcl", "amod"):
        return [verb.head]
    if verb.dep_ == "ccomp" and any(c.tag_ in ("MD", "VBD", "VBZ", "VBP") for c in verb.children):
        return []  # a clause of its own whose subject the parser lost
    if verb.dep_ in ("conj", "advcl", "xcomp", "ccomp"):
        return _controller(verb, depth) if verb.dep_ != "conj" else patients(verb.head, depth + 1)
    return []


def by(verb: Token) -> list[Token]:
    """The nouns that "by" brings to the verb."""
    return [noun for child in verb.children if child.dep_ in ("agent", "prep") and child.lower_ == "by" for noun in children(child, "pobj")]


def surface(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject: what another clause without subject shares."""
    return patients(verb, depth) if passive(verb) else agents(verb, depth)


def _upto(verb: Token) -> list[Token]:
    """The object that "up to" hides from the parser: "kidnapped up to 16 men"."""
    found = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("to", "up")]
    nouns = [n for c in found for p in (c, *children(c, "prep")) for n in children(p, "pobj")]
    return [n for n in nouns if n.head.i > 0 and n.head.nbor(-1).lower_ == "up" and children(n, "nummod")]


def _shared(verb: Token) -> list[Token]:
    """The object of the verb coordinated with it: "attacked and overran three posts"."""
    following = [c for c in children(verb, "conj") if c.pos_ == "VERB" and c.i <= verb.i + 3 and not passive(c)]
    return children(following[0], "dobj") if following and not children(verb, "prep", "ccomp", "xcomp") else []


def _moved(verb: Token) -> list[Token]:
    """The antecedent of a relative clause whose object is left out: "the post they attacked"."""
    if verb.dep_ == "relcl" and children(verb, "nsubj") and not children(verb, "prep", "dobj", "ccomp", "xcomp"):
        subject = children(verb, "nsubj")[0]
        return [] if subject.tag_ in ("WDT", "WP") else [verb.head]
    return []


def _controller(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    if head.i == verb.i:
        return []
    if verb.dep_ == "conj":
        return surface(head, depth + 1) if head.pos_ in ("VERB", "AUX", "ADJ") else []
    if verb.dep_ in ("xcomp", "ccomp", "oprd"):
        return _controlled(head, depth)
    if verb.dep_ == "advcl":
        return agents(head, depth + 1) or ([] if passive(head) and verb.tag_ == "VBG" else surface(head, depth + 1))
    if verb.dep_ == "relcl":
        return [head]
    if verb.dep_ == "acl":
        return owners(head, depth + 1) if _infinitive(verb) else [head]
    if verb.dep_ == "pcomp" or (verb.dep_ == "pobj" and verb.tag_ == "VBG"):
        above = head.head
        return _controlled(above, depth) if above.pos_ in ("VERB", "AUX", "ADJ") else owners(above, depth + 1)
    return []


def _controlled(head: Token, depth: int) -> list[Token]:
    """The subject of a clause without one, under the head: object or subject of the head by its kind."""
    if head.pos_ == "ADJ" and head.dep_ in ("acomp", "oprd", "conj"):
        return surface(head.head, depth + 1)
    if head.pos_ == "NOUN":
        return owners(head, depth + 1)
    if head.lemma_.casefold() in words("object_control"):
        called = [n for p in children(head, "prep") if p.lower_ in ("on", "upon", "to") for n in children(p, "pobj")]
        found = patients(head, depth + 1) or called
        if found:
            return found
    return surface(head, depth + 1)


def _infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def owners(noun: Token, depth: int = 0) -> list[Token]:
    """Whose act the noun is: possessor, "by", or the subject of the verb that brings the noun."""
    own = children(noun, "poss") or by(noun) or ([] if depth == 0 else brought(noun, "of"))
    if own or depth > DEPTH:
        return own
    at = noun
    while at.dep_ in ("pobj", "prep", "conj") and at.head.i != at.i:
        at = at.head
    if at.dep_ in ("dobj", "attr") and at.head.pos_ in ("VERB", "AUX"):
        return [] if at.head.lemma_.casefold() in words("status", "negated_nouns") else agents(at.head, depth + 1)  # "foiled a plot to"
    return agents(at, depth + 1) if at.pos_ == "VERB" and at is not noun else []


def complements(head: Token) -> list[Token]:
    """The heads of the clauses that the word governs: what is demanded, promised, threatened."""
    found = children(head, "xcomp", "ccomp")
    found += [c for c in children(head, "acl", "relcl") if head.pos_ in ("NOUN", "PROPN") and (_infinitive(c) or _marked(c))]
    for preposition in children(head, "prep"):
        found += children(preposition, "pcomp")
    if not found:
        found = [c for c in children(head, "advcl") if _infinitive(c)]
        found += [c for noun in children(head, "dobj") for c in children(noun, "acl", "relcl") if _infinitive(c)]
    return found


def _marked(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)


def negated(verb: Token) -> bool:
    """Whether the verb is negated by its own word."""
    return any(child.dep_ == "neg" for child in verb.children)


def brought(token: Token, *prepositions: str) -> list[Token]:
    """The nouns that the prepositions bring to the word itself."""
    return [
        noun
        for child in token.children
        if child.dep_ in ("prep", "agent", "dative", "prt", "advmod") and child.lower_ in prepositions
        for noun in _nouns(child)
    ]


def _nouns(preposition: Token) -> list[Token]:
    found = children(preposition, "pobj")
    for inner in children(preposition, "prep"):  # "out of the town", "from near the border"
        found += children(inner, "pobj")
    return found
