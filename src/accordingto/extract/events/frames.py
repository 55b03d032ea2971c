"""A trigger with its frame filled: actors, recipients, place, status."""

from collections.abc import Sequence

from spacy.tokens import Token

from accordingto.extract.events import status
from accordingto.extract.events.act import Act, unique
from accordingto.extract.events.clauses import agents, brought, owners, passive
from accordingto.extract.events.kinds import is_party, is_place, is_thing, measured
from accordingto.extract.events.lexicon import Match
from accordingto.extract.events.participants import Participant, named_before, owner, participants, phrase_tokens
from accordingto.extract.events.pronouns import GROUP, stands_for
from accordingto.extract.events.slots import actor_slots, fill, heads, is_noun, recipient_slots, undergone
from accordingto.extract.events.words import words
from accordingto.model import Spans
from accordingto.model.span import EMPTY
from accordingto.parse.align import spans_of
from accordingto.parse.syntax import children


def read(match: Match, timed: frozenset[int]) -> Act:
    """The act of a trigger; words of times take no part in it."""
    place, at = _place(match, timed)
    actors = _actors(match, timed)
    recipients = () if at and not _peopled(at) else _recipients(match, timed)
    if match.entry.trigger.mutual and not recipients:
        actors = _both(match, actors)
    taken = {p.spans for p in actors}
    recipients = tuple(p for p in recipients if p.spans not in taken)
    found, hedge, why = status.read(match.tokens, match.entry.trigger.status)
    return announced(Act(match, actors, recipients, found, hedge, place, why))


def announced(act: Act) -> Act:
    """The act as promise or threat, where its doer says that it will be done."""
    kind = act.match.entry.kind
    if act.noun or act.status not in ("planned", "negated") or not act.actors or passive(act.head):
        return act
    if not any(c.dep_ == "aux" and c.lower_ in words("status", "modal_planned") for c in act.head.children):
        return act
    if act.status == "negated":
        return act._replace(given=kind.refusal, status="planned", why="announced not to be") if kind.refusal else act
    if kind.ultimatum and any(c.dep_ == "mark" and c.lower_ == "unless" for a in children(act.head, "advcl") for c in a.children):
        return act._replace(given=kind.ultimatum, status="threatened", why="announced, unless another yields")
    return act._replace(given=kind.intent, why=f"announced: {act.why}") if kind.intent else act


def _actors(match: Match, timed: frozenset[int]) -> tuple[Participant, ...]:
    slots = actor_slots(match)
    slot, found = fill(match, slots)
    if not found and is_noun(match) and slots:
        found = _answerable(match.tokens[0]) or _beside(match.tokens[0])
    kept: list[Participant] = []
    for token in found:
        if token.i in timed:
            continue
        head = measured(stands_for(token))
        if is_thing(head) and not is_party(head):
            whose = owner(head)
            if whose is not None and is_party(whose) and slot != "modifier":
                kept += participants(whose)
            elif token.i < match.tokens[0].i and slot == "subject":  # "issued a statement demanding"
                kept += [p for t in owners(head, 1) if t.i != token.i and is_party(t) for p in participants(t, subject=True)]
        elif slot == "modifier" and not children(token, "conj"):
            kept.append(Participant(token, named_before(token)))
        else:
            kept += participants(token, subject=slot != "by" or not is_noun(match))
            kept += _backers(head)
    return unique([p for p in kept if p.head not in match.tokens])


def _backers(noun: Token) -> list[Participant]:
    """Those by whom an actor is backed: "troops backed by Varnia"."""
    backed = [c for c in children(noun, "acl") if c.tag_ == "VBN" and c.lemma_.casefold() in words("backing")]
    return [p for clause in backed for token in brought(clause, "by") for p in participants(token)]


def _answerable(noun: Token) -> list[Token]:
    """Who is said to be behind a noun: "claimed responsibility for the attack", "blamed X for the raid"."""
    at = noun
    while at.dep_ in ("pobj", "prep", "conj", "pcomp") and at.head.i != at.i:
        at = at.head
    verb = at.head if at.dep_ == "dobj" else at
    lemma = verb.lemma_.casefold()
    if verb.pos_ != "VERB" or verb is noun:
        return []
    if lemma in words("claims") and (at.lemma_.casefold() in ("responsibility", "involvement", "part", "role", "hand") or at is noun):
        return owners(noun) if at is noun else owners(at)
    preposition = noun.head
    bound = preposition.head.i == verb.i or (preposition.head.i == at.i and preposition.lower_ in ("for", "over"))
    if lemma in words("blames") and noun.dep_ == "pobj" and preposition.lower_ in ("for", "of", "over", "with") and bound:
        return _blamed(verb)
    return []


