"""What kind of figure a number is: from what is said of those counted, then from the noun itself."""

from typing import NamedTuple

from spacy.tokens import Token

from accordingto.extract.figures.counted import Counted
from accordingto.extract.figures.signs import signs
from accordingto.extract.figures.slips import left_so
from accordingto.extract.figures.tables import FATES, by_form, listed
from accordingto.extract.figures.ties import Tie, first_conjunct, ties
from accordingto.lang import words
from accordingto.model import FigureKind
from accordingto.parse.syntax import SUBJECTS, above, children

RANK = {name: place for place, name in enumerate(FATES)}
ALIVE = frozenset(("casualties", "captured", "released", "displaced", "arrested", "participants", "missing"))
TOLD = frozenset(("killed", "wounded", "casualties", "captured", "missing"))  # what "they were victims", "hostages" says of them
REFLEXIVE = frozenset(("himself", "herself", "themselves", "itself"))


class Reading(NamedTuple):
    """A kind and the word that gave it; `sure` where something is said of those counted, not only what they are;
    `later` is the word of a later sentence that settled it."""

    kind: FigureKind
    cue: Token | None = None
    sure: bool = False
    later: Token | None = None


def kind_of(item: Counted, language: str) -> Reading:
    """The kind of the figure."""
    number, noun = item.number, item.noun
    if number.sign is not None or (noun is not None and _is_money(noun, language)):
        return Reading("money", noun)
    if noun is not None and _is_weapon(noun, language):
        return Reading("weapons", noun)
    if noun is not None and _names(noun, listed(language, "acts", "nouns")):
        return Reading("other", noun)
    if (elided := _elided(item, language) or _of_those(item, language) or _of_them(item, language)) is not None:
        return elided
    if (sign := next(signs(item, language), None)) is not None and is_person(noun, language):
        return Reading(*sign, True)
    said = [reading for tie in _ties(item, language) if (reading := _said(tie, item, language)) is not None]
    if said and noun is not None and noun.lemma_.lower() in listed(language, "killed", "always"):
        said.append(Reading("killed", noun, True))  # "two bodies and two victims who were hurt"
    if said:
        return _both(_strongest(said), language)
    if (borne := _bears(item, language) or _unaccounted(item, language)) is not None:
        return borne
    return _beside(item, language) or _itself(item, language)


def _both(reading: Reading, language: str) -> Reading:
    """Killed and wounded not told apart are casualties: "left scores dead and injured"."""
    cue = reading.cue
    if reading.kind != "killed" or cue is None or cue.pos_ == "VERB":
        return reading
    beside = next((c for c in cue.children if c.dep_ == "conj" and by_form(language, "words").get(c.lower_) == "wounded"), None)
    return Reading("casualties", beside, True) if beside is not None and not any(c.dep_ == "nummod" for c in beside.children) else reading


def _bears(item: Counted, language: str) -> Reading | None:
    """What those counted are said to have or be in: "people with gunshot wounds", "left a boy with burns", "men in custody"."""
    jail, harm = listed(language, "arrested", "jail"), listed(language, "wounded", "harm")
    first, be = first_conjunct(item.anchor), listed(language, "captured", "be")
    holders = [item.anchor, *([item.noun] if item.noun is not None else []), *([item.anchor.head] if item.anchor.dep_ == "dobj" else [])]
    if first.head.lemma_.lower() in be and any(in_hands(child, language) for child in first.head.children):
        return Reading("captured", first.head, True)
    if (hurt := _found_hurt(first, harm, language)) is not None:
        return Reading("wounded", hurt, True)
    for holder in holders:
        for child in holder.children:
            inside = [token for token in child.subtree if child.i > item.last.i]
            if child.lower_ in ("with", "from") and (hurt := next((t for t in inside if t.lemma_.lower() in harm), None)) is not None:
                return Reading("wounded", hurt, True)
            if child.lower_ == "in" and any(t.lower_ in listed(language, "wounded", "care") for t in inside):
                return Reading("wounded", inside[-1], True)
            if in_hands(child, language):
                return Reading("captured", child, True)
            if child.lower_ == "in" and (held := next((t for t in inside if t.lower_ in jail), None)) is not None:
                return Reading("arrested", held, True)
    return None


