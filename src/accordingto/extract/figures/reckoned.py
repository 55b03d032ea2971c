"""Numbers without a noun that a reckoning gives: "put the number of dead at 118", "admits to only 12", "from 214 to 203"."""

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from accordingto.extract.figures.brackets import enclosed
from accordingto.extract.figures.counted import Counted
from accordingto.extract.figures.keep import HIT
from accordingto.extract.figures.kinds import Reading, counts, is_person
from accordingto.extract.figures.tables import by_form, listed
from accordingto.model import Spans
from accordingto.model.span import EMPTY
from accordingto.parse.align import spans_of
from accordingto.parse.syntax import above, phrase_tokens

REACH = 60  # words back to the figure whose people a bare number goes on counting
LINK = 30  # and within a sentence that goes on counting without a verb
STANDING = frozenset(("captured", "arrested", "missing", "displaced"))
COUNTED = HIT | STANDING | frozenset(("released",))
VERBS = frozenset(("VERB", "AUX"))
FORMS = frozenset(("digits", "words", "vague"))
Kept = Sequence[tuple[Counted, Reading]]


class Toll(NamedTuple):
    """The word "number" or "toll" with the kind that it counts (None where it does not say) and the words for those counted."""

    noun: Token
    reading: Reading | None
    of: Spans
    people: bool


def reckoned(item: Counted, reading: Reading, kept: Kept, language: str) -> tuple[Counted, Reading]:
    """The figure with the kind and the counted noun of its toll, else of the figure before it that it goes on counting."""
    toll = _toll(item, language)
    bare = item.noun is None or (toll is not None and item.noun.i == toll.noun.i)
    if (cue := next(enclosed(item, language), None)) is not None:
        kind = by_form(language, "words").get(cue.lower_) or by_form(language, "nouns").get(cue.lemma_.lower())
        return item, Reading(kind or "killed", cue, True)
    if not bare or reading.sure or item.number.form not in FORMS or item.number.sign is not None:
        return item, reading
    valued = toll is not None and (_valued(item, toll, language) or _brought(item, toll))
    if toll is not None and valued:
        if toll.reading is not None:
            return item._replace(noun=None, anchor=item.last, of=toll.of, part=False), _of_victims(item, toll.reading, kept, language)
        if not toll.people:
            return item, reading
    before = _before(item, kept)
    if before is None or not (
        valued or _goes_on(item, before[0], language) or _linked(item, before[0], language) or _listed(item, before, language)
    ):
        return item, reading
    return item._replace(of=item.of or before[0].of), before[1]._replace(sure=True)


def _of_victims(item: Counted, reading: Reading, kept: Kept, language: str) -> Reading:
    """ "The number of victims": of those told of just before, or the dead where the words before speak of dead."""
    if reading.kind != "casualties":
        return reading
    if (same := _before(item, kept)) is not None:
        return same[1]._replace(sure=True)
    near = item.first.doc[max(0, item.first.sent.start - REACH) : item.first.i]
    dead = next((token for token in near if by_form(language, "words").get(token.lower_) == "killed"), None)
    return Reading("killed", dead, True) if dead is not None else reading


def _toll(item: Counted, language: str) -> Toll | None:
    """The nearest toll of the sentence before the number, else right after it ("brings to nine the number of dead")."""
    nouns = listed(language, "reckoned", "tolls")
    sentence = item.first.sent
    found = next(
        (t for t in reversed(item.first.doc[sentence.start : item.first.i]) if t.lemma_.lower() in nouns and t.pos_ in ("NOUN", "ADJ")),
        None,
    )
    if found is None:
        after = item.last.doc[item.last.i + 1 : min(sentence.end, item.last.i + 4)]
        found = next((t for t in after if t.lemma_.lower() in nouns and t.pos_ in ("NOUN", "ADJ")), None)
    if found is None:
        return None
    whole = found.head.head if found.dep_ == "pobj" else found  # "the number of victims"
    found = whole if whole.lemma_.lower() in nouns else found
    noun = next(
        (p for c in found.children if c.lower_ in ("of", "among") for p in c.children if p.dep_ == "pobj" and p.pos_ != "NUM"), None
    )
    kind = counts(found, language)
    of = spans_of(phrase_tokens(noun)) if noun is not None and noun.lower_ not in listed(language, "subset", "part") else EMPTY
    return Toll(found, Reading(kind, found, True) if kind in COUNTED else None, of, noun is None or is_person(noun, language))


def _valued(item: Counted, toll: Toll, language: str) -> bool:
    """Whether the number stands where the value of the toll stands: after "at", "to" or "from", or after "is" and the like."""
    if toll.noun.i > item.first.i or any(t.text == ";" for t in item.first.doc[toll.noun.i : item.first.i]):
        return False
    word = _left(item, language)
    if word.lower_ in listed(language, "reckoned", "values"):
        return True
    return word.lemma_.lower() in listed(language, "reckoned", "is") or (
        word.lower_ in ("not", "and", "than") and _left_of(word) > toll.noun.i
    )


