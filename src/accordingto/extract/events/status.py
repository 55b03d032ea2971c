"""Whether it happened: from tense, modals, negation, and what governs the trigger."""

from collections.abc import Sequence

from spacy.tokens import Token

from accordingto.extract.events.clauses import negated, passive
from accordingto.extract.events.words import words
from accordingto.model import EventStatus, Spans
from accordingto.parse.align import spans_of
from accordingto.parse.syntax import children, negation

GOVERNED: tuple[EventStatus, ...] = ("requested", "threatened", "negated", "planned", "hypothetical")
NOMINAL: tuple[EventStatus, ...] = ("negated", "threatened", "planned", "hypothetical", "ongoing")
CLAUSES = frozenset(("xcomp", "ccomp", "pcomp", "advcl", "acl", "relcl", "conj", "oprd"))
NONE = frozenset(("no", "nobody", "none", "neither", "nothing"))


def read(trigger: Sequence[Token], default: EventStatus | None) -> tuple[EventStatus, Spans, str]:
    """The status of the act of a trigger, the words that weaken it, and why; a "not" that is part of it negates nothing."""
    head = trigger[0]
    if head.pos_ in ("NOUN", "PROPN"):
        return _noun(head, default)
    if head.pos_ == "AUX":
        return "happened", (), "a demand in words"
    return _verb(head, default, own=trigger)


def _verb(verb: Token, default: EventStatus | None, own: Sequence[Token] = ()) -> tuple[EventStatus, Spans, str]:
    if verb.pos_ == "ADJ":
        verb = verb.head
        if verb.pos_ != "AUX":
            return "happened", (), ""
    hedge = _hedge(verb)
    refused = _refused(verb)
    nobody = any(c.lower_ in NONE or _none(c) for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj"))
    if ((refused is not None and refused not in own) or nobody) and _governed(verb) not in ("requested", "threatened"):
        return "negated", hedge, "negated"
    if hedge:
        return "hypothetical", hedge, "hedged"
    modal = _modal(verb)
    if modal:
        return modal
    if _finite(verb) or verb.dep_ == "ROOT":
        found = _conditional(verb) or _progressive(verb) or _reported(verb)
        return found or (default or "happened", (), "")
    governed = _governed(verb)
    if governed:
        return governed, (), "by its governor"
    return _inherited(verb) or _progressive(verb) or (default or "happened", (), "")


def _refused(verb: Token) -> Token | None:
    """The negation of the verb; "not only" negates nothing."""
    found = negation(verb)
    if found is not None and found.i + 1 < len(found.doc) and found.nbor(1).lower_ in ("only", "just", "merely"):
        return None
    return found


def _none(noun: Token) -> bool:
    return any(c.dep_ in ("det", "neg") and c.lower_ in ("no", "neither") for c in noun.children)


def _hedge(verb: Token) -> Spans:
    """An adverb that leaves open whether it happened."""
    for child in verb.children:
        if child.dep_ == "advmod" and child.lower_ in words("status", "hedges"):
            return spans_of([child])
    above = verb.head
    if verb.dep_ == "xcomp" and above.lemma_.casefold() in words("status", "appear"):
        return spans_of([above, *children(above, "auxpass")])
    return ()


def _modal(verb: Token) -> tuple[EventStatus, Spans, str] | None:
    for child in children(verb, "aux"):
        word = child.lower_
        if word in words("status", "modal_planned"):
            unreal = word == "would" and (_marked(verb, "if") or any(c.lower_ == "have" for c in children(verb, "aux")))
            return ("hypothetical" if unreal else "planned"), (), f"modal '{word}'"
        if word in words("status", "modal_hypothetical"):
            return "hypothetical", spans_of([child]), f"modal '{word}'"
        if word in words("status", "modal_requested"):
            agreed = verb.dep_ == "ccomp" and verb.head.lemma_.casefold() in words("status", "planned")
            return "planned" if agreed else "requested", (), f"modal '{word}'"
    return None


def _finite(verb: Token) -> bool:
    if verb.tag_ in ("VBD", "VBP", "VBZ") or (
        verb.tag_ == "VBN" and verb.dep_ != "conj" and children(verb, "nsubj") and not children(verb, "aux")
    ):
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBP", "VBZ", "MD") for c in verb.children)


def _marked(verb: Token, *marks: str) -> bool:
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in marks for c in verb.children)


