"""Where the small parser errs by habit, and the words say more than the tree."""

from spacy.tokens import Token

from accordingto.extract.figures.tables import by_form, listed
from accordingto.parse.syntax import SUBJECTS


def left_so(anchor: Token, language: str) -> list[Token]:
    """The verb of what somebody was left as, where the parser begins a clause at the second of a row: "left a girl and two men wounded"."""
    if anchor.dep_ != "dobj" or anchor.head.lemma_.lower() not in listed(language, "outcome", "left"):
        return []
    verbs = [c for c in anchor.head.children if c.dep_ == "conj" and c.i > anchor.i and c.lemma_.lower() in by_form(language, "patient")]
    parts = [(verb, {child.dep_ for child in verb.children}) for verb in verbs]
    return [verb for verb, own in parts if own & SUBJECTS and not own & {"dobj", "aux"}]
