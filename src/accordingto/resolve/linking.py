"""The walk over the mentions, in text order: each joins a party that is there, or begins one."""

from collections.abc import Sequence

from accordingto.extract.parties import lexicon
from accordingto.gazetteer import nations
from accordingto.gazetteer.lookup import is_large
from accordingto.model import Note, Spans, StatementDraft
from accordingto.model.span import covers, length
from accordingto.resolve import coref, descriptions, names
from accordingto.resolve.cluster import Cluster, Seen

LEAD = 3  # sentences in which a speaker that was only described may be named


class Linking:
    """The parties of one report; `link` settles every mention once."""

    def __init__(self, seen: Sequence[Seen], statements: Sequence[StatementDraft]) -> None:
        self.seen = seen
        self.statements = statements
        self.clusters: list[Cluster] = []
        self.notes: list[Note] = []
        self.settled: dict[int, Cluster | None] = {}
        self.by_spans: dict[Spans, int] = {}
        for i, one in enumerate(seen):
            self.by_spans.setdefault(one.draft.spans, i)

    def link(self) -> list[Cluster]:
        """All parties, each with its mentions."""
        for i in range(len(self.seen)):
            self._settle(i)
        return self.clusters

    def _settle(self, i: int) -> Cluster | None:
        if i in self.settled:
            return self.settled[i]
        self.settled[i] = None  # a mention that belongs to itself, by a slip of the parse, has no owner
        one = self.seen[i]
        owner = self._of(one.draft.of, i)
        same = self._of(one.draft.same_as, i)
        cluster = self._apposed(one, same) if same is not None else self._find(one, owner)
        self.settled[i] = cluster
        if cluster is not None:
            cluster.mentions.append(i)
            self._learn(cluster, one, owner if owner is not cluster else None)
        return cluster

    def _apposed(self, one: Seen, same: Cluster) -> Cluster:
        """What stands in apposition is the same party; one that had that name before takes the description with it."""
        if not one.draft.name or same.names:
            return same
        longer = names.by_longer(one.draft.name, self.clusters)
        known = names.exact(one.draft.name, self.clusters) or (longer[0] if len(longer) == 1 else None)
        if known is None or known is same:
            return same
        known.mentions += same.mentions
        known.roles += same.roles
        known.of, known.role, known.gender = known.of or same.of, known.role or same.role, known.gender or same.gender
        self.settled = {i: known if c is same else c for i, c in self.settled.items()}
        self.clusters.remove(same)
        return known

    def _of(self, spans: Spans, i: int) -> Cluster | None:
        other = self.by_spans.get(spans) if spans else None
        return self._settle(other) if other is not None and other != i else None

    def _find(self, one: Seen, owner: Cluster | None) -> Cluster | None:
        form = one.draft.form
        if form == "pronoun":
            return self._pronoun(one)
        if form == "name":
            return self._name(one) or self._lead(one) or self._new(one)
        if form == "demonym":
            return self._demonym(one) or self._new(one)
        return self._described(one, owner) or self._new(one)

    def _new(self, one: Seen) -> Cluster:
        kind = one.draft.kind
        adjective: list[str] = []
        if one.draft.form == "demonym" and kind == "state":
            kind = "unknown"  # an adjective that no table knows: a state only if its government is named
            adjective = [one.text]
        if kind == "unknown" and one.source and one.draft.name and " " in one.draft.name:
            kind = "person"
        cluster = Cluster(len(self.clusters), kind=kind, names=adjective, plural=one.draft.number == "plural" and one.draft.form != "name")
        self.clusters.append(cluster)
        return cluster

    def _name(self, one: Seen) -> Cluster | None:
        name, gender = one.draft.name, one.draft.gender
        found = names.exact(name, self.clusters)
        if found is not None:
            return found
        person = one.draft.kind == "person" or bool(one.draft.role)
        surname = names.by_surname(name, gender, self.clusters) if one.draft.kind in ("person", "unknown") else []
        if len(surname) == 1:
            return surname[0]
        if len(surname) > 1:
            self._note(one, "ambiguous-name", f"'{name}' may be {' or '.join(names.fullest(c.names) for c in surname)}")
            return None if not person else self._new(one)
        nation = None if person else names.nation_of(name, acts=True)
        if nation is not None:
            return self._state(nation)
        for found_ones in (
            [] if person else names.by_place(name, self.clusters),
            [] if person else names.by_letters(name, self.clusters),
            names.by_longer(name, self.clusters, body=one.draft.kind in ("organisation", "group")),
            [] if person else names.by_part(name, self.clusters),
            [] if person else [c for c in self.clusters if any(names.akin(name, n) or names.akin(n, name) for n in c.names)],
        ):
            if len(found_ones) == 1:
                return found_ones[0]
        return None

    def _state(self, found: tuple[nations.Nation, str]) -> Cluster:
        nation, basis = found
        there = next((c for c in self.clusters if c.nation == nation.iso2 and c.kind == "state"), None)
        if there is None:
            there = Cluster(len(self.clusters), kind="state", nation=nation.iso2, basis=basis)
            self.clusters.append(there)
        return there

    def _demonym(self, one: Seen) -> Cluster | None:
        words = one.text.removeprefix("the ").removeprefix("The ")
        nation = names.nation_of(words.split()[-1] if one.draft.kind != "state" else words, acts=False)
        if one.draft.kind == "state":
            if nation is not None:
                return self._state(nation)
            return next((c for c in self.clusters if any(names.akin(words, n) or names.exact(words, [c]) for n in c.names)), None)
        there = next((c for c in self.clusters if c.kind == "people" and nation is not None and c.nation == nation[0].iso2), None)
        if there is None and nation is not None:
            there = self._new(one)
            there.nation, there.basis = nation[0].iso2, nation[1]
        return there

    def _lead(self, one: Seen) -> Cluster | None:
        """The speaker whom the report described first and now names: "The head of the council said .. Tal Oren added"."""
        if not one.source or one.draft.kind not in ("person", "unknown") or one.draft.role or " " not in one.draft.name:
            return None
        waiting = [c for c in self.clusters if c.kind == "person" and not c.names and c.roles and not c.plural and self._spoke(c, one)]
        others = [c for c in self.clusters if c.names and c.is_person and any(self.seen[i].source for i in c.mentions)]
        if len(waiting) != 1 or any(self.seen[o.mentions[-1]].sentence >= self.seen[waiting[0].mentions[0]].sentence for o in others):
            return None
        return waiting[0] if one.draft.gender in (None, waiting[0].gender) or waiting[0].gender is None else None

    def _spoke(self, cluster: Cluster, one: Seen) -> bool:
        first = self.seen[cluster.mentions[0]]
        near = 0 < one.sentence - first.sentence <= LEAD
        return near and first.source and descriptions.is_definite(first) and first.draft.number == "singular"

    def _described(self, one: Seen, owner: Cluster | None) -> Cluster | None:
        word = descriptions.head_word(one)
        definite = descriptions.is_definite(one)
        if one.draft.form == "role" and one.draft.number == "singular":
            return descriptions.person(word, owner, one.draft.gender, self.clusters, self.seen, one) if definite else None
        if word in lexicon.listed("government", "words"):
            if owner is not None and owner.kind in ("state", "unknown"):
                owner.kind = "state"
                return owner
            return descriptions.government(self.clusters, self.seen, one) if definite and owner is None else None
        if one.draft.kind in ("organisation", "group") and one.draft.form == "noun":
            return descriptions.body(word, owner, self.clusters, self.seen, one) if definite or one.first == word else None
        if one.draft.number == "plural":
            return self._again(one, owner, word)
        return None

    def _again(self, one: Seen, owner: Cluster | None, word: str) -> Cluster | None:
        """The many of the same words: "residents said .. the residents said"."""
        if one.first in lexicon.listed("determiners", "indefinite") - {"any"}:
            return None
        return next((c for c in self.clusters if c.plural and c.of is owner and any(role == word for role, _ in c.roles)), None)

    def _pronoun(self, one: Seen) -> Cluster | None:
        word = one.head.lower_ if one.head is not None else ""
        speaker = self._speaker(one)
        if coref.speaker_of(word):
            return self._first_person(one, word, speaker)
        found, several = coref.resolve(one, self.clusters, self.seen, speaker)
        if found is None and one.asked:
            why = "several parties fit" if several else "no party before it fits"
            self._note(one, "unresolved-pronoun", f"'{one.text}' is not settled: {why}")
        return found

    def _first_person(self, one: Seen, word: str, speaker: Cluster | None) -> Cluster | None:
        """Who speaks; "we" of a person is the party that the person belongs to."""
        if speaker is not None and word in lexicon.listed("pronouns", "speakers") and speaker.kind == "person":
            speaker = speaker.of
        if speaker is None and one.asked:
            self._note(one, "unresolved-pronoun", f"'{one.text}' is not settled: the text does not say who speaks for whom")
        return speaker

    def _speaker(self, one: Seen) -> Cluster | None:
        """Who speaks the quotation in which the mention stands, or None outside of one."""
        holders = [s for s in self.statements if s.form != "indirect" and s.source and covers(s.content, one.draft.spans)]
        if not holders:
            return None
        source = min(holders, key=lambda s: length(s.content)).source
        return self._of(source, -1) if source != one.draft.spans else None

    def _learn(self, cluster: Cluster, one: Seen, owner: Cluster | None) -> None:
        """What the mention adds to its party."""
        draft = one.draft
        if draft.name and draft.name not in cluster.names and (not cluster.nation or names.is_country(draft.name)):
            cluster.names.append(draft.name)
        if draft.kind != "unknown" and cluster.kind == "unknown" and draft.form != "demonym":
            cluster.kind = draft.kind
        if draft.form == "pronoun" and draft.gender and cluster.kind == "unknown":
            cluster.kind = "person"
        cluster.gender = cluster.gender or draft.gender
        cluster.place = cluster.place or (draft.form == "name" and draft.kind == "unknown" and is_large(draft.name))
        word = descriptions.head_word(one) if draft.form in ("role", "noun") or draft.role else ""
        if word in lexicon.listed("government", "words"):
            cluster.government = True
        elif word:
            cluster.roles.append((word, owner))
        if draft.role and (cluster.role is None or len(draft.role) > len(cluster.role)) and cluster.kind in ("person", "unknown"):
            cluster.role = draft.role
        if owner is not None and cluster.of is None and cluster.kind != "state" and not _circle(owner, cluster):
            cluster.of = owner

    def _note(self, one: Seen, code: str, message: str) -> None:
        self.notes.append(Note(code=code, message=message, spans=one.draft.spans))


def _circle(owner: Cluster, cluster: Cluster) -> bool:
    seen = {id(cluster)}
    at: Cluster | None = owner
    while at is not None:
        if id(at) in seen:  # also where merging has closed a circle elsewhere
            return True
        seen.add(id(at))
        at = at.of
    return False
