"""Kinds that are told beside the figure: "six people have died: three children, ..", "among the dead are two", "all of them injured"."""

from collections.abc import Sequence

from spacy.tokens import Token

from accordingto.extract.figures.counted import Counted
from accordingto.extract.figures.keep import HIT
from accordingto.extract.figures.kinds import Reading, is_person
from accordingto.extract.figures.tables import by_form, listed
from accordingto.extract.figures.ties import first_conjunct

LOST = frozenset(("life", "lives"))
POSSESSIVES = frozenset(("their", "his", "her"))
Kept = Sequence[tuple[Counted, Reading]]


def told(item: Counted, reading: Reading, kept: Kept, language: str) -> tuple[Counted, Reading]:
    """The figure with the kind of the list or the group that it is named in."""
    if item.noun is None or not is_person(item.noun, language):
        return item, reading
    if (group := _among(item, language)) is not None and (not reading.sure or group.kind == "released"):
        return item._replace(part=True), group
    if reading.sure or reading.kind not in ("other", "participants") or item.number.sign is not None:
        return item, reading
    if (gave_up := _yielded(item, kept, language)) is not None:
        return item, Reading("captured", gave_up, True)
    if (lost := _lives(item)) is not None or (lost := _all_of_them(item, language)) is not None:
        kind = by_form(language, "words").get(lost.lower_, "killed")
        return item, Reading(kind, lost, True)
    listing = _listing(item, kept)
    return (item._replace(part=True), listing._replace(sure=True)) if listing is not None else (item, reading)


def _yielded(item: Counted, kept: Kept, language: str) -> Token | None:
    """ "left 40 dead and six of its men surrendered": who gives up in a fight is taken; rebels who lay down their arms are not."""
    verb = first_conjunct(item.anchor).head
    if item.anchor.dep_ != "nsubj" or verb.lemma_.lower() not in listed(language, "captured", "yield"):
        return None
    fought = any(r.kind in HIT and one.first.sent.start == item.first.sent.start for one, r in kept)
    return verb if fought or item.number.form == "none" else None


def _lives(item: Counted) -> Token | None:
    """ "the mill lost its roof, and four people their lives"."""
    noun = item.noun if item.noun is not None else item.last
    after = noun.doc[noun.i + 1 : noun.i + 3]
    return after[1] if len(after) > 1 and after[0].lower_ in POSSESSIVES and after[1].lower_ in LOST else None


def _all_of_them(item: Counted, language: str) -> Token | None:
    """ "13 people were dug out alive, all of them injured"."""
    doc, forms = item.first.doc, by_form(language, "words")
    sentence = doc[item.last.i : item.first.sent.end]
    for token in sentence:
        if (
            token.lower_ in ("all", "both")
            and token.i + 3 < len(doc)
            and token.nbor(1).lower_ == "of"
            and token.nbor(2).lower_ in ("them", "whom")
        ):
            between = doc[item.last.i + 1 : token.i]
            found = next((t for t in doc[token.i + 3 : token.i + 6] if t.lower_ in forms), None)
            return found if not any(t.like_num for t in between) else None
    return None


def _among(item: Counted, language: str) -> Reading | None:
    """ "among the dead are three children", "a girl was among the dead", "among those freed were six soldiers"."""
    head = first_conjunct(item.anchor)
    verb = head.head
    if verb.lemma_.lower() != "be" or head.dep_ not in ("attr", "nsubj"):
        return None
    expletive = any(c.dep_ == "expl" for c in verb.children)  # "there are four citizens among the captured"
    preposition = next((c for c in (*verb.children, *(head.children if expletive else ())) if c.lower_ == "among"), None)
    if preposition is None or (not expletive and (item.anchor.i < verb.i) == (preposition.i < verb.i)):
        return None
    forms = by_form(language, "words") | by_form(language, "nouns")
    done = by_form(language, "subject") | {phrase.split()[0]: "released" for phrase in listed(language, "freed", "subjects")}
    for token in preposition.subtree:
        kind = forms.get(token.lower_) or (
            done.get(token.lemma_.lower()) if token.pos_ == "VERB" and token.dep_ in ("relcl", "acl") else None
        )
        if kind is None and token.dep_ == "acl" and token.tag_ == "VBN":  # "among 20 drivers detained on the bridge"
            kind = by_form(language, "patient").get(token.lemma_.lower())
        if kind is not None:
            return Reading(kind, token, True)
    return None


def _listing(item: Counted, kept: Kept) -> Reading | None:
    """The kind of the whole before a colon after which the parts are told without a verb of their own."""
    start = item.first.sent.start
    whole = next(((one, r) for one, r in kept if one.first.sent.start == start and r.kind in HIT and r.sure), None)
    if whole is None:
        return None
    between = item.first.doc[whole[0].last.i : item.first.i]
    colon = next((t.i for t in between if t.text == ":"), None)
    if colon is None or any(
        t.pos_ in ("VERB", "AUX") and t.dep_ != "relcl"
        for t in item.first.doc[colon + 1 : item.first.i]
        if t.head.i < t.i < item.first.i and t.dep_ in ("ROOT", "ccomp", "conj")
    ):
        return None
    verb = item.anchor.head
    own = verb.pos_ == "VERB" and item.anchor.dep_ in ("nsubj", "nsubjpass", "dobj") and verb.i > colon
    return None if own else whole[1]
