"""Pronouns: the noun that one stands for, in its sentence or the one before."""

from spacy.tokens import Token

from accordingto.extract.events.kinds import is_party, titled
from accordingto.extract.events.words import words
from accordingto.parse.syntax import children

PLURAL = frozenset(("NNS", "NNPS"))
SINGULAR_THING = frozenset(("it", "its", "itself"))
PERSON = frozenset(("he", "him", "his", "she", "her", "himself", "herself"))
GROUP = frozenset(("they", "them", "their", "themselves"))
RELATIVE = frozenset(("WDT", "WP", "WP$"))


def stands_for(token: Token) -> Token:
    """The noun that a relative or personal pronoun stands for, in its sentence or the one before; else the token."""
    if token.tag_ in RELATIVE:
        at = token
        while at.head.i != at.i and at.dep_ not in ("relcl", "ccomp", "advcl"):
            at = at.head
        if at.dep_ in ("relcl", "ccomp", "advcl") and (cleft := _cleft(at.head)) is not None:
            return stands_for(cleft)
        return stands_for(_whole(at.head, token)) if at.dep_ == "relcl" and at.head.tag_ not in RELATIVE else token
    if token.lower_ in SINGULAR_THING | PERSON | GROUP and token.pos_ == "PRON":
        return _antecedent(token) or token
    return token


def _cleft(verb: Token) -> Token | None:
    """Whom "it was" brings forward: "it was Varnia that had broken the truce"."""
    if verb.lemma_ != "be" or not any(c.lower_ == "it" for c in children(verb, "nsubj")):
        return None
    return next(iter(children(verb, "attr")), None)


def _whole(noun: Token, pronoun: Token) -> Token:
    """All that is coordinated, where a comma stands before the pronoun: "a man and two boys, who .."."""
    comma = pronoun.i > 0 and pronoun.nbor(-1).text == ","
    return noun.head if comma and noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN") else noun


def _antecedent(pronoun: Token) -> Token | None:
    """The nearest subject above or before that agrees with the pronoun; subjects of higher clauses come first."""
    at = pronoun
    own = {pronoun.head.i}
    if pronoun.head.dep_ in ("ccomp", "xcomp") and pronoun.head.head.lemma_.casefold() in words("object_control"):
        own.add(pronoun.head.head.i)
    while at.head.i != at.i:
        at = at.head
        if at.pos_ in ("VERB", "AUX") and at.i not in own:
            for subject in children(at, "nsubj", "nsubjpass"):
                if subject.i < pronoun.i and _agrees(subject, pronoun):
                    return stands_for(subject) if subject.pos_ != "PRON" or subject.tag_ in RELATIVE else _antecedent(subject)
    return _before(pronoun)


def _before(pronoun: Token) -> Token | None:
    doc = pronoun.doc
    start = pronoun.sent.start
    candidates = [t for t in doc[start : pronoun.i] if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ in ("NOUN", "PROPN")]
    # Who is spoken of in a quotation is seldom the one before it, who speaks it.
    spoken = pronoun.lower_ in PERSON and doc[start].is_quote and not any(t.is_quote for t in doc[start + 1 : pronoun.i])
    if not candidates and start > 0 and not spoken:
        candidates = [t for t in doc[start - 1].sent if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ in ("NOUN", "PROPN")]
        # Who is told of goes before who tells it, but a person by name before a group: "Perrin said her staff had ... She called for".
        named = pronoun.lower_ in PERSON
        candidates.sort(key=lambda t: (named and t.pos_ != "PROPN" and not titled(t), bool(children(t.head, "ccomp"))))
    found = next((t for t in candidates if _agrees(t, pronoun)), None)
    if found is None and (pronoun.tag_ == "PRP$" or pronoun.lower_ in PERSON):
        near = [t for t in doc[start : pronoun.i] if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound" and is_party(t)]
        found = next((t for t in reversed(near) if _agrees(t, pronoun)), None)
    return found


def _agrees(noun: Token, pronoun: Token) -> bool:
    if noun.pos_ == "PRON":
        return noun.lower_ in _family(pronoun)
    plural = noun.tag_ in PLURAL or bool(children(noun, "conj")) or noun.lemma_.casefold() in ("police", "people")
    if pronoun.lower_ in GROUP:
        return plural or noun.lemma_.casefold() in ("group", "army", "team", "family", "gang", "military", "government")
    if plural:
        return False
    if pronoun.lower_ in PERSON:
        return noun.pos_ == "PROPN" or (
            is_party(noun) and noun.lemma_.casefold() not in ("government", "army", "group", "party", "ministry", "police")
        )
    return not titled(noun)


def _family(pronoun: Token) -> frozenset[str]:
    return next((f for f in (SINGULAR_THING, PERSON, GROUP) if pronoun.lower_ in f), frozenset())
