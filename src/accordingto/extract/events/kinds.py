"""What the head of a noun phrase names: a party, a place, a thing, or only how many."""

from spacy.tokens import Token

from accordingto.extract.events.words import suffixes, words
from accordingto.parse.syntax import children


def is_party(token: Token) -> bool:
    """Whether the head names people, a group or a state."""
    lemma = token.lemma_.casefold()
    if token.pos_ == "PROPN":
        return lemma not in words("participants", "things") and lemma not in words("participants", "calendar")
    if token.pos_ in ("PRON", "NUM"):
        return token.lower_ not in words("participants", "things")
    if lemma in words("participants", "parties"):
        return True
    return token.pos_ == "NOUN" and lemma.endswith(suffixes()) and len(lemma) > 5


def is_thing(token: Token) -> bool:
    """Whether the head is known to name no party: munitions, nature, abstractions."""
    return token.lemma_.casefold() in words("participants", "things") or token.pos_ in ("VERB", "SYM", "X", "ADV", "ADP", "SCONJ")


def is_place(token: Token) -> bool:
    """Whether the head names a place that can be taken, or may do so as a bare name."""
    return token.lemma_.casefold() in words("participants", "places") or (token.pos_ == "PROPN" and not titled(token))


def titled(token: Token) -> bool:
    """Whether a title or role stands before the name."""
    return any(
        child.dep_ in ("compound", "amod") and child.lemma_.casefold() in words("participants", "parties") for child in token.children
    )


def measured(token: Token) -> Token:
    """What a quantity is of: "dozens of rockets" > rockets."""
    if token.lemma_.casefold() in words("participants", "quantities") or token.pos_ in ("NUM", "DET", "ADJ"):
        for preposition in children(token, "prep"):
            if preposition.lower_ == "of" and children(preposition, "pobj"):
                return children(preposition, "pobj")[0]
    return token


def named(token: Token) -> bool:
    """Whether the word before a noun is a name or demonym; a sentence may begin with any adjective."""
    opening = token.is_sent_start and token.pos_ == "ADJ" and not token.lower_.endswith(("an", "ish", "ese", "i", "ch"))
    return token.text[:1].isupper() and token.pos_ in ("ADJ", "PROPN", "NOUN") and not opening
