"""One name for a party across reports: "the Front" of one is "River Front" of another, a "Varnian minister" acts for Varnia."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from accordingto import lang
from accordingto.gazetteer import nations
from accordingto.gazetteer.entry import fold
from accordingto.model import Party, Record, Ref
from accordingto.resolve.names import ENDINGS, akin, fullest, is_country

LANGUAGE = "en"
ARTICLES = ("the ", "a ", "an ", "its ", "their ", "his ", "her ", "our ")
POSSESSIVE = ("'s", "’s", "'", "’")
AGREED = 2  # reports that must say for whom a person speaks, so that it holds in those that do not
RELATIVE = re.compile(
    r",?(?: (?:in|of|for|with|by|to|from|on))? \b(?:which|who|whose|whom|where|that)\b"
    r"|,? (?:run|led|headed|backed|controlled|appointed|chaired) by\b"
)
OF = re.compile(r" of (?:the )?(?P<body>[A-Z][\w-]+(?: [A-Z][\w-]+)*)")
SMALL = frozenset(("of", "the", "for", "and", "de", "al", "el", "la"))


def bare(name: str) -> str:
    """The name on one line, without article, possessive ending and relative clause."""
    text = RELATIVE.split(" ".join(name.split()))[0]
    for ending in POSSESSIVE:
        text = text.removesuffix(ending)
    while (article := next((a for a in ARTICLES if text.casefold().startswith(a)), "")) and len(text) > len(article):
        text = text[len(article) :]
    return text


def proper(name: str) -> bool:
    """Whether every word of it has a capital, small ones aside: a name and no description."""
    return name[:1].isupper() and all(word[:1].isupper() or word in SMALL for word in name.split())


@cache
def _against() -> frozenset[str]:
    """Words for armed people who act for no state."""
    groups = lang.table(LANGUAGE, "titles")["groups"]
    return frozenset(fold(word) for kind in ("REB", "UAF") for word in groups[kind])


class Names:
    """The names of parties in a set of records, each known by its fullest form, and for whom people speak."""

    def __init__(self, records: Iterable[Record]) -> None:
        found = list(records)
        names = [party.name for record in found for party in record.parties if proper(bare(party.name))]
        people = {fold(bare(p.name)) for record in found for p in record.parties if p.kind == "person" and p.role and " " in bare(p.name)}
        self._known = _grouped(sorted({bare(n) for n in names}), {bare(n) for n in names if n.casefold().startswith("the ")}, people)
        speaks: dict[str, Counter[str]] = defaultdict(Counter)
        for record in found:
            for party in record.parties:
                top = self._top(record, party)
                if top.id != party.id and proper(bare(party.name)):
                    speaks[self._one(party.name)][self._one(top.name)] += 1
                elif party.kind == "person" and party.of is None and (body := self._before(record, party)):
                    speaks[self._one(party.name)][body] += 1
        most = {name: sorted(tops.items(), key=lambda item: (-item[1], item[0]))[0] for name, tops in speaks.items()}
        self._counts = speaks
        self._speaks = {name: top for name, (top, count) in most.items() if count >= AGREED}

    def side(self, record: Record, ref: Ref) -> str:
        """Who acts: the party that the words stand for, up to the side that it belongs to or speaks for."""
        return self.speaker(record, ref.party, record.words(ref.spans))

    def speaker(self, record: Record, party_id: str | None, words: str) -> str:
        """The side of whoever speaks: by the party, else by the words."""
        party = record.party(party_id)
        if party is None:
            return self.one(words)
        own = self._before(record, party) if party.kind == "person" and party.of is None else ""
        return self._elsewhere(record, party) or own or self.one(self._top(record, party).name)

    def _elsewhere(self, record: Record, party: Party) -> str:
        """For whom other reports have a person speak, where this one alone has another ("its commander" of a group before)."""
        at: Party | None = party
        seen: set[str] = set()
        while at is not None and at.id not in seen:
            seen.add(at.id)
            name = self._one(at.name)
            most = self._speaks.get(name, "") if at.kind == "person" and at.of is not None else ""
            here = self._one(self._top(record, at).name)
            if most and most != here and self._counts[name][here] == 1:
                return most
            at = record.party(at.of)
        return ""

    def _before(self, record: Record, party: Party) -> str:
        """The party that stands before the role of a person: "Front commander Ada Lund"; "" where none does."""
        for mention in party.mentions:
            words = record.words(mention).removesuffix(party.name).split()
            role = next((at for at, word in enumerate(words) if word[:1].islower() and word != "the"), len(words))
            body = " ".join(words[:role])
            if role < len(words) and proper(bare(body)) and fold(bare(body)) in self._known:
                return self._known[fold(bare(body))]
            after = OF.match(record.report.text, mention[-1][1]) if words else None
            if after is not None and fold(after["body"]) in self._known:
                return self._known[fold(after["body"])]
        return ""

    def one(self, name: str) -> str:
        """The name by which the party is known, or of a person or office the side that it speaks for in any report."""
        own = self._one(name)
        return self._speaks.get(own, own)

    def _one(self, name: str) -> str:
        own = bare(name)
        if fold(own) in self._known:
            return self._known[fold(own)]
        first, _, rest = own.partition(" ")
        if not rest:
            return self._of_adjective(own) or own
        if proper(own):
            return own
        words = own.split()
        named = next((self._known[last] for n in range(1, len(words) - 1) if (last := fold(" ".join(words[n:]))) in self._known), "")
        if named:  # "the deputy minister Ada Lund"
            return named
        if fold(words[-1]) in _against() and self._of_adjective(first):
            return own  # "Varnian rebels" do not act for Varnia
        whose = self._known.get(fold(bare(first)), "")
        return whose or next((side for word in words if (side := self._of_adjective(word))), own)

    def _top(self, record: Record, party: Party) -> Party:
        """Up from a spokesman to whom they speak for, as far as there are names; a body named after a place is not the place's."""
        seen = {party.id}
        top = party
        while (above := record.party(party.of)) is not None and above.id not in seen:
            name = self._one(party.name)
            if fold(bare(party.name).rpartition(" ")[2]) in _against():
                break
            if proper(name) and fold(bare(above.name)) in fold(name):
                break
            party = above
            seen.add(party.id)
            if proper(bare(party.name)) or proper(bare(party.name).partition(" ")[0]):
                top = party
        return top

    def _of_adjective(self, word: str) -> str:
        if not word[:1].isupper():
            return ""
        nation = nations.by_adjective().get(fold(word))
        if nation is None and not fold(word).endswith(ENDINGS):
            return ""
        names = sorted(set(self._known.values()))
        same = [n for n in names if akin(word, n) or (nation and nations.by_name().get(fold(n)) == nation)]
        return same[0] if same else ""


def _grouped(names: Sequence[str], articled: Iterable[str], people: Iterable[str]) -> Mapping[str, str]:
    """Each folded name and the fullest name of its group.

    An adjective goes with its name; a last part that is told with "the" with the one longer name, a surname with its one person.
    """
    folded = {fold(name): name for name in names}
    surnames = Counter(name.rpartition(" ")[2] for name in people)
    defined = {fold(name) for name in articled} | {name for name, count in surnames.items() if count == 1}
    groups: dict[str, list[str]] = defaultdict(list)
    for key, name in folded.items():
        groups[_root(key, name, folded, key in defined)].append(name)
    return {fold(name): fullest(group) for group in groups.values() for name in group}


def _root(key: str, name: str, folded: Mapping[str, str], defined: bool) -> str:
    if " " not in key and key.endswith(ENDINGS):  # else it is no adjective
        kin = [other for other, text in folded.items() if akin(name, text)]
        if kin and not is_country(name):
            return kin[0]
    ending = [other for other in folded if other.endswith(" " + key)] if defined else []
    longer = [
        one for one in ending if not any(one.endswith(" " + other) for other in ending)
    ]  # "men of the River Front" are no other Front
    return longer[0] if len(longer) == 1 else key
