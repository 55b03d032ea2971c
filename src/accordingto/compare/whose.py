"""Whose a figure is, where the words beside it say so better than the statement that carries it, or where no statement does.

"The ministry had verified 170", "by the Varnian count", "12, according to a list that its spokesman read out": the ministry's, Varnia's,
whoever the spokesman speaks for. What is seen on pictures is told by the outlet that describes them.
"""

import re
from functools import cache
from typing import Any, NamedTuple

from accordingto import lang
from accordingto.compare.dated import sentence
from accordingto.compare.facts import tokens
from accordingto.compare.names import Names, bare, proper
from accordingto.model import Figure, Record, Span, Statement
from accordingto.model.span import length, overlap

LANGUAGE = "en"
LONG = 60  # characters before a verb in which its subject stands
GAP = 3  # characters between a name and the verb or noun that makes a count theirs


class Voice(NamedTuple):
    """Whose a figure is, as named, and the side for whom that is said; "" for the outlet's own."""

    name: str
    side: str


@cache
def _rules() -> dict[str, Any]:
    return lang.table(LANGUAGE, "series")["whose"]  # type: ignore[no-any-return]


@cache
def _body() -> re.Pattern[str]:
    """A body or office by its plain words at the end: "the rebel health ministry "."""
    titles = lang.table(LANGUAGE, "titles")
    heads = sorted({word for group in ("bodies", "roles") for words in titles[group].values() for word in words})
    return re.compile(rf"\b([Tt]he (?:[\w-]+ ){{0,3}}(?:{'|'.join(map(re.escape, heads))}))[ ,]{{1,2}}$")


def whose(record: Record, figure: Figure, names: Names) -> Voice | None:
    """The voice that the words beside the figure name; None where it is whose its statement says."""
    inner = record.statement(figure.according_to[-1]) if figure.according_to else None
    first, last = sentence(record.report.text, figure.spans[0][0], figure.spans[-1][1])
    beside = _beside(record, figure, (first, last), inner, names)
    if beside is not None:
        return beside
    if inner is None:
        return _after(record, figure, (first, last), names)
    stated = _of_statement(record, figure, inner, names)
    if stated is None and inner.source is not None and not _named(record, inner.source.party):
        after = _said_behind(record, figure, last, names)  # "Three were hurt, one of them badly, the mayor said"
        return after if after is not None and proper(after.side) else None
    return stated


def _beside(record: Record, figure: Figure, within: Span, inner: Statement | None, names: Names) -> Voice | None:
    """Who counts in the figure's own clause: the subject of a verb of counting, the owner of a count or claim, who is cited for it."""
    text, (start, end) = record.report.text, (figure.spans[0][0], figure.spans[-1][1])
    rules = _rules()
    first = max(within[0], inner.content[0][0] if inner is not None and inner.content and inner.content[0][0] < start else within[0])
    before, after = text[first:start], text[end : within[1]]
    owned = re.match(rules["after_figure"], after)
    group = next((name for name, words in owned.groupdict().items() if words), "") if owned is not None else ""
    if owned is not None and group and (voice := _within(record, (end + owned.start(group), end + owned.end(group)), names)) is not None:
        return voice
    for match in reversed(list(re.finditer(rules["counts"], before))):
        if re.search(rules["breaks"], before[match.end() :]):
            break
        if (voice := _ending(record, first + match.start(), names)) is not None:
            return voice
    owned = re.search(rules["before_figure"], before)
    return _within(record, (first + owned.start("who"), first + owned.end("who")), names) if owned is not None else None


def _after(record: Record, figure: Figure, within: Span, names: Names) -> Voice | None:
    """Who says so at the end of the figure's sentence, or in the midst of it: "12 were killed, the ministry said"."""
    text = record.report.text
    if (behind := _said_behind(record, figure, within[1], names)) is not None:
        return behind
    for said_of in record.statements:
        content, cue = said_of.content, said_of.cue
        about = bool(content) and bool(cue) and within[0] <= content[0][0] < cue[0][0] < figure.spans[0][0]
        if about and said_of.source is not None and re.match(r"[^,;]{0,20}, ", text[cue[-1][1] : figure.spans[0][0]]):
            return _within(record, said_of.source.spans[0], names)
    return None


def _said_behind(record: Record, figure: Figure, last: int, names: Names) -> Voice | None:
    text, end = record.report.text, figure.spans[-1][1]
    said = re.search(_rules()["said"], text[end:last])
    if said is None or text[:end].count("“") > text[:end].count("”"):
        return None
    return _within(record, (end + said.start("who"), end + said.end("who")), names)


