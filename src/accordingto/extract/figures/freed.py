"""Releases and exchanges: those who were held and, the sentence says, go free: "31 held by the Front will be handed over"."""

from collections.abc import Iterator

from spacy.tokens import Token

from accordingto.extract.figures.counted import Counted
from accordingto.extract.figures.kinds import Reading, in_hands, is_person
from accordingto.extract.figures.tables import by_form, listed
from accordingto.extract.figures.ties import first_conjunct, ties
from accordingto.parse.syntax import above

OTHERS = frozenset(("killed", "wounded", "casualties", "money", "weapons", "released"))
VERBS = frozenset(("VERB", "AUX"))
NEAR = 4  # words after a verb in which its particle stands


def freed(item: Counted, reading: Reading, language: str) -> Reading:
    """The reading, as released where those counted go free, as captured where they are held until then."""
    if reading.kind == "released" and (held := _until_then(item, reading, language)) is not None:
        return Reading("captured", held, True)
    if reading.kind in OTHERS or item.number.form == "none" or not is_person(item.noun, language) or _kept_back(item, reading, language):
        return reading
    for tie in ties(item.anchor, listed(language, "group", "nouns")):
        if tie.token.i in _modifiers(item) or tie.token.pos_ not in VERBS or tie.role not in ("patient", "subject"):
            continue
        if _frees(tie.token, f"{tie.role}s", item, language) and not _only_promised(item, reading, tie.token, language):
            free = Reading("released", tie.token, True)
            held = _until_then(item, free, language)
            return Reading("captured", held, True) if held is not None else free
    head = first_conjunct(item.anchor)
    if head.dep_ == "pobj" and head.head.lower_ == "for" and _frees(head.head.head, "patients", item, language):
        return Reading("released", head.head.head, True)
    for word in _exchanges(item, language):
        if _counterpart(item, word) or _moves(item, language):
            return Reading("released", word, True)
    return reading


def _modifiers(item: Counted) -> frozenset[int]:
    """The words that only say which people are counted: "captured", "held by the Front", "who had disappeared"."""
    heads = (item.anchor, *([item.noun] if item.noun is not None else []))
    return frozenset(c.i for head in heads for c in head.children if c.dep_ in ("amod", "acl", "relcl", "compound"))


def _until_then(item: Counted, reading: Reading, language: str) -> Token | None:
    """The word that says that they are still held: "27 are in its keeping and will be freed", "12 are waiting to go home"."""
    up = next((t for t in above(first_conjunct(item.anchor)) if t.pos_ in VERBS), None)
    if up is None or reading.cue is None or up.i == reading.cue.i:
        return None
    if up.lemma_.lower() in listed(language, "captured", "be"):
        return next((child for child in up.children if in_hands(child, language)), None)
    return up if up.lemma_.lower() in listed(language, "freed", "waiting") else None


def _kept_back(item: Counted, reading: Reading, language: str) -> bool:
    """Whether the clause itself says that they are held: "still holds 27", "27 are in its keeping and will be freed"."""
    cue = reading.cue
    return cue is not None and cue.pos_ == "VERB" and reading.kind in ("captured", "arrested") and cue.i not in _modifiers(item)


def _frees(verb: Token, name: str, item: Counted, language: str) -> bool:
    """Whether the verb says that its objects (`patients`) or its `subjects` go free; some verbs say so of captives only."""
    if any(c.dep_ == "neg" for c in verb.children):
        return False
    return _says(verb, language, name) or (_says(verb, language, f"{name}_of_held") and _held(item, language))


def _told_apart(item: Counted, reading: Reading) -> bool:
    """Whether a relative clause tells that they were taken: "whom they had seized two weeks ago"."""
    cue = reading.cue
    return (
        cue is not None
        and reading.kind in ("captured", "arrested")
        and any(t.dep_ == "relcl" for t in (cue, *above(cue)) if t.i > item.last.i)
    )


def _only_promised(item: Counted, reading: Reading, verb: Token, language: str) -> bool:
    """Whether the sentence has them as taken, and their release as no more than a promise: "promised to return 18 captured men"."""
    promise = verb.tag_ == "VB" and verb.dep_ == "xcomp" and verb.head.lemma_.lower() in listed(language, "status", "planned_verbs")
    taken = reading.kind in ("captured", "arrested") and reading.sure
    return (_told_apart(item, reading) and _ahead(verb)) or (promise and taken)


def _ahead(verb: Token) -> bool:
    """Whether the verb says what is still to come."""
    return any(c.dep_ == "aux" and c.lower_ in ("will", "would", "to", "shall", "may") for c in verb.children)


def _says(verb: Token, language: str, name: str) -> bool:
    """Whether the verb is of the list: its lemma, or lemma and a word near behind it ("set free", "walk into freedom")."""
    after = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 1 + NEAR + len(list(verb.children))] if t.sent == verb.sent]
    own = {t.lower_ for c in verb.children for t in (c, *c.children)}
    for phrase in listed(language, "freed", name):
        lemma, _, rest = phrase.partition(" ")
        if verb.lemma_.lower() == lemma and (not rest or rest in own or rest in after[:NEAR]):
            return True
    return verb.lemma_.lower() == "go" and verb.head.lemma_.lower() == "let"


def _held(item: Counted, language: str) -> bool:
    """Whether the sentence speaks of captives, or of something in return."""
    words = by_form(language, "words") | by_form(language, "nouns")
    return any(words.get(t.lower_, words.get(t.lemma_.lower())) in ("captured", "arrested") for t in item.anchor.sent) or any(
        t.lower_ in listed(language, "freed", "held") for t in item.anchor.sent
    )


def _exchanges(item: Counted, language: str) -> Iterator[Token]:
    """The words for an exchange of people in the sentence: not of fire, words or letters."""
    nouns, other = listed(language, "freed", "exchange"), listed(language, "freed", "of_things")
    given = listed(language, "freed", "in_exchange")  # "in return for 12"
    words = [t for t in item.anchor.sent if t.pos_ in ("NOUN", "VERB")]
    found = [t for t in words if t.lemma_.lower() in nouns or (t.pos_ == "NOUN" and t.head.lower_ == "in" and t.lemma_.lower() in given)]
    yield from (t for t in found if not any(c.lemma_.lower() in other for c in t.subtree) and _held(item, language))


def _counterpart(item: Counted, exchange: Token) -> bool:
    """ "27 for 12", "31 captives for 19 people held there": one of the two sides of the exchange."""
    pairs = [t for t in exchange.sent if t.lower_ == "for" and t.i]
    for joint in pairs:
        before = next((t for t in reversed(exchange.doc[exchange.sent.start : joint.i]) if t.like_num), None)
        after = exchange.doc[joint.i + 1] if joint.i + 1 < len(exchange.doc) else joint
        if before is not None and after.like_num and item.last in (before, after):
            return True
    head = first_conjunct(item.anchor)
    if head.dep_ == "pobj" and head.head.lower_ == "for" and exchange.i in (head.head.head.i, head.head.head.head.i):
        return True
    return head.dep_ in ("dobj", "nsubjpass") and any(token.i == exchange.i for token in above(head))


def _moves(item: Counted, language: str) -> bool:
    """Whether those counted go from one place to another: "walked past each other on the bridge"."""
    verb = next((t for t in above(first_conjunct(item.anchor)) if t.pos_ in VERBS), None)
    return verb is not None and verb.lemma_.lower() in listed(language, "freed", "moves")
