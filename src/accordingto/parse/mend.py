"""What the small parser gets wrong again and again, put right by the shape of the tree alone: no word of a lexicon is asked."""

from spacy.tokens import Doc, Token

NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
OBJECTS = frozenset(("dobj", "pobj", "attr", "conj", "appos"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def mend(doc: Doc) -> Doc:
    """The same Doc with its tree mended in place."""
    for token in doc:
        _new_clause(token)
    for token in doc:
        _after_the_speaker(token)
        _before_the_clause(token)
        _of_a_name(token)
    return doc


def _new_clause(noun: Token) -> None:
    """A noun coordinated with an object, and a finite verb without a subject right after it, are a clause of their own.

    "They freed ten men and the Front [freed] twelve", "near the ford and two men [were killed]".
    """
    if noun.dep_ != "conj" or noun.pos_ not in NOUNS or noun.head.dep_ not in OBJECTS or noun.head.pos_ not in NOUNS:
        return
    verb, joint = _verb_after(noun), _joint(noun)
    if verb is None or joint is None or verb.dep_ == "relcl" or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    above = noun.head
    while above.pos_ not in ("VERB", "AUX") and above.head != above:
        above = above.head
    if above.pos_ not in ("VERB", "AUX") or verb == above or verb.is_ancestor(noun) or not any(c.dep_ in SUBJECTS for c in above.children):
        return
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    joint.head = above
    noun.head = verb
    noun.dep_ = "nsubjpass" if passive else "nsubj"
    if verb.head != above:
        verb.head = above
    verb.dep_ = "conj"


def _verb_after(noun: Token) -> Token | None:
    """The verb whose group begins right after the phrase of the noun, where that is finite."""
    at = noun.right_edge.i + 1
    if at >= len(noun.doc):
        return None
    first = noun.doc[at]
    if first.tag_ not in FINITE or first.sent != noun.sent:
        return None
    return first.head if first.dep_ in ("aux", "auxpass") and first.head.i > first.i else first if first.pos_ in ("VERB", "AUX") else None


def _joint(noun: Token) -> Token | None:
    """The "and" right before the phrase of the noun."""
    left = noun.left_edge.i
    return noun.doc[left - 1] if left > 0 and noun.doc[left - 1].dep_ == "cc" else None


def _after_the_speaker(verb: Token) -> None:
    """A second clause after "..., officials said," is a circumstance, not what they said: it begins with "as" or "while"."""
    if verb.pos_ != "VERB":
        return
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    if not any(c.i < verb.i for c in clauses) or not any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children):
        return
    for clause in clauses:
        if clause.i > verb.i and clause.left_edge.i == verb.i + 2 and verb.nbor(1).text == "," and clause.left_edge.dep_ == "mark":
            clause.dep_ = "advcl"


def _before_the_clause(verb: Token) -> None:
    """A participle between commas before "that" hangs on the verb before it: "the agency reported, citing two guards, that ..."."""
    clause = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or clause.dep_ != "ccomp" or not clause.head.i < verb.i < clause.i:
        return
    mark = next((c for c in clause.children if c.dep_ == "mark" and c.i > verb.i), None)
    enclosed = verb.left_edge.i > 0 and verb.left_edge.nbor(-1).text == "," and mark is not None and mark.nbor(-1).text == ","
    if enclosed:
        verb.head = clause.head


def _of_a_name(preposition: Token) -> None:
    """A participle after "of" hangs on the verb and not on the name before it: "accused the Front of breaking the truce"."""
    noun = preposition.head
    if preposition.dep_ != "prep" or preposition.lower_ != "of" or noun.dep_ != "dobj" or noun.head.pos_ != "VERB":
        return
    if noun.text[:1].isupper() and any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in preposition.children):
        preposition.head = noun.head