def _found_hurt(first: Token, harm: frozenset[str], language: str) -> Token | None:
    """ "12 were found with gunshot wounds", "12 arrived with burns"."""
    if first.dep_ not in ("nsubj", "nsubjpass") or first.head.lemma_.lower() not in listed(language, "wounded", "found"):
        return None
    inside = (token for child in first.head.children if child.lower_ == "with" and child.i > first.i for token in child.subtree)
    return next((token for token in inside if token.lemma_.lower() in harm), None)


def _of_those(item: Counted, language: str) -> Reading | None:
    """ "nine of those killed": what is said of those of whom they are part."""
    after = item.last.doc[item.last.i + 1 : item.last.i + 4]
    if not item.part or len(after) < 3 or after[0].lower_ != "of" or after[1].lower_ != "those":
        return None
    kind = by_form(language, "words").get(after[2].lower_)
    return Reading(kind, after[2], True) if kind is not None else None


def _of_them(item: Counted, language: str) -> Reading | None:
    """ "six were shot, two of them fatally"."""
    after = item.last.doc[item.last.i + 1 : item.last.i + 5]
    if not item.part or len(after) < 3 or after[0].lower_ != "of" or after[1].lower_ not in listed(language, "subset", "part"):
        return None
    dead = next((t for t in after[2:] if t.lower_ in listed(language, "outcome", "killed")), None)
    return Reading("killed", dead, True) if dead is not None else None


def _unaccounted(item: Counted, language: str) -> Reading | None:
    """ "has still to account for nine people"."""
    preposition = first_conjunct(item.anchor).head
    verb = preposition.head
    asked = preposition.lower_ == "for" and verb.lemma_.lower() in listed(language, "missing", "account") and verb.tag_ == "VB"
    return Reading("missing", verb, True) if asked and is_person(item.noun, language) else None


def is_person(noun: Token | None, language: str) -> bool:
    """Whether the noun is one for people: by the list, as a name of a people, or by its ending."""
    if noun is None:
        return True
    lemma = noun.lemma_.lower()
    if lemma in listed(language, "people", "nouns") or by_form(language, "nouns").get(lemma):
        return True
    endings = tuple(sorted(listed(language, "people", "endings")))
    return noun.tag_ == "NNPS" or noun.lower_.endswith(endings) or lemma.endswith(endings)


def _ties(item: Counted, language: str) -> list[Tie]:
    groups = listed(language, "group", "nouns")
    found = ties(item.anchor, groups)
    if item.noun is not None and item.noun.i != item.anchor.i:
        found += [tie for tie in ties(item.noun, groups) if tie.role in ("beside", "patient") and tie.token.i > item.noun.i]
    if item.anchor.dep_ == "conj" and by_form(language, "of").get(item.anchor.head.lemma_.lower()) and is_person(item.anchor, language):
        found.append(Tie(item.anchor.head, "of"))  # "the bodies of a man and two women": the second is parsed beside the bodies
    found += [Tie(verb, "patient") for verb in left_so(item.anchor, language)]
    if item.anchor.dep_ == "nsubj" and item.anchor.head.lemma_.lower() in listed(language, "captured", "be"):
        found += [tie for is_ in children(item.anchor.head, "attr") for tie in ties(is_, groups) if is_.is_ancestor(tie.token)]
    return [tie for tie in found if tie.token.i not in (item.first.i, item.last.i)]


def _names(noun: Token, nouns: frozenset[str]) -> bool:
    return noun.lemma_.lower() in nouns or noun.lower_ in nouns


def _is_money(noun: Token, language: str) -> bool:
    """A currency; "pounds of grain" are none."""
    weighed = _names(noun, listed(language, "weighed", "nouns")) and any(child.lower_ == "of" for child in noun.children)
    return _names(noun, words(language, "numbers", "money", "nouns")) and not weighed


def _is_weapon(noun: Token, language: str) -> bool:
    if _names(noun, listed(language, "participants", "nouns")):
        return False
    pair = f"{noun.nbor(-1).lower_} {noun.lemma_.lower()}" if noun.i else ""
    return _names(noun, listed(language, "weapons", "nouns")) or pair in listed(language, "weapons", "carriers")