def _conditional(verb: Token) -> tuple[EventStatus, Spans, str] | None:
    """In a condition: "if", "until", "whether"; after a threat "unless" demands."""
    at = verb
    for _ in range(3):
        if at.dep_ in ("advcl", "ccomp", "pcomp"):
            for mark in (c for c in at.children if c.dep_ in ("mark", "advmod")):
                if mark.lower_ == "unless" and _threatening(at.head):
                    return "requested", (), "unless"
                if mark.lower_ == "as" and _soon(mark) and any(c.tag_ == "MD" for c in at.head.head.children):
                    return "hypothetical", (), "'as soon as'"
                if mark.lower_ in words("status", "marks_hypothetical") and (mark.lower_ not in ("before", "once") or not _past(at)):
                    return "hypothetical", (), f"'{mark.lower_}'"
        if at.dep_ not in ("conj", "xcomp", "relcl"):
            break
        at = at.head
    if at.dep_ in ("acl", "ccomp", "relcl") and lemma_of(at.head) in words("status", "terms") and not _past(at):
        return "requested", (), f"'{at.head.text}'"
    if at.dep_ == "ccomp" and _demands(at.head) and not _past(at):
        return "requested", (), f"'{at.head.text}'"
    return None


def _soon(mark: Token) -> bool:
    """Whether the "as" is that of "as soon as" or "as long as"."""
    return mark.i > 1 and mark.nbor(-1).lower_ in ("soon", "long") and mark.nbor(-2).lower_ == "as"


def _demands(governor: Token) -> bool:
    """Whether a clause with a subject after it is a demand: "demanded that", not "told them that"."""
    lemma = lemma_of(governor)
    return lemma in words("status", "requested") and lemma not in words("status", "infinitive")


def _past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in children(verb, "aux", "auxpass"))


def _threatening(verb: Token) -> bool:
    ours = {verb.lemma_.casefold(), verb.head.lemma_.casefold(), *(c.lower_ for c in children(verb, "aux"))}
    return bool(ours & words("status", "ultimatum"))


def _progressive(verb: Token) -> tuple[EventStatus, Spans, str] | None:
    if any(c.lower_ in words("status", "still") for c in verb.children if c.dep_ == "advmod"):
        return "ongoing", (), "'still'"
    doing = verb.tag_ == "VBG" or (passive(verb) and any(c.lower_ == "being" for c in verb.children))
    if doing and any(c.dep_ in ("aux", "auxpass") and c.lemma_ == "be" for c in verb.children):
        return "ongoing", (), "progressive"
    return None


def _reported(verb: Token) -> tuple[EventStatus, Spans, str] | None:
    """A bare subjunctive after a demand: "demanded that Tarsa leave"."""
    if verb.dep_ in ("ccomp", "acl", "relcl") and verb.tag_ in ("VB", "VBP") and _demands(verb.head):
        return "requested", (), f"'{verb.head.text}'"
    return None


def _governed(verb: Token) -> EventStatus | None:
    """What the words above make of a clause without tense; "not" on them turns a plan into its refusal."""
    at = verb
    if at.dep_ == "acl" and at.tag_ == "VBN" and passive(at):  # "the proposal, made by Varnia"
        return None
    for _ in range(4):
        if at.dep_ not in CLAUSES or at.head.i == at.i:
            return None
        above = at.head
        if at.dep_ == "conj":
            at = above
            if _finite(at):
                return None
            continue
        if above.pos_ in ("ADP", "SCONJ"):
            if above.lower_ in words("status", "temporal"):
                return "hypothetical" if above.lower_ == "before" and not _past(above.head) else None
            above = above.head
        lemma = above.lemma_.casefold()
        if at.dep_ != "advcl" or lemma in words("status", "requested"):
            if lemma == "be" and at.dep_ == "xcomp" and at.tag_ == "VB":  # "is to release"
                return "planned"
            if lemma in words("status", "ongoing") or (lemma in words("status", "begun") and at.tag_ == "VBG"):
                return "ongoing"
            for status in GOVERNED:
                if lemma in words("status", status):
                    return _turned(status, above)
        if at.dep_ == "advcl":
            if lemma_of(at) in words("status", "expressive"):
                return None
            return "planned" if any(c.dep_ == "aux" and c.lower_ == "to" for c in at.children) and at.tag_ == "VB" else None
        if at.dep_ in ("acl", "relcl") and at.tag_ == "VB":
            if lemma_of(above.head) in words("status", "negated_nouns"):  # "foiled an attempt to"
                return "negated"
            return None if any(c.lower_ in ("first", "last", "only", "latest") for c in above.children) else "planned"
        if _finite(above) and at.dep_ not in ("xcomp", "ccomp", "pcomp"):
            return None
        at = above
    return None


