"""Who tells a step: the innermost voice, except that a denial is the denier's, and "the spokeswoman" is whoever spoke so last."""

import re
from typing import NamedTuple

from msgspec import structs

from accordingto.compare.dated import sentence
from accordingto.compare.facts import tokens
from accordingto.compare.names import Names, bare, proper
from accordingto.compare.steps import table
from accordingto.compare.whose import Voice, speaker_in_role
from accordingto.model import Event, Record, Statement
from accordingto.model.span import covers, overlap


class Teller(NamedTuple):
    """The voices of a step, outermost first, whom the innermost speaks for, and whether it says that it was not so."""

    chain: tuple[str, ...]
    side: str
    denied: bool


def teller_of(record: Record, event: Event, names: Names) -> Teller:
    """Who tells the step, with the side for whom that is said."""
    judge = _judge(record, event, names)
    if judge is not None:
        return Teller((*dict.fromkeys(record.chain(event)), judge.name), judge.side, denied=False)
    denial = _denial(record, event)
    if denial is not None:
        at = event.according_to.index(denial.id) if denial.id in event.according_to else 0
        event = structs.replace(event, according_to=(*event.according_to[:at], denial.id))
    chain = tuple(dict.fromkeys(record.chain(event)))
    inner = record.statement(event.according_to[-1]) if event.according_to else None
    if inner is None or inner.source is None:
        return Teller(chain, record.report.outlet or "", denial is not None)
    voice = speaker_in_role(record, inner, names) or _spoke_last(record, inner, names)
    if voice is not None:
        return Teller((*chain[:-1], voice.name), voice.side, denial is not None)
    return Teller(chain, names.speaker(record, inner.source.party, record.words(inner.source.spans)), denial is not None)


def _judge(record: Record, event: Event, names: Names) -> Voice | None:
    """By whom a deed is called a breach: "in what the Front called a violation"."""
    first, at = sentence(record.report.text, event.trigger[0][0], event.trigger[-1][1])[0], event.trigger[0][0]
    found = re.search(table()["judged"], record.report.text[first:at])
    if found is None or event.type not in table()["blamed"]:
        return None
    span = (first + found.start("who"), first + found.end("who"))
    party = next((p for p in record.parties for m in p.mentions if overlap(m, (span,))), None)
    return Voice(party.name, names.speaker(record, party.id, party.name)) if party is not None else None


def _denial(record: Record, event: Event) -> Statement | None:
    """The statement by which the step is denied, though others claim it inside: "denied that they had rejected it, as Varnia claimed"."""
    inner = record.statement(event.according_to[-1]) if event.according_to else None
    if inner is None:
        return None
    holding = [s for s in record.statements if s.polarity == "denies" and covers(s.content, event.trigger)]
    found = [s for s in holding if s.id in event.according_to or overlap(s.content, inner.cue)]
    return found[-1] if found else None


def _spoke_last(record: Record, said: Statement, names: Names) -> Voice | None:
    """Of "the spokesman", of whom the report says no more, the person by name who spoke last before."""
    words = tokens(record.words(said.source.spans)) if said.source is not None else []
    if len(words) != 2 or words[0] != "the" or words[1] not in table()["speakers"]:
        return None
    party = record.party(said.source.party) if said.source is not None else None
    if party is not None and proper(bare(party.name)):
        return None
    for before in reversed([s for s in record.statements if s.cue and s.cue < said.cue and s.source is not None]):
        one = record.party(before.source.party) if before.source is not None else None
        if one is not None and one.kind == "person" and proper(bare(one.name)):
            return Voice(one.name, names.speaker(record, one.id, one.name))
    return None