def _said(tie: Tie, item: Counted, language: str) -> Reading | None:
    """The kind that one tied word makes those counted, or None."""
    token, lemma = tie.token, tie.token.lemma_.lower()
    kind: FigureKind | None = None
    if tie.role == "patient":
        kind = _suffered(token, lemma, item.noun, language)
    elif tie.role == "subject":
        kind = _done(token, lemma, language)
    elif tie.role == "of":
        kind = by_form(language, "of").get(lemma) or by_form(language, "of").get(token.lower_)
        if kind == "casualties" and any(child.lower_ in listed(language, "killed", "fatal") for child in token.children):
            kind = "killed"
        if lemma == "loss" and item.noun is not None and _names(item.noun, listed(language, "killed", "lost")):
            kind = "killed"
    elif tie.role == "beside":
        kind = by_form(language, "words").get(token.lower_)
        if token.lower_ == "fallen" and item.noun is not None and _names(item.noun, listed(language, "killed", "fallen")):
            kind = "killed"
        if kind is None and (token.i < item.anchor.i or token.dep_ == "attr"):
            kind = by_form(language, "nouns").get(token.lemma_.lower())
            kind = kind if kind in TOLD else None
    named = item.number.form == "fixed" and item.noun is not None and item.noun.tag_ == "NNP"  # "both Lund and her son"
    if kind is None or (kind in ALIVE and not named and not is_person(item.noun, language)):
        return None
    return Reading(kind, token, True)


def _suffered(verb: Token, lemma: str, noun: Token | None, language: str) -> FigureKind | None:
    """The kind of a verb's object: "shot dead" killed, "taken to hospital" wounded, "taken hostage" captured."""
    if lemma in listed(language, "captured", "hold"):
        return _taken(verb, noun, language)
    if lemma in listed(language, "wounded", "carry") and _to_hospital(verb, language):
        return "wounded"
    if lemma in listed(language, "killed", "ambiguous") and not is_person(noun, language):
        return None
    if lemma in listed(language, "killed", "destroy"):
        return "killed" if noun is not None and _names(noun, listed(language, "participants", "nouns")) else None
    if lemma in listed(language, "displaced", "drive") and any(c.lower_ in ("from", "out") for c in verb.children):
        return "displaced"
    if lemma == "lose" and noun is not None and (_names(noun, listed(language, "killed", "lost")) or _of_family(noun, language)):
        return "killed"
    kind = by_form(language, "patient").get(lemma) or by_form(language, "words").get(verb.lower_)
    if kind == "casualties":
        if verb.tag_ == "VBD" and lemma not in listed(language, "outcome", "bare") and any(c.dep_ == "nsubj" for c in verb.children):
            return None if not any(c.dep_ == "dobj" for c in verb.children) else _outcome(verb, language) or kind
        return _outcome(verb, language) or kind
    return kind


def _of_family(noun: Token, language: str) -> bool:
    """ "three members of her family", "family members"."""
    return any(token.lemma_.lower() in listed(language, "killed", "kin") for token in noun.subtree if token.i != noun.i)


def _outcome(verb: Token, language: str) -> FigureKind | None:
    """ "shot dead", "fatally shot", "stabbed to death": what became of those hit."""
    for child in verb.children:
        if child.lower_ in listed(language, "outcome", "killed"):
            return "killed"
        if child.lower_ in ("to", "in") and any(c.lower_ in listed(language, "outcome", "end") for c in child.children):
            return "killed"
        if child.lower_ in listed(language, "outcome", "wounded") and not any(c.dep_ in SUBJECTS for c in child.children):
            return "wounded"
        if child.lower_ in ("in", "through") and any(c.lemma_.lower() in listed(language, "outcome", "limbs") for c in child.children):
            return "wounded"
    return None