def _left_of(word: Token) -> int:
    """Where the number stands before "not 26" or "and not 26"; -1 where none does."""
    return next((t.i for t in reversed(word.doc[max(word.sent.start, word.i - 3) : word.i]) if t.like_num), -1)


def _brought(item: Counted, toll: Toll) -> bool:
    """ "brings to nine the number of dead"."""
    word = item.first.nbor(-1) if item.first.i else item.first
    return toll.noun.i > item.last.i and word.lower_ in ("to", "at") and item.last.nbor(1).lower_ in ("the", "their", "its")


def _left(item: Counted, language: str) -> Token:
    """The word before the number, its hedge, quotation marks and adverbs."""
    at = item.first.i
    doc = item.first.doc
    while at and doc[at].idx > item.number.span[0]:
        at -= 1
    skip = listed(language, "reckoned", "adverbs")
    at -= 1
    while at > item.first.sent.start and (doc[at].lower_ in skip or doc[at].is_quote):
        at -= 1
    return doc[max(at, 0)]


def _before(item: Counted, kept: Kept) -> tuple[Counted, Reading] | None:
    """The last figure of people that were hit, taken, freed or driven out, in this sentence or the one before."""
    start = item.first.sent.start
    for other, reading in reversed(kept):
        if item.first.i - other.last.i > REACH or not all(token.is_space for token in item.first.doc[other.first.sent.end : start]):
            return None
        if reading.kind in COUNTED:
            return other, reading
    return None


def _goes_on(item: Counted, before: Counted, language: str) -> bool:
    """Whether a verb of reckoning gives the number: "puts them at 250", "had counted five", "says there must be 30"."""
    verb = _verb(item)
    if verb is None:
        return False
    if verb.lemma_.lower() == "be":
        return any(c.dep_ == "expl" for c in verb.children) and item.last.i + 1 < len(item.last.doc) and item.last.nbor(1).is_punct
    word = _left(item, language)
    carried = word.i == verb.i or word.lower_ in listed(language, "reckoned", "values")
    own = item.last.sent.start > before.first.i or verb.i > before.last.i
    return carried and own and verb.lemma_.lower() in listed(language, "reckoned", "verbs") and not _new_noun(item)


def _verb(item: Counted) -> Token | None:
    """The verb whose object or complement the number is; the nearest before it where the tree has none."""
    up = next((t for t in above(item.last) if t.pos_ in VERBS and t.i < item.first.i), None)
    left = item.first.doc[item.first.sent.start : item.first.i]
    return up if up is not None else next((t for t in reversed(left) if t.pos_ in VERBS), None)


def _new_noun(item: Counted) -> bool:
    """Whether a noun follows that the number may count after all: "counted five - tanks"."""
    following = item.last.nbor(1) if item.last.i + 1 < len(item.last.doc) else None
    return following is not None and following.pos_ in ("NOUN", "PROPN", "SYM")


def _linked(item: Counted, before: Counted, language: str) -> bool:
    """ "168 were killed in the province and 181 in the whole country", "45 more than the week before": the sentence counts on."""
    if before.first.sent.start != item.first.sent.start or item.first.i - before.last.i > LINK:
        return False
    following = item.last.nbor(1) if item.last.i + 1 < len(item.last.doc) else item.last
    beyond = following.doc[following.i + 1 : following.i + 2].text.lower()
    if following.lower_ in ("more", "fewer", "less") and beyond == "than":
        return True
    word = _left(item, language)
    if word.lower_ not in ("and", ",", "but", "or") or following.dep_ != "prep" or following.lower_ in ("of", "for"):
        return False
    return not any(
        t.pos_ == "VERB" and any(c.dep_ == "nsubj" for c in t.children)
        for t in item.first.doc[before.last.i + 1 : item.first.i]
        if t.dep_ == "conj"
    )


def _listed(item: Counted, before: tuple[Counted, Reading], language: str) -> bool:
    """ "of the ten deaths, two occurred in Orlo", "15 of those killed were women and four were children": a part in a clause of its own."""
    if item.anchor.dep_ not in ("nsubj", "nsubjpass") or before[0].first.sent.start != item.first.sent.start:
        return False
    verb = item.anchor.head
    if verb.lemma_.lower() == "be":
        return before[0].part and any(c.dep_ == "attr" and is_person(c, language) for c in verb.children)
    opened = item.first.doc[item.first.sent.start].lower_ in ("of", "among")
    return opened and verb.lemma_.lower() in listed(language, "reckoned", "happen")
