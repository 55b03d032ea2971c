"""Readings to mention drafts: which phrases are mentions of parties, and with which spans."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from accordingto.extract.parties import lexicon
from accordingto.extract.parties.chunks import Chunk, text_of
from accordingto.extract.parties.links import LISTED, Links, is_band, owner
from accordingto.extract.parties.reading import Reading, is_thing, read
from accordingto.gazetteer import nations
from accordingto.gazetteer.entry import fold
from accordingto.gazetteer.lookup import find
from accordingto.model import Drafts, MentionDraft, PartyKind, Spans
from accordingto.model.span import covers
from accordingto.parse.align import head_of, span_of, tokens_in
from accordingto.parse.pipeline import Parsed
from accordingto.parse.syntax import above, antecedent, conjuncts

ACTS = frozenset(("nsubj", "nsubjpass", "agent", "dative"))
TOLD = frozenset(("nsubj", "nsubjpass", "dobj", "pobj"))  # where a person who is not known yet ("a woman") enters the report


def wanted(drafts: Drafts) -> list[Spans]:
    """The words that stand for parties in statements and events, each once, in text order."""
    found = {s.source for s in drafts.statements if s.source}
    for event in drafts.events:
        found.update(event.actors, event.recipients)
    return sorted(spans for spans in found if spans)


class Mentions:
    """The mentions of one report as they are found; each reading and each span counts once."""

    def __init__(self, parsed: Parsed, readings: Sequence[Reading], found: Links) -> None:
        self.parsed, self.readings, self.links = parsed, readings, found
        self.starts = [reading.chunk.span[0] for reading in readings]
        self.spans: dict[int, Spans] = {}
        self.drafts: list[MentionDraft] = []

    def collect(self, spans: Sequence[Spans]) -> tuple[MentionDraft, ...]:
        """The mentions for these spans and for every phrase that names a party by itself, in text order."""
        loose: list[tuple[int | None, Spans]] = []
        for words in spans:
            at = None if self._joined(words) else self._reading_of(words)
            head = head_of(self.parsed.doc, words)
            if at is None and head is not None and _is_part(head):
                loose.append((self._whole_of(words), words))
                continue
            if at is None and head is not None and antecedent(head) is not head:
                at = self._antecedent(head)
                if at is not None:
                    self.spans.setdefault(at, self._own(at))
            if at is None or at in self.spans or not covers(words, (span_of(self.readings[at].chunk.head),)):
                loose.append((at, words))
            else:
                self.spans[at] = words
        for named in {at for at, _ in loose if at is not None}:
            self.spans.setdefault(named, self._own(named))
        chosen = set(self.spans)
        for at in range(len(self.readings)):
            if at not in chosen and self._stands_alone(at):
                self.spans[at] = self._own(at)
        for at in sorted(set(self.spans)):
            self._take_along(at)
        self.drafts = [draft for at in sorted(self.spans) for draft in self._drafts(at)]
        self.drafts += [self._loose(at, words) for at, words in loose]
        return tuple(sorted(self.drafts, key=lambda d: (d.spans[0][0], d.head, -d.spans[-1][1])))

    def _reading_of(self, spans: Spans) -> int | None:
        head = head_of(self.parsed.doc, spans)
        at = self._at(head) if head is not None else None
        if at is not None or (head is not None and _is_part(head)):
            return at
        return next((i for t in tokens_in(self.parsed.doc, spans) if (i := self._at(t)) is not None), None)

    def _at(self, token: Token) -> int | None:
        at = bisect_right(self.starts, token.idx) - 1
        inside = at >= 0 and token.idx < self.readings[at].chunk.span[1]
        return at if inside else None

    def _whole_of(self, spans: Spans) -> int | None:
        """The many of which the words name a part: in "one of its units", the units."""
        return next((i for i in sorted(set(self._inside(spans)))[-1:]), None)

    def _antecedent(self, relative: Token) -> int | None:
        """The reading that a relative pronoun stands for; where the parser gave "who" a thing, the person on whom that hangs.

        "A man at the talks, who".
        """
        noun = antecedent(relative)
        if relative.head.tag_ != "VBP":  # "Oren, Voss and Rusk, who says so": one of them does, the last
            noun = next((t for t in conjuncts(noun)[::-1] if t.i < relative.i), noun)
        for token in (noun, *above(noun)) if relative.lower_ == "who" else (noun,):
            at = self._at(token)
            if at is not None and (relative.lower_ != "who" or self._may_be_who(at)):
                return at
            if token.dep_ not in ("pobj", "prep", "acl", "dobj", "appos") or token.head.dep_ == "ROOT":
                break
        return self._at(noun)

    def _may_be_who(self, at: int) -> bool:
        reading = self.readings[at]
        first = reading.chunk.tokens[0]
        before = first.nbor(-1).lower_ if first.i > 0 else ""
        if reading.form == "name" and reading.kind == "unknown":
            return before not in lexicon.listed("inside", "words") | {"on", "at"}
        return reading.form != "noun" or reading.kind != "unknown"

    def _inside(self, spans: Spans) -> list[int]:
        return [i for t in tokens_in(self.parsed.doc, spans) if (i := self._at(t)) is not None]

    def _joined(self, spans: Spans) -> bool:
        """Whether the words name several parties ("Varnia and Tarsa"): such a mention is a party of its own."""
        numbers = sorted(set(self._inside(spans)))
        if len(numbers) < 2:
            return False
        one, two = (self.readings[i] for i in numbers[:2])
        gap = self.parsed.text[one.chunk.span[1] : two.chunk.whole[0]].strip(" ,").casefold()
        return gap in ("and", "&") and "pronoun" not in (one.form, two.form)

    def _stands_alone(self, at: int) -> bool:
        """Whether a phrase that no statement or event asks for names a party all the same."""
        reading = self.readings[at]
        if at in self.links.same:
            return True
        if at and self.links.owners.get(at - 1) == at and self._owner(at - 1) is None:
            return False
        dateline = self.parsed.report.dateline
        if dateline is not None and covers(dateline.spans, (reading.chunk.span,)):
            return False
        if reading.form == "pronoun":
            return reading.gender is not None
        if reading.form == "role":
            return reading.definite or reading.chunk.head.dep_ in TOLD
        if reading.form == "noun":
            return reading.definite and reading.kind in ("organisation", "group", "state")
        if reading.form == "demonym":
            return reading.kind == "people"
        return self._named(reading)

    def _named(self, reading: Reading) -> bool:
        words = text_of(reading.name)
        if words.casefold() in lexicon.listed("not_names", "words") or len(words) < 2:
            return False
        if is_thing(reading.name) and reading.kind == "unknown":
            return False
        if reading.role or reading.kind in ("organisation", "group", "person"):
            return True
        head = reading.chunk.head
        acts = head.dep_ in ACTS or (head.dep_ == "conj" and head.head.dep_ in ACTS) or (head.dep_ == "pobj" and head.head.dep_ == "agent")
        if reading.kind == "state":
            return acts or not self._located(reading.chunk)
        if fold(words) in nations.by_seat() or find(words):
            return acts and head.dep_ != "nsubjpass"
        return acts or len(reading.name) > 1 or head.dep_ in ("poss", "appos", "pobj", "dobj")

    def _located(self, chunk: Chunk) -> bool:
        before = chunk.tokens[0].i - 1
        return before >= 0 and self.parsed.doc[before].lower_ in lexicon.listed("locative", "words")

    def _own(self, at: int) -> Spans:
        chunk = self.readings[at].chunk
        return ((chunk.whole[0], self.readings[self.links.ends.get(at, at)].chunk.span[1]),)

    def _take_along(self, at: int) -> None:
        """The party that a mention belongs to, and what it is apposed to, are mentions too."""
        for other in (self._owner(at), self.links.same.get(at)):
            if other is not None and other not in self.spans:
                self.spans[other] = self._own(other)
                self._take_along(other)

    def _drafts(self, at: int) -> Iterator[MentionDraft]:
        """The mention of the reading, and those of the phrases inside it that it belongs to."""
        owning = self._owner(at)
        inner = self.readings[at].of
        of: Spans = self.spans[owning] if owning is not None else ()
        if inner is not None:
            there = self._owner_reading(inner)
            own: Spans = self.spans[there] if there is not None and there in self.spans else (inner.whole,)
            of = of if owning is not None and self._linked_by_of(at) and self.readings[owning].kind != "unknown" else own
            if there is None or there not in self.spans:
                yield from self._inner(inner)
        same = self.links.same.get(at)
        yield _draft(self._whole(at), self.spans[at], of, self.spans[same] if same is not None else (), self._role(at, owning))

    def _whole(self, at: int) -> Reading:
        """The reading, with a name of the form "Ministry of Health" or "Bank of Varnia" whole."""
        reading, following = self.readings[at], self.links.owners.get(at)
        body = reading.chunk.head
        several = is_band(reading)
        if following is None or not body.text[0].isupper() or not (lexicon.is_body(body.lower_) or several) or reading.kind == "state":
            return reading
        rest = self.readings[following].chunk.tokens
        first = reading.name[0] if reading.name else body
        between = self.parsed.doc[body.i + 1 : rest[0].i]
        small = all(token.lower_ in ("of", "the", "for", "on") for token in between)
        if not small or not all(token.text[0].isupper() or token.lower_ in ("the", "and") for token in rest):
            return reading
        if several:
            reading = reading._replace(kind="group", role=(), number="singular")
        return reading._replace(form="name", name=tuple(self.parsed.doc[first.i : rest[-1].i + 1]))

    def _owner(self, at: int) -> int | None:
        """The number of the reading that this one belongs to; not a word that is only a part of its name."""
        owning = owner(self.readings, self.links, at)
        part = owning is not None and self._whole(at) is not self.readings[at] and self.readings[owning].kind == "unknown"
        several = owning is not None and self.readings[at].number == "plural" and LISTED.match(self.parsed.text, self._own(owning)[0][1])
        return None if part or several else owning

    def _linked_by_of(self, at: int) -> bool:
        """Whether "of" brings the owner: "Varnia's ambassador to Tarsa" is Varnia's."""
        start = self.readings[at].chunk.span[1]
        return self.parsed.text[start : start + 6].split()[:1] == ["of"]

    def _owner_reading(self, chunk: Chunk) -> int | None:
        at = self._at(chunk.head)
        return at if at is not None and self.readings[at].chunk.span == chunk.span else None

    def _inner(self, chunk: Chunk) -> Iterator[MentionDraft]:
        reading = read(chunk)
        of: Spans = ()
        if reading.of is not None and reading.of.whole != chunk.whole:
            yield from self._inner(reading.of)
            of = (reading.of.whole,)
        yield _draft(reading, (chunk.whole,), of, (), text_of(reading.role))

    def _role(self, at: int, owning: int | None) -> str:
        """The words of the role, with those between it and the party it belongs to ("head of the Political Bureau")."""
        reading = self.readings[at]
        if reading.name or reading.form != "role" or owning is None:
            return text_of(reading.role)
        direct = self.links.owners[at]
        if direct == owning:
            return text_of(reading.role)
        end = max(self.readings[i].chunk.span[1] for i in range(at, owning))
        return " ".join(self.parsed.text[reading.role[0].idx : end].split()) if reading.role else ""

    def _loose(self, at: int | None, spans: Spans) -> MentionDraft:
        """A mention whose words no reading has alone: a second span of a reading, several parties, or no phrase at all."""
        words = tuple(t for t in tokens_in(self.parsed.doc, spans) if t.text[0].isalnum())
        if (
            at is not None
            and words
            and covers((self.readings[at].chunk.span,), spans)
            and not covers(spans, (span_of(self.readings[at].chunk.head),))
        ):
            reading = read(Chunk(words))
            return _draft(reading, spans, (), (), text_of(reading.role))
        head = head_of(self.parsed.doc, spans)
        part = head is not None and _is_part(head)
        if at is not None and not part:
            reading = self.readings[at]
            return _draft(reading, spans, (), self.spans[at], text_of(reading.role))
        where = (span_of(head),) if head is not None else spans
        plural = not part and len(set(self._inside(spans))) > 1
        of = self.spans[at] if at is not None else ()
        kind: PartyKind = "group" if plural else "unknown"
        return MentionDraft(spans=spans, head=where, of=of, form="noun", kind=kind, number="plural" if plural else None)


def _is_part(head: Token) -> bool:
    """Whether the word stands for some of many: "one of them"."""
    return head.lower_ in lexicon.listed("parts", "words") and any(child.lower_ == "of" for child in head.children)


def _draft(reading: Reading, spans: Spans, of: Spans, same: Spans, role: str) -> MentionDraft:
    return MentionDraft(
        spans=spans,
        head=(span_of(reading.chunk.head),),
        name=text_of(reading.name),
        form=reading.form,
        kind=reading.kind,
        role=None if all(lexicon.is_courtesy(word) for word in role.casefold().split()) else role,
        of=() if of == spans else of,
        same_as=same if not covers(same, spans) or same != spans else (),
        number=reading.number,
        gender=reading.gender,
    )
