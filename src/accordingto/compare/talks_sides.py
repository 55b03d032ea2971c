"""Who takes a step and who mediates: parties by their names across reports; a thing or "those who" is nobody."""

import re
from collections.abc import Sequence

from accordingto.compare.dated import sentence
from accordingto.compare.facts import tokens
from accordingto.compare.names import Names, bare, proper
from accordingto.compare.steps import table
from accordingto.model import Event, Record, Ref
from accordingto.model.span import overlap

FAR = 80  # characters behind a trigger in which its doer stands


def sides(record: Record, event: Event, names: Names, *, actors: bool) -> tuple[str, ...]:
    """The names of those who take the step, or of the others; "each other" is whoever speaks."""
    found: list[str] = []
    for ref in event.actors if actors else event.recipients:
        words = record.words(ref.spans).casefold()
        if words in table()["reciprocal"] or words.partition(" ")[0] in table()["own"]:
            speaker = record.statement(event.according_to[-1]) if event.according_to else None
            source = speaker.source if speaker else None
            found.append(names.side(record, source) if source else bare(record.words(ref.spans)))
        elif several := _sent(record, ref, names) or _some_of(record, event, ref, names):
            found += several
        else:
            found.append(_seated(record, ref, names) or _own(record, event, ref, names) or names.side(record, ref))
    if actors and not event.actors:
        found += _doer(record, event, names)
    return tuple(dict.fromkeys(name for name in found if name and not _nobody(name)))


def _sent(record: Record, ref: Ref, names: Names) -> list[str]:
    """Those for whom people act: "delegates from Varnia and the Front"."""
    words = record.words(ref.spans)
    found = re.search(table()["agents"], words.casefold())
    parts = [bare(part) for part in re.split(r", | and ", words[found.end() :])] if found is not None else []
    named = [names.one(part) for part in parts]
    return list(dict.fromkeys(named)) if len(set(named)) > 1 and all(map(proper, parts)) else []


def _some_of(record: Record, event: Event, ref: Ref, names: Names) -> list[str]:
    """Whose those are of whom some or none are named: "none of its guns"."""
    words = record.words(ref.spans).casefold()
    if not re.search(table()["counts"], words):
        return []
    inside = [(m, p) for p in record.parties for m in p.mentions if ref.spans[0][0] < m[0][0] and m[-1][1] <= ref.spans[-1][1]]
    said = record.statement(event.according_to[-1]) if event.according_to else None
    if not inside and said is not None and said.source is not None and not set(tokens(words)).isdisjoint(table()["possessives"]):
        return [names.side(record, said.source)]
    return [names.speaker(record, p.id, p.name) for _, p in sorted(inside, key=lambda item: (item[0], item[1].id))][:1]


def _own(record: Record, event: Event, ref: Ref, names: Names) -> str:
    """Of "its snipers", whose owner the text does not settle, who speaks of them; "" where there is an owner."""
    said = record.statement(event.according_to[-1]) if event.according_to else None
    possessed = record.words(ref.spans).casefold().partition(" ")[0] in table()["possessives"]
    if not possessed or said is None or said.source is None or proper(names.side(record, ref)):
        return ""
    return names.side(record, said.source)


def _doer(record: Record, event: Event, names: Names) -> list[str]:
    """Whom "by" brings behind a step that names nobody: "was presented to both capitals by Tarsa"."""
    text, end = record.report.text, event.trigger[-1][1]
    last = sentence(text, event.trigger[0][0], end)[1]
    if not text[event.trigger[0][0] : end].endswith(("ed", "en", "put", "set", "nt", "de")):
        return []
    found = re.search(table()["doer"], text[end : min(last, end + FAR)])
    at = end + found.end() if found is not None else None
    here = [p for p in record.parties for m in p.mentions if at is not None and 0 <= m[0][0] - at <= len("the ")]
    known = [p for p in here if p.kind in ("state", "group", "organisation", "person") or proper(bare(p.name))]
    return [names.speaker(record, known[0].id, known[0].name)] if known else []


def _seated(record: Record, ref: Ref, names: Names) -> str:
    """Of people without a name, the state in which they are said to sit: "its backers in Varnia"; "" where they are in none."""
    found = re.search(table()["seated"], record.words(ref.spans))
    acting = {s.source.party for s in record.statements if s.source is not None} | {party.of for party in record.parties}
    known = (p for p in record.parties if p.kind == "state" or (p.kind == "unknown" and p.id in acting))
    states = {names.one(party.name) for party in known if proper(bare(party.name))}
    side = names.one(found["where"]) if found is not None else ""
    return side if side in states else ""


def _nobody(name: str) -> bool:
    """Whether it is a pronoun for anyone, a thing, or a number of people: no party of a negotiation."""
    words = tokens(name)
    heads = tokens(re.split(table()["phrase_ends"], name)[0])
    small = name == name.casefold()
    if re.search(table()["counts"], name):
        return True
    return not words or (small and (words[0] in table()["nobody"] or any(head in table()["things"] for head in heads[-1:])))


def mediators(record: Record, event: Event, every: Sequence[Event], names: Names) -> tuple[str, ...]:
    """Who mediates: the doers of a mediation in the sentence, who is tied to the deal by a hyphen, who is called a mediator."""
    text = record.report.text
    span = sentence(text, event.trigger[0][0], event.trigger[-1][1])
    at = [e for e in every if e.type == table()["mediated"] and span[0] <= e.trigger[0][0] < span[1] and e.id != event.id]
    found = [name for event in at for name in sides(record, event, names, actors=True)]
    words = text[slice(*span)].split()
    pairs = (word.strip('.,;:()"“”').rpartition("-") for word in words)
    found += [names.one(first) for first, _, last in pairs if first and last.casefold() in table()["hyphened"]]
    for party in record.parties:
        inside = any(overlap(mention, (span,)) for mention in party.mentions)
        if inside and not set(tokens(f"{party.name} {party.role or ''}")).isdisjoint(table()["mediators"]):
            found.append(names.speaker(record, party.id, party.name))
    return tuple(dict.fromkeys(found))