def _taken(verb: Token, noun: Token | None, language: str) -> FigureKind | None:
    if verb.lemma_.lower() == "hold":
        jailed = any(token.lower_ in listed(language, "arrested", "jail") for token in verb.subtree)
        inmate = noun is not None and _names(noun, listed(language, "arrested", "nouns"))
        return "arrested" if jailed or inmate else "captured"
    around = {token.lower_ for child in verb.children for token in (child, *child.children)}
    if around & listed(language, "arrested", "words"):
        return "arrested"
    if around & (listed(language, "captured", "nouns") | listed(language, "captured", "off")):
        return "captured"
    if _to_hospital(verb, language):
        return "wounded"
    if any(c.lemma_.lower() in listed(language, "captured", "takers") for c in children(verb, "nsubj")) and children(verb, "dobj"):
        return "captured"
    forced = verb.dep_ == "acl" or any(token.lower_ in listed(language, "captured", "force") for token in verb.subtree)
    return "captured" if forced else None


def _to_hospital(verb: Token, language: str) -> bool:
    care, dead = listed(language, "wounded", "care"), listed(language, "wounded", "no_care")
    places = [child for child in verb.children if child.lower_ in ("to", "in", "into", "at", "by")]
    return any(t.lower_ in care and t.head.lemma_.lower() not in dead for place in places for t in place.subtree)


def _done(verb: Token, lemma: str, language: str) -> FigureKind | None:
    """The kind of a verb's subject: "12 died", "12 suffered burns", "12 marched"."""
    if lemma in listed(language, "wounded", "suffer"):
        return _borne(verb, language)
    if lemma in listed(language, "wounded", "treat"):
        return "wounded" if lemma != "survive" or verb.dep_ == "xcomp" else None
    if lemma in listed(language, "wounded", "arrive") and _to_hospital(verb, language):
        return "wounded"
    if lemma in listed(language, "displaced", "leave") and any(
        c.lemma_.lower() in listed(language, "displaced", "home") for c in verb.children
    ):
        return "displaced"
    if any(child.dep_ == "dobj" and child.lower_ in REFLEXIVE for child in verb.children):
        return _suffered(verb, lemma, None, language)
    if any(child.lemma_.lower() in listed(language, "displaced", "seek") for child in verb.children):
        return "displaced"
    if lemma == "miss" and verb.tag_ == "VBG" and not any(c.dep_ == "dobj" for c in verb.children):
        return "missing"
    if lemma == "fall" and _fallen(verb, language):
        return "killed"
    if lemma in listed(language, "killed", "give") and any(c.lemma_.lower() == "life" for c in verb.children):
        return "killed"
    if lemma in listed(language, "participants", "pour") and any(
        token.lower_ in listed(language, "participants", "streets") for token in verb.subtree
    ):
        return "participants"
    return by_form(language, "subject").get(lemma)


def _fallen(verb: Token, language: str) -> bool:
    """ "12 soldiers fell in the battle", "12 villagers have fallen to sniper fire"."""
    if any(t.lemma_.lower() in listed(language, "killed", "fire") for c in verb.children if c.lower_ in ("to", "under") for t in c.subtree):
        return True
    return any(c.lower_ == "in" for c in verb.children) and any(_names(c, listed(language, "killed", "fallen")) for c in verb.children)


def _borne(verb: Token, language: str) -> FigureKind | None:
    """ "12 suffered burns", "12 sustained fatal wounds"."""
    harm = listed(language, "wounded", "harm")
    inside = [token for child in verb.children if child.dep_ in ("dobj", "prep") for token in child.subtree]
    inside += [verb.head] if verb.dep_ == "amod" else []  # "a driver sustained injuries", as it is sometimes parsed
    hurt = [token for token in inside if token.lemma_.lower() in harm]
    fatal = any(child.lower_ in listed(language, "killed", "fatal") for token in hurt for child in token.children)
    return None if not hurt else "killed" if fatal else "wounded"


def _strongest(said: list[Reading]) -> Reading:
    """Death before wounds before captivity; killed and wounded by one pair of verbs are casualties."""
    patients = {reading.kind: reading.cue for reading in said}
    dead, hurt = patients.get("killed"), patients.get("wounded")
    if dead is not None and hurt is not None and _paired(dead, hurt):
        return Reading("casualties", hurt, True)
    return min(said, key=lambda reading: RANK[reading.kind])


def _paired(one: Token, two: Token) -> bool:
    """ "killed and wounded", "killed or wounded": two participles or verbs of one form, side by side."""
    coordinated = (one.dep_ == "conj" and one.head.i == two.i) or (two.dep_ == "conj" and two.head.i == one.i)
    return coordinated and one.tag_ == two.tag_ and abs(one.i - two.i) == 2


