"""When and where: the time and the place that stand nearest to a trigger."""

from collections.abc import Sequence

from spacy.tokens import Token

from accordingto.extract.events.kinds import is_place
from accordingto.extract.events.participants import phrase_tokens
from accordingto.extract.events.words import words
from accordingto.model import Spans, TimeDraft
from accordingto.model.span import EMPTY
from accordingto.parse.align import spans_of
from accordingto.parse.syntax import children

VERBAL = frozenset(("VERB", "AUX"))


def when(head: Token, times: Sequence[tuple[Token, TimeDraft]]) -> Spans:
    """The words of the time that hangs on the trigger, else on its clause; a bare headline time is not taken."""
    line = [head, *_clause(head)]
    for token in line:
        for at, draft in times:
            if _hangs(at, token):
                return draft.spans
    return EMPTY


def _clause(head: Token) -> list[Token]:
    """The words from the trigger up to the verb of its clause."""
    found: list[Token] = []
    at = head
    while at.head.i != at.i and at.pos_ not in VERBAL:
        at = at.head
        found.append(at)
    return found


def _hangs(token: Token, head: Token) -> bool:
    """Whether the token hangs on the head with no verb and no other noun than the time's own between."""
    at = token
    for _ in range(4):
        if at.head.i == at.i:
            return False
        at = at.head
        if at.i == head.i:
            return True
        if at.pos_ in VERBAL:
            return False
    return False


def where(tokens: Sequence[Token], taken: frozenset[int]) -> Spans:
    """The words of the place that a preposition brings to the trigger or to the verb of its clause."""
    line = [*tokens, *(t for t in _clause(tokens[0]))]
    if tokens[0].pos_ in VERBAL:
        line += children(tokens[0], "dobj", "nsubjpass")
    for token in line:
        for preposition in children(token, "prep", "advmod"):
            if preposition.lower_ not in words("where", "prepositions"):
                continue
            for noun in children(preposition, "pobj"):
                if noun.i not in taken and (is_place(noun) or noun.pos_ == "PROPN"):
                    return spans_of(phrase_tokens(noun, subject=True))
    return EMPTY
