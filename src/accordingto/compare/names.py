"""One name for a party across reports: "the Front" of one is "River Front" of another, a "Varnian minister" acts for Varnia."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from accordingto.gazetteer import nations
from accordingto.gazetteer.entry import fold
from accordingto.model import Party, Record, Ref
from accordingto.resolve.names import akin, fullest, is_country

ARTICLES = ("the ", "a ", "an ", "its ", "their ", "his ", "her ", "our ")
POSSESSIVE = ("'s", "’s", "'", "’")
AGREED = 2  # reports that must say for whom a person speaks, so that it holds in those that do not
RELATIVE = re.compile(r",?(?: (?:in|of|for|with|by|to|from|on))? \b(?:which|who|whose|whom|where|that)\b")
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


class Names:
    """The names of parties in a set of records, each known by its fullest form, and for whom people speak."""

    def __init__(self, records: Iterable[Record]) -> None:
        found = list(records)
        names = [party.name for record in found for party in record.parties if proper(bare(party.name))]
        self._known = _grouped(sorted({bare(name) for name in names}), {bare(n) for n in names if n.casefold().startswith("the ")})
        speaks: dict[str, Counter[str]] = defaultdict(Counter)
        for record in found:
            for party in record.parties:
                top = self._top(record, party)
                if top.id != party.id and proper(bare(party.name)):
                    speaks[self._one(party.name)][self._one(top.name)] += 1
        most = {name: sorted(tops.items(), key=lambda item: (-item[1], item[0]))[0] for name, tops in speaks.items()}
        self._speaks = {name: top for name, (top, count) in most.items() if count >= AGREED}

    def side(self, record: Record, ref: Ref) -> str:
        """Who acts: the party that the words stand for, up to the side that it belongs to or speaks for."""
        return self.speaker(record, ref.party, record.words(ref.spans))

    def speaker(self, record: Record, party_id: str | None, words: str) -> str:
        """The side of whoever speaks: by the party, else by the words."""
        party = record.party(party_id)
        return self.one(self._top(record, party).name if party else words)

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
        whose = self._known.get(fold(bare(first)), "")
        return whose or next((side for word in words if (side := self._of_adjective(word))), own)

    def _top(self, record: Record, party: Party) -> Party:
        """Up from a spokesman to whom they speak for, as far as there are names; a body named after a place is not the place's."""
        seen = {party.id}
        top = party
        while (above := record.party(party.of)) is not None and above.id not in seen:
            name = self._one(party.name)
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
        names = sorted(set(self._known.values()))
        same = [n for n in names if akin(word, n) or (nation and nations.by_name().get(fold(n)) == nation)]
        return same[0] if same else ""


def _grouped(names: Sequence[str], articled: Iterable[str]) -> Mapping[str, str]:
    """Each folded name and the fullest name of its group.

    An adjective goes with its name; a last part that is told with "the" with the one longer name.
    """
    folded = {fold(name): name for name in names}
    defined = {fold(name) for name in articled}
    groups: dict[str, list[str]] = defaultdict(list)
    for key, name in folded.items():
        groups[_root(key, name, folded, key in defined)].append(name)
    return {fold(name): fullest(group) for group in groups.values() for name in group}


def _root(key: str, name: str, folded: Mapping[str, str], defined: bool) -> str:
    if " " not in key:
        kin = [other for other, text in folded.items() if akin(name, text)]
        if kin and not is_country(name):
            return kin[0]
    ending = [other for other in folded if other.endswith(" " + key)] if defined else []
    longer = [
        one for one in ending if not any(one.endswith(" " + other) for other in ending)
    ]  # "men of the River Front" are no other Front
    return longer[0] if len(longer) == 1 else key