def _beside(noun: Token) -> list[Token]:
    """The subject of the clause that the noun accompanies: "retook the post after fighting with rebels"."""
    if noun.lemma_.casefold() in words("flouting") | words("answering") and (found := _judged(noun)):
        return found
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.head.lemma_.casefold() in words("gathers"):
        return agents(noun.head.head)
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.lemma_.casefold() in words("flouting"):
        above = [t for t in noun.head.ancestors if t.pos_ == "VERB"]
        return agents(above[0]) if above else []
    if noun.dep_ == "pobj" and noun.head.lower_ in ("after", "during", "in", "following", "amid", "despite") and brought(noun, "with"):
        verb = noun.head.head
        return agents(verb) if verb.pos_ == "VERB" and not passive(verb) else []
    return []


def _judged(noun: Token) -> list[Token]:
    """Whose deed is called a breach: "the team that had fired, itself a breach", "Varnia shelled it. This was a breach"."""
    named = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else noun.head
    if named.lemma_.casefold() in words("judging") and noun.dep_ in ("pobj", "oprd", "dobj", "attr", "ccomp"):
        above = [t for t in named.ancestors if t.pos_ == "VERB" and t.i < named.i]
        if above or not any(c.lower_ in ("it", "this", "that") for c in (*children(named, "dobj"), *children(noun, "nsubj"))):
            return agents(above[0]) if above else []
        return _before(noun)
    if noun.dep_ not in ("attr", "appos"):
        return []
    at = noun
    while at.dep_ == "appos":
        at = at.head
    if noun.dep_ == "appos":
        above = [t for t in (at, *at.ancestors) if t.pos_ == "VERB"]
        return [at] if is_party(at) else agents(above[0]) if above else []
    return _before(noun) if any(c.lower_ in ("it", "this", "that") for c in children(noun.head, "nsubj")) else []


def _before(noun: Token) -> list[Token]:
    """Who does what the sentence before tells."""
    if noun.sent.start == 0:
        return []
    verb = noun.doc[noun.sent.start - 1].sent.root
    while inner := children(verb, "ccomp"):
        verb = inner[0]
    return agents(verb)


def _blamed(verb: Token) -> list[Token]:
    """Those who are blamed: object of the active verb, subject of the passive."""
    return children(verb, "dobj", "nsubjpass")


def _recipients(match: Match, timed: frozenset[int]) -> tuple[Participant, ...]:
    kind = match.entry.kind
    kept: list[Participant] = []
    for slot in recipient_slots(match):
        if slot == "condition":  # only where the act that is threatened names nobody: see `merge`
            continue
        for token in heads(match, slot):
            if token.i in timed or (match.tokens[0].pos_ == "AUX" and token.pos_ == "PRON" and token.lower_ not in GROUP):
                continue
            kept += _recipient(token, parties=kind.recipients == "parties")
        if kept:
            break
    if not kept and is_noun(match):
        kept = [p for token in undergone(match.tokens[0]) for p in participants(token)]
    return unique(kept)


def _recipient(token: Token, *, parties: bool) -> list[Participant]:
    head = measured(stands_for(token))
    if head.lower_ in ("it", "this", "that"):
        return []
    if not parties:
        timed = head.lemma_.casefold() in words("participants", "calendar")  # "fired at a time when"
        return [] if timed or head.tag_ in ("WDT", "WP", "DT", "EX") else participants(token)
    if is_party(head):
        return participants(token)
    whose = owner(head)
    if whose is not None and (is_party(whose) or whose.pos_ == "ADJ"):
        return participants(whose)
    return [] if is_thing(head) or head.pos_ not in ("NOUN", "ADJ") or whose is None else participants(token)


def _both(match: Match, actors: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Of an act done together, the parties named by "between"."""
    between = [p for token in heads(match, "between") for p in participants(token, subject=True)]
    return actors or unique(between)


def _place(match: Match, timed: frozenset[int]) -> tuple[Spans, Token | None]:
    """The place that the frame itself names, and its head where it is the object ("took the town")."""
    for slot in match.entry.trigger.where:
        for token in heads(match, slot):
            head = measured(stands_for(token))
            if token.i not in timed and is_place(head):
                return spans_of(phrase_tokens(head, subject=True)), head if slot in ("object", "of") else None
    return EMPTY, None


def _peopled(place: Token) -> bool:
    return place.lemma_.casefold() not in words("participants", "places") and place.pos_ != "PROPN"


def inner(acts: Sequence[Act], clauses: Sequence[Token]) -> list[Participant]:
    """The recipients of the acts told in the clauses, where they are parties."""
    tops = {c.i for c in clauses} | {n.i for c in clauses for n in children(c, "dobj")}
    return [p for act in acts if act.head.i in tops for one in act.recipients for p in _party(one)]


def _party(one: Participant) -> list[Participant]:
    """The participant where it is a party, else whose it is."""
    if is_party(measured(one.head)) or one.head.pos_ == "ADJ":
        return [one]
    whose = owner(one.head)
    return participants(whose) if whose is not None else []