def _of_statement(record: Record, figure: Figure, inner: Statement, names: Names) -> Voice | None:
    """Whose a statement is that is made by a thing, by a pronoun that stands for nobody, or by a role without a name."""
    if inner.source is None:
        return None
    words = record.words(inner.source.spans)
    heads = tokens(re.split(_rules()["phrase_ends"], words)[0])
    if heads and heads[-1] in _rules()["pictures"]:
        return Voice("", "")
    if heads and heads[-1] in _rules()["things"]:
        outer = record.statement(figure.according_to[-2]) if len(figure.according_to) > 1 else None
        if outer is not None and outer.source is not None:
            return _of_statement(record, figure, outer, names) or _voice(record, outer.source.spans[0], names)
        return _inside(record, inner.source.spans[0], names) or Voice("", "")
    if heads[:1] and heads[0] in _rules()["possessives"] and not _named(record, inner.source.party):
        owner = _inside(record, inner.source.spans[0], names)
        return Voice(bare(words), owner.side) if owner is not None else None
    if words.casefold() in _rules()["pronouns"] and (inner.source.party is None or not _named(record, inner.source.party)):
        return _before(record, inner, names)
    if len(heads) > 1 and heads[0] == "the" and not _named(record, inner.source.party):
        return _in_role(record, inner.source.spans[0], heads[-1], names)
    return None


def speaker_in_role(record: Record, said: Statement, names: Names) -> Voice | None:
    """The person last named with the role by which the statement names its speaker: "the spokeswoman"; None where it is no bare role."""
    heads = tokens(re.split(_rules()["phrase_ends"], record.words(said.source.spans))[0]) if said.source is not None else []
    if said.source is None or len(heads) < 2 or heads[0] != "the" or _named(record, said.source.party):
        return None
    return _in_role(record, said.source.spans[0], heads[-1], names)


def _named(record: Record, party_id: str | None) -> bool:
    party = record.party(party_id)
    known = party is not None and party.name.casefold() not in _rules()["pronouns"]
    return party is not None and known and any(word[:1].isupper() for word in bare(party.name).split())


def _before(record: Record, said: Statement, names: Names) -> Voice | None:
    """Who spoke last before a pronoun that stands for nobody else: "Varnia does not deny it. It says ..."."""
    earlier = [s for s in record.statements if s.cue and s.cue < said.cue and s.source is not None and _named(record, s.source.party)]
    source = earlier[-1].source if earlier else None
    return _voice(record, source.spans[0], names) if source is not None else None


def _in_role(record: Record, span: Span, role: str, names: Names) -> Voice | None:
    """The last person named before with the role: "the spokeswoman" after "army spokeswoman Ada Lund"."""
    known = [
        (mention[-1][1], party)
        for party in record.parties
        if party.role and _named(record, party.id) and role in tokens(party.role)
        for mention in party.mentions
        if mention[-1][1] <= span[0]
    ]
    if not known:
        return None
    party = max(known, key=lambda item: item[0])[1]
    return Voice(party.name, names.speaker(record, party.id, party.name))


def _ending(record: Record, at: int, names: Names) -> Voice | None:
    """The party whose mention ends right before the place: by its name, or by the role or group that it is."""
    near = [(m, p) for p in record.parties for m in p.mentions if 0 <= at - m[-1][1] <= GAP]
    if not near:
        before = record.report.text[max(0, at - LONG) : at]
        if (body := _body().search(before)) is not None:
            return Voice(bare(body[1]), names.one(body[1]))
        name = re.search(_rules()["name"], before)
        if name is None or name["who"].casefold() in _rules()["pronouns"]:
            return None
        side = names.one(name["who"])
        return Voice(bare(name["who"]), side) if proper(side) or name["group"] else None
    named = _voice(record, (min(m[0][0] for m, _ in near), max(m[-1][1] for m, _ in near)), names)
    words, party = max(((record.words(m), p) for m, p in near), key=lambda item: (len(item[0]), item[1].id))
    unnamed = words.casefold().startswith("the ") and party.kind in ("person", "group", "organisation", "people", "unknown")
    return named or (Voice(bare(words), names.one(words)) if unnamed else None)


def _within(record: Record, span: Span, names: Names) -> Voice | None:
    """Whom the words name: the party that they mention, a person by the role, else the side that an adjective or name in them is of."""
    heads = tokens(re.split(_rules()["phrase_ends"], record.report.text[slice(*span)])[0])
    role = _in_role(record, span, heads[-1], names) if len(heads) > 1 and heads[0] == "the" else None
    return _voice(record, span, names) or role or _by_words(record, span, names)


def _by_words(record: Record, span: Span, names: Names) -> Voice | None:
    words = record.report.text[slice(*span)]
    side = names.one(words)
    return Voice(bare(words), side) if proper(side) or len(words.split()) > 1 else None


def _inside(record: Record, span: Span, names: Names) -> Voice | None:
    """The party of whom a part of the phrase speaks, first come first: "its spokesman" in "a list that its spokesman read out"."""
    found = [
        (m, p) for p in record.parties for m in p.mentions if span[0] <= m[0][0] and m[-1][1] <= span[1] and (m[0][0], m[-1][1]) != span
    ]
    inside = sorted(found, key=lambda item: (item[0], item[1].id))
    party = next((p for _, p in inside if _named(record, p.id)), None)
    return Voice(party.name, names.speaker(record, party.id, party.name)) if party is not None else None


def _voice(record: Record, span: Span, names: Names) -> Voice | None:
    """The party whose mention has most in common with the characters."""
    found = [(2 * overlap(m, (span,)) - length(m), p.id) for p in record.parties for m in p.mentions if overlap(m, (span,))]
    party = record.party(max(found)[1]) if found else None
    if party is None or not _named(record, party.id):
        return None
    return Voice(party.name, names.speaker(record, party.id, party.name))
