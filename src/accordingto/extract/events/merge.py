"""One act, one event: what an attack does belongs to the attack, and a bare look back is not told again."""

from collections.abc import Sequence

from spacy.tokens import Token

from accordingto.extract.events.act import Act, unique
from accordingto.extract.events.clauses import brought, complements, passive, patients
from accordingto.extract.events.frames import inner
from accordingto.extract.events.kinds import is_party, measured
from accordingto.extract.events.participants import Participant, participants
from accordingto.extract.events.slots import heads, recipient_slots
from accordingto.extract.events.words import words
from accordingto.parse.syntax import children

MEANS = ("in", "during", "by", "from", "after", "with", "following", "through")
FORCE = "ASSAULT"
STEM = 5  # letters that "arrested" and "arrests", "bombed" and "bombing" share
ASKING = ("REQUEST", "THREATEN")


def settle(acts: list[Act]) -> list[Act]:
    """The acts of a report in text order: frames of clauses filled, results merged, look-backs and accidents dropped."""
    acts = _filled(acts)
    acts = _bare(_nested(_borne(_results(acts))))
    kept: list[Act] = []
    for act in acts:
        if not _accident(act) and not _empty(act) and not _back(act, kept):
            kept.append(act)
    return kept


def _filled(acts: list[Act]) -> list[Act]:
    """A promise, threat or refusal without a recipient has those of the act it is about; what is demanded befalls the asker."""
    about = {id(act): complements(act.head) for act in acts if act.type in ASKING or "inner" in recipient_slots(act.match)}
    acts = [_with_inner(act, acts, about) for act in acts]
    asked = {top.i: act for act in acts if act.type in ASKING for top in complements(act.head)}
    acts = [_with_asker(act, asked) for act in acts]
    aims = {act.head.head.i: act.recipients for act in acts if act.type == "REQUEST" and act.head.dep_ in ("advcl", "acl", "conj")}
    return [_with_aim(act, aims) for act in acts]


def _with_aim(act: Act, aims: dict[int, tuple[Participant, ...]]) -> Act:
    """A protest is against those of whom it demands: "blocked the road to demand the mayor's resignation"."""
    if act.type != "PROTEST" or act.recipients:
        return act
    bearers = (act.head.i, act.head.head.i) if act.noun else (act.head.i,)
    actors = {p.spans for p in act.actors}
    return act._replace(recipients=tuple(p for i in bearers for p in aims.get(i, ()) if p.spans not in actors))


def _with_inner(act: Act, acts: Sequence[Act], about: dict[int, list[Token]]) -> Act:
    slots = recipient_slots(act.match)
    if act.recipients or "inner" not in slots:
        return act
    actors = {p.spans for p in act.actors}
    found = [p for p in inner(acts, about[id(act)]) if p.spans not in actors]
    if not found and "condition" in slots:
        found = [
            p
            for token in heads(act.match, "condition")
            for p in participants(token, subject=True)
            if p.spans not in actors and is_party(p.head)
        ]
    return act._replace(recipients=unique(found))


def _with_asker(act: Act, asked: dict[int, Act]) -> Act:
    """The act with what the demand or threat above it says of its recipient and status."""
    above = asked.get(act.head.i) or next((asked[t.i] for t in ancestors(act.head) if t.i in asked), None)
    if above is None:
        return act
    if above.type == "THREATEN" and act.status == "planned" and act.head.i in asked:
        act = act._replace(status="threatened", why=f"content of '{above.head.text}'")
    if act.recipients or "asker" not in recipient_slots(act.match):
        return act
    actors = {p.spans for p in act.actors}
    return act._replace(recipients=tuple(p for p in above.actors if p.spans not in actors))


def ancestors(token: Token) -> list[Token]:
    """The clauses above the word, up to three: "unless it accepts" under what is threatened."""
    found: list[Token] = []
    while token.head.i != token.i and len(found) < 3:
        token = token.head
        found.append(token)
    return found


def _borne(acts: list[Act]) -> list[Act]:
    """Of a verb and the noun of its own type that it governs one is left: the noun after a light verb, else the verb."""
    at = {act.head.i: index for index, act in enumerate(acts)}
    merged = dict(enumerate(acts))
    for index, act in enumerate(acts):
        if act.noun:
            continue
        nouns = [*patients(act.head), *brought(act.head, "to", "on", "upon")]
        inner_index = next((at[n.i] for n in nouns if n.i in at and acts[at[n.i]].noun), None)
        if inner_index is None or acts[inner_index].type != act.type or inner_index not in merged:
            continue
        if act.head.lemma_.casefold() not in words("light") | words("bearing"):
            del merged[inner_index]
            continue
        noun = merged[inner_index]
        own = noun.recipients or tuple(p for p in act.recipients if p.head.i != noun.head.i)
        status = noun.status if act.status == "happened" and noun.status in ("hypothetical", "negated", "threatened") else act.status
        merged[inner_index] = noun._replace(actors=noun.actors or act.actors, recipients=own, status=status, why=act.why)
        del merged[index]
    return [merged[index] for index in sorted(merged)]