def lemma_of(token: Token) -> str:
    """The lemma in lower case."""
    return token.lemma_.casefold()


def _turned(status: EventStatus, above: Token) -> EventStatus:
    """The status of what a governor brings: a plan that is refused, demanded or conditional is no more than that."""
    if status != "planned" or above.pos_ not in ("VERB", "AUX"):
        return status
    if negated(above):
        return "negated"
    outer = _verb(above, None)[0]
    return outer if outer in ("requested", "hypothetical", "negated") else status


def _inherited(verb: Token) -> tuple[EventStatus, Spans, str] | None:
    """A participle or second verb has the status of the verb it leans on."""
    above = verb.head
    if verb.dep_ in ("conj", "advcl") and above.i != verb.i and above.pos_ in ("VERB", "AUX"):
        status, hedge, why = _verb(above, None)
        return (status, hedge, why) if status not in ("happened", "negated") else None
    return None


def _noun(noun: Token, default: EventStatus | None) -> tuple[EventStatus, Spans, str]:
    for child in noun.children:
        if child.dep_ in ("amod", "det", "compound", "nmod", "neg"):
            for status in NOMINAL:
                if child.lower_ in words("status", f"adjectives_{status}"):
                    return status, spans_of([child]) if status == "hypothetical" else (), f"'{child.text}'"
    at = noun
    while at.dep_ in ("conj", "compound") and at.head.i != at.i:
        at = at.head
    above = at.head
    if at.dep_ == "pobj":
        above = above.head
    if above.i == at.i or at.dep_ in ("nsubj", "poss") or default == "happened":
        return _subject(at, default) if above.i != at.i else (default or "happened", (), "")
    lemma = above.lemma_.casefold()
    if lemma in words("status", "existing"):
        return "ongoing", (), f"'{above.text}'"
    for status in GOVERNED:
        if lemma in words("status", status if status != "negated" else "negated_nouns") and default != "ongoing" and not _adjunct(at):
            return status, (), f"'{above.text}'"
    if above.pos_ in ("VERB", "AUX") and at.dep_ in ("dobj", "nsubjpass", "attr"):
        status, hedge, why = _verb(above, None)
        if lemma in words("status", "ongoing") and status == "happened":
            return "ongoing", (), f"'{above.text}'"
        if status in ("happened", "ongoing"):
            return (status if lemma in words("light") or default is None else default), (), why
        if lemma in words("light") or status not in ("negated", "ongoing"):
            return status, hedge, why
    return default or "happened", (), ""


def _subject(noun: Token, default: EventStatus | None) -> tuple[EventStatus, Spans, str]:
    """The status of a noun from the verb that says that it is, begins or goes on."""
    verb = noun.head
    if noun.dep_ == "nsubj" and lemma_of(verb) in words("status", "ongoing"):
        return "ongoing", (), f"'{verb.text}'"
    if noun.dep_ == "nsubj" and lemma_of(verb) in words("status", "occurs"):
        return _verb(verb, default)
    return default or "happened", (), ""


def _adjunct(noun: Token) -> bool:
    """A phrase of time or place beside the governor, not what it governs: "promised during the talks"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in (
        "in",
        "at",
        "during",
        "after",
        "before",
        "amid",
        "despite",
        "from",
        "since",
        "following",
        "with",
        "by",
        "under",
        "over",
    )
