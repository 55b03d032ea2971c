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
        self.unsettled: list[Cluster] = []
        self.told: dict[Spans, list[Seen]] = {}
        self.things: set[str] = set()
        for i, one in enumerate(seen):
            self.by_spans.setdefault(one.draft.spans, i)
            if one.draft.form == "demonym" or (one.draft.name and _which(one)):
                self.things.add(one.draft.name or one.text)
            if one.draft.same_as:
                self.told.setdefault(one.draft.same_as, []).append(one)

        self.things |= {name for one in seen for name in self._state_of(one)}

    def _state_of(self, one: Seen) -> set[str]:
        """The name of whom the mention shows to be a state: a minister, ministry or army belongs to it."""
        other = self.by_spans.get(one.draft.of) if one.draft.of else None
        if other is None or not descriptions.of_state(descriptions.head_word(one), one.draft.kind):
            return set()
        return {self.seen[other].draft.name} - {""}

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
        known.kind = same.kind if known.kind == "unknown" else known.kind
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
            kind = next((o.draft.kind for o in self.told.get(one.draft.spans, ()) if o.draft.kind != "unknown"), "person")
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
        plain = one.draft.kind in ("person", "unknown") and not one.draft.role and " " in one.draft.name
        if (
            not one.source
            or not plain
            or one.first in lexicon.titles() - lexicon.listed("titles", "female") - lexicon.listed("titles", "male")
        ):
            return None
        waiting = [c for c in self.clusters if c.kind == "person" and not c.names and c.roles and not c.plural and self._spoke(c, one)]
        others = [c for c in self.clusters if c.names and c.is_person and any(self.seen[i].source for i in c.mentions)]
        if len(waiting) != 1 or any(self.seen[o.mentions[-1]].sentence >= self.seen[waiting[0].mentions[0]].sentence for o in others):
            return None
        return waiting[0] if one.draft.gender in (None, waiting[0].gender) or waiting[0].gender is None else None

    def _spoke(self, cluster: Cluster, one: Seen) -> bool:
        first = self.seen[cluster.mentions[0]]
        near = 0 < one.sentence - first.sentence <= LEAD and not any(covers(s.content, first.draft.spans) for s in self.statements)
        return near and first.source and descriptions.is_definite(first) and first.draft.number == "singular"

    def _described(self, one: Seen, owner: Cluster | None) -> Cluster | None:
        word = descriptions.head_word(one)
        definite = descriptions.is_definite(one)
        if one.draft.of and owner is None:
            return None  # "your government", of one who is not known, is none that is
        if one.draft.form == "role" and one.draft.number == "singular":
            return self._person(one, owner, word) if definite else None
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

    def _person(self, one: Seen, owner: Cluster | None, word: str) -> Cluster | None:
        """The person described; where the phrase goes on to a name, only one of that name, or who has none yet."""
        name = next((o.draft.name for o in self.told.get(one.draft.spans, ()) if o.draft.name), "")
        known = names.exact(name, self.clusters) if name else None
        if known is not None:
            return known
        found = descriptions.person(word, owner, one.draft.gender, self.clusters, self.seen, one)
        return None if name and found is not None and found.names and not names.by_longer(name, [found]) else found

    def _again(self, one: Seen, owner: Cluster | None, word: str) -> Cluster | None:
        """The many of the same words: "residents said .. the residents said"."""
        if one.first in lexicon.listed("determiners", "indefinite") - {"any"}:
            return None
        if descriptions.is_counted(one):
            same = (c for c in self.clusters if any(self.seen[i].text.casefold() == one.text.casefold() for i in c.mentions))
            return next(same, None)
        return next((c for c in self.clusters if c.plural and c.of is owner and any(role == word for role, _ in c.roles)), None)

    def _pronoun(self, one: Seen) -> Cluster | None:
        word = one.head.lower_ if one.head is not None else ""
        speaker = self._speaker(one)
        if coref.speaker_of(word):
            return self._first_person(one, word, speaker)
        if word in lexicon.listed("pronouns", "reflexive"):
            return coref.reflexive(one, self.clusters, self.seen)
        own = next((s.content for s in self.statements if s.source == one.draft.spans), ())
        if any(covers(s.content, one.draft.spans) for s in self.statements if s.source != one.draft.spans):
            one = one._replace(source=False)  # it goes on with what somebody says, not with the report of who spoke
        found, several = coref.resolve(one, [*self.clusters, *self.unsettled], self.seen, speaker, own)
        if found is None and one.draft.gender is not None and one.asked:
            found = Cluster(-1 - len(self.unsettled), kind="person", gender=one.draft.gender)
            self.unsettled.append(found)
        if found is not None and found in self.unsettled:
            found.mentions.append(self.by_spans[one.draft.spans])
            found = None
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
        forms = ("direct", "mixed") if one.quoted else ("direct",)
        holders = [s for s in self.statements if s.form in forms and s.source and covers(s.content, one.draft.spans)]
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
        cluster.thing = cluster.thing or (cluster.kind == "unknown" and (draft.form == "demonym" or draft.name in self.things))
        cluster.plural = cluster.plural or (cluster.kind == "unknown" and draft.form == "name" and draft.number == "plural")
        cluster.place = cluster.place or (draft.form == "name" and draft.kind == "unknown" and is_large(draft.name))
        word = descriptions.head_word(one) if draft.form in ("role", "noun") or draft.role else ""
        if word in lexicon.listed("government", "words"):
            cluster.government = True
        elif word:
            cluster.roles.append((word, owner))
        if draft.role and descriptions.tells_more(one, cluster.role) and cluster.kind in ("person", "unknown"):
            cluster.role = draft.role
        if owner is not None and cluster.of is None and cluster.kind != "state" and not _circle(owner, cluster):
            cluster.of = owner

    def _note(self, one: Seen, code: str, message: str) -> None:
        self.notes.append(Note(code=code, message=message, spans=one.draft.spans))


def _which(one: Seen) -> bool:
    """Whether "which" goes on behind the mention, as behind no person."""
    end = one.draft.spans[0][1] if one.head is not None else 0
    after = [t for t in one.head.doc[one.head.i + 1 : one.head.i + 3] if t.text != ","] if one.head is not None else []
    return bool(after) and after[0].lower_ == "which" and (after[0].idx <= end + 2 or one.source)


def _circle(owner: Cluster, cluster: Cluster) -> bool:
    seen = {id(cluster)}
    at: Cluster | None = owner
    while at is not None:
        if id(at) in seen:  # also where merging has closed a circle elsewhere
            return True
        seen.add(id(at))
        at = at.of
    return False