def _beside(item: Counted, language: str) -> Reading | None:
    """Where the tree says nothing: the participle right after the number's phrase, or the verb right before it."""
    doc, end = item.first.doc, max(item.last.i, item.noun.i if item.noun is not None else 0)
    forms = by_form(language, "words")
    for token in doc[end + 1 : end + (2 if item.anchor.dep_ == "pobj" else 4)]:
        if any(child.dep_ == "dobj" for child in token.children):
            break
        if token.lower_ in forms and (forms[token.lower_] not in ALIVE or is_person(item.noun, language)):
            pair = doc[token.i + 2] if token.i + 2 < len(doc) and doc[token.i + 1].lower_ == "and" else token
            said = [Reading(forms[t.lower_], t, True) for t in (token, pair) if t.lower_ in forms]
            apart = {reading.kind for reading in said} != {"killed", "wounded"} or any(c.dep_ == "dobj" for c in pair.children)
            return _strongest(said) if apart else Reading("casualties", pair, True)  # "left scores dead and wounded"
        if token.pos_ not in ("AUX", "ADV") and token.lower_ not in listed(language, "beside", "skip"):
            break
    before = _before(item)
    kind = by_form(language, "patient").get(before.lemma_.lower())
    if before.pos_ == "VERB" and kind and (kind not in ALIVE or is_person(item.noun, language)):
        return Reading(kind, before, True)
    return None


def counts(toll: Token, language: str) -> FigureKind | None:
    """What a toll counts: the dead, or those its own words name ("the number of wounded", "of people in the hands of the Front")."""
    if toll.lemma_.lower() in listed(language, "killed", "toll"):
        return "killed"
    forms, done = by_form(language, "words") | by_form(language, "nouns"), by_form(language, "subject")
    own = [token for token in toll.subtree if token.i >= toll.i]
    said = next((kind for token in own if (kind := forms.get(token.lower_) or forms.get(token.lemma_.lower()))), None)
    acted = next(
        (done[t.lemma_.lower()] for t in own if t.lemma_.lower() in done and t.pos_ == "VERB" and done[t.lemma_.lower()] in TOLD), None
    )
    return said or acted or ("captured" if any(in_hands(token, language) for token in own) else None)


def in_hands(token: Token, language: str) -> bool:
    """Whether the word says that somebody is held: "in the hands of the Front", "in its keeping", "in captivity"."""
    hands = listed(language, "captured", "hands")
    return token.lower_ in ("in", "under", "into") and any(c.lower_ in hands for c in token.children)


def _elided(item: Counted, language: str) -> Reading | None:
    """The participle right after a number without a noun: "12 dead, 30 injured", "one fatally"."""
    following = _next(item.last)
    if following is None or (item.noun is not None and item.noun.i != following.i):
        return None
    if following.lower_ in listed(language, "outcome", "killed"):
        return Reading("killed", following, True)
    kind = by_form(language, "words").get(following.lower_)
    if kind is None or any(child.dep_ in ("dobj", "nsubj") and child.i > following.i for child in following.children):
        return None
    return Reading(kind, following, True)


def _next(token: Token) -> Token | None:
    return token.nbor(1) if token.i + 1 < len(token.doc) else None


def _before(item: Counted) -> Token:
    """The word before the number and its hedge."""
    at = item.first.i
    while at and item.first.doc[at].idx > item.number.span[0]:
        at -= 1
    return item.first.doc[at - 1 if at else 0]


def _itself(item: Counted, language: str) -> Reading:
    """The kind that the counted noun is by itself: bodies, hostages, protesters in action."""
    noun = item.noun if item.noun is not None else item.anchor
    kind = by_form(language, "nouns").get(noun.lemma_.lower()) or by_form(language, "nouns").get(noun.lower_)
    idle = listed(language, "idle", "verbs")
    near = [tie.token for tie in _ties(item, language)] + [token for token, _ in zip(above(item.anchor), range(2), strict=False)]
    if kind == "participants" and any(token.lemma_.lower() in idle for token in near):
        return Reading("other", noun)
    return Reading(kind, noun) if kind else Reading("other")