def _results(acts: list[Act]) -> list[Act]:
    """Killing and wounding joined to the attack that did it."""
    at = {act.head.i: index for index, act in enumerate(acts)}
    merged = dict(enumerate(acts))
    into: dict[int, int] = {}
    for index, act in enumerate(acts):
        if index not in merged or not (act.match.entry.trigger.result or _leaning(act) or _struck(act, acts, at)):
            continue
        other = _cause(act, acts, at)
        while other in into:
            other = into[other]
        if other is None or other == index:
            continue
        if _fought(merged[index], merged[other]):
            other, index = index, other
        merged[other] = _joined(merged[other], merged[index])
        into[index] = other
        del merged[index]
    return [_without_acts(merged[index], at) for index in sorted(merged)]


def _fought(result: Act, cause: Act) -> bool:
    """Whether the cause is mere fighting in which an actor did it: "the army killed nine rebels in clashes"."""
    return cause.noun and bool(result.actors) and not passive(result.head) and cause.head.lemma_.casefold() in words("fights")


def _without_acts(act: Act, at: dict[int, int]) -> Act:
    """Force is used on people and things: a recipient that is itself an act of force is none."""
    if act.type != FORCE:
        return act
    return act._replace(recipients=tuple(p for p in act.recipients if p.head.i not in at or p.head.pos_ == "PROPN"))


def _bare(acts: list[Act]) -> list[Act]:
    """Without nouns of force that say of a verb of force only that it was an attack: "shot two guards in an attack"."""
    force = {act.head.i for act in acts if act.type == FORCE and not act.noun}

    def told(act: Act) -> bool:
        preposition = act.head.head
        inside = act.noun and act.head.dep_ == "pobj" and preposition.lower_ in ("in", "during", "as", "with")
        return inside and act.type == FORCE and not act.recipients and preposition.head.i in force

    return [act for act in acts if not told(act)]


def _nested(acts: list[Act]) -> list[Act]:
    """Without the second of two words for one promise or demand: "agreed to offer"."""
    at = {act.head.i: act for act in acts}
    return [
        a for a in acts if not (a.head.dep_ == "xcomp" and a.head.head.i in at and at[a.head.head.i].type == a.type and a.type != FORCE)
    ]


def _struck(act: Act, acts: Sequence[Act], at: dict[int, int]) -> bool:
    """A verb of force whose subject is itself an act of force: "an airstrike hit the depot"."""
    subjects = [at[t.i] for t in children(act.head, "nsubj") if t.i in at]
    return act.type == FORCE and not act.noun and any(acts[index].type == FORCE for index in subjects)


def _leaning(act: Act) -> bool:
    """A participle of force beside another: "attacked the post, shelling its walls"."""
    return act.type == FORCE and not act.noun and act.head.dep_ == "advcl" and act.head.tag_ == "VBG"


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
    group = [verb]
    while group[-1].dep_ == "conj" and group[-1].head.pos_ == "VERB":
        group.append(group[-1].head)
    beside = [c for c in children(verb, "conj") if c.pos_ == "VERB"]
    found = [t for one in (*group, *beside) for t in _around(one)] + group[1:]
    top = group[-1] if verb.dep_ == "conj" else verb
    if top.dep_ == "advcl" and top.tag_ in ("VBG", "VBN"):
        found += [top.head, *children(top.head, "nsubj"), *children(top.head, "dobj", "conj")]
        found += [t for noun in brought(top.head, *MEANS) for t in _within(noun)]
    if verb.dep_ in ("relcl", "acl"):
        found += [verb.head, *ancestors(verb.head)[:2]]
    return found


def _around(verb: Token) -> list[Token]:
    found = children(verb, "nsubj")
    found += [t for noun in brought(verb, *MEANS) for t in _within(noun)]
    found += [c for c in children(verb, "advcl") if c.tag_ != "VBG" or _when(c)]
    for preposition in children(verb, "prep"):
        found += children(preposition, "pcomp")
    return found


def _within(noun: Token) -> list[Token]:
    return [noun, *(t for p in children(noun, "prep") if p.lower_ == "of" for t in children(p, "pobj")), *children(noun, "conj")]


def _when(clause: Token) -> bool:
    return any(c.dep_ in ("advmod", "mark") and c.lower_ in ("when", "after", "as", "while") for c in clause.children)


def _empty(act: Act) -> bool:
    """A trigger that needs somebody, and has nobody; "must" without a party that must."""
    if act.head.pos_ == "AUX":
        return not act.recipients
    return act.match.entry.trigger.party_only and not (act.actors or act.recipients)


def _accident(act: Act) -> bool:
    """A death that no actor brings, beside a word for an accident or for nature."""
    if not act.match.entry.trigger.result or any(is_party(measured(p.head)) for p in act.actors):
        return False
    return any(t.lemma_.casefold() in words("accidents") for t in act.head.sent)


def _back(act: Act, before: Sequence[Act]) -> bool:
    """A noun with nobody and nothing of its own, definite or of the same stem, after an act of its type has been told."""
    if not act.noun or act.actors or act.recipients or children(act.head, "nummod"):
        return False
    if any(other.type == act.type and other.head.lemma_[:STEM] == act.head.lemma_[:STEM] for other in before):
        return True
    definite = any(c.dep_ == "det" and c.lower_ in words("definite") for c in act.head.children)
    return definite and any(other.type == act.type for other in before)
