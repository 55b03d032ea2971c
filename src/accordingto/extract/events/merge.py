"""One act, one event: what an attack does belongs to the attack, and a bare look back is not told again."""

from collections.abc import Sequence

from spacy.tokens import Token

from accordingto.extract.events.act import Act, unique
from accordingto.extract.events.clauses import brought, complements
from accordingto.extract.events.frames import inner
from accordingto.extract.events.participants import is_party, measured
from accordingto.extract.events.slots import recipient_slots
from accordingto.extract.events.words import words
from accordingto.parse.syntax import children

MEANS = ("in", "during", "by", "from", "after", "with", "when", "as", "following", "through", "near")
FORCE = "ASSAULT"


def settle(acts: list[Act]) -> list[Act]:
    """The acts of a report in text order: frames of clauses filled, results merged, look-backs and accidents dropped."""
    acts = [_filled(act, acts) for act in acts]
    acts = _results(acts)
    kept: list[Act] = []
    for act in acts:
        if not _accident(act) and not _empty(act) and not _back(act, kept):
            kept.append(act)
    return kept


def _filled(act: Act, acts: Sequence[Act]) -> Act:
    """A promise, threat or refusal without a recipient of its own has those of the act it is about."""
    if act.recipients or "inner" not in recipient_slots(act.match):
        return act
    actors = {p.spans for p in act.actors}
    found = [p for p in inner(acts, act.match, complements(act.head)) if p.spans not in actors]
    return act._replace(recipients=unique(found))


def _results(acts: list[Act]) -> list[Act]:
    """Killing and wounding joined to the attack that did it."""
    at = {act.head.i: index for index, act in enumerate(acts)}
    merged = dict(enumerate(acts))
    for index, act in enumerate(acts):
        if not act.match.entry.trigger.result or index not in merged:
            continue
        other = _cause(act, acts, at)
        if other is None or other not in merged or other == index:
            continue
        merged[other] = _joined(merged[other], merged[index])
        del merged[index]
    return [merged[index] for index in sorted(merged)]


def _joined(attack: Act, result: Act) -> Act:
    actors = attack.actors or tuple(p for p in result.actors if p.head.i != attack.head.i)
    own = tuple(p for p in attack.recipients if p.spans not in {a.spans for a in actors})
    found = unique([*own, *result.recipients])
    status = result.status if attack.noun and attack.status == "happened" else attack.status
    return attack._replace(actors=actors, recipients=found, status=status, place=attack.place or result.place)


def _cause(act: Act, acts: Sequence[Act], at: dict[int, int]) -> int | None:
    """The index of the attack that the result belongs to."""
    for token in _causes(act.head):
        index = at.get(token.i)
        if index is not None and acts[index].type == FORCE and acts[index].head is not act.head:
            return index
    return None


def _causes(verb: Token) -> list[Token]:
    """Where the attack can stand: subject, "in an attack", "when .. attacked", the verb that a participle hangs on."""
    found = children(verb, "nsubj")
    found += [t for noun in brought(verb, *MEANS) for t in _within(noun)]
    found += [c for c in children(verb, "advcl") if c.tag_ != "VBG" or _when(c)]
    for preposition in children(verb, "prep"):
        found += children(preposition, "pcomp")
    at = verb
    while at.dep_ in ("conj", "advcl") and at.head.i != at.i and (at.dep_ == "conj" or at.tag_ in ("VBG", "VBN")):
        at = at.head
        found.append(at)
        found += children(at, "nsubj") if at.pos_ == "VERB" else []
        found += [t for noun in brought(at, *MEANS) for t in _within(noun)]
        found += children(at, "dobj") if at.lemma_.casefold() in words("light") else []
    if verb.dep_ == "relcl":
        found.append(verb.head)
    return found


def _within(noun: Token) -> list[Token]:
    return [noun, *(t for p in children(noun, "prep") if p.lower_ == "of" for t in children(p, "pobj")), *children(noun, "conj")]


def _when(clause: Token) -> bool:
    return any(c.dep_ in ("advmod", "mark") and c.lower_ in ("when", "after", "as", "while") for c in clause.children)


def _empty(act: Act) -> bool:
    """A trigger that needs somebody, and has nobody."""
    return act.match.entry.trigger.party_only and not (act.actors or act.recipients)


def _accident(act: Act) -> bool:
    """A death that no actor brings, beside a word for an accident or for nature."""
    if not act.match.entry.trigger.result or any(is_party(measured(p.head)) for p in act.actors):
        return False
    return any(t.lemma_.casefold() in words("accidents") for t in act.head.sent)


def _back(act: Act, before: Sequence[Act]) -> bool:
    """A definite noun with nobody and nothing of its own, after an act of its type has been told."""
    if not act.noun or act.actors or act.recipients:
        return False
    definite = any(c.dep_ == "det" and c.lower_ in words("definite") for c in act.head.children)
    return definite and any(other.type == act.type for other in before)
