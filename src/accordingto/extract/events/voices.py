"""What the statements make of an act: who does one that is a cue, demands, threats, questions; and who "we" are."""

from accordingto.extract.events.act import Act
from accordingto.extract.events.clauses import passive
from accordingto.extract.events.kinds import is_party, is_thing
from accordingto.extract.events.participants import Participant, participants
from accordingto.extract.events.words import acts
from accordingto.model import Span, StatementDraft
from accordingto.model.span import EMPTY, length
from accordingto.parse.align import head_of, tokens_in
from accordingto.parse.pipeline import Parsed

FIRST = frozenset(("we", "us", "i", "me"))
NAMED = frozenset(("dobj", "nsubj", "nsubjpass", "ROOT", "attr", "conj", "appos"))
OPEN = frozenset(("happened", "planned", "ongoing"))


class Voices:
    """The statements of a report, asked for the one that an act stands in."""

    def __init__(self, parsed: Parsed, statements: tuple[StatementDraft, ...]) -> None:
        self.doc = parsed.doc
        self.statements = sorted((s for s in statements if s.content), key=lambda s: length(s.content))
        self.speakers = {t.i: head for s in statements if (head := head_of(parsed.doc, s.source)) for t in tokens_in(parsed.doc, s.cue)}

    def heard(self, act: Act) -> Act:
        """The act with its speaker as actor where it is a cue, the status that its statement gives it, and "we" resolved."""
        act = self._speaker(act)
        at = act.head.idx
        around = next((s for s in self.statements if any(start <= at < end for start, end in s.content)), None)
        if around is None:
            return act
        return self._status(self._first_person(act, around), around)

    def _speaker(self, act: Act) -> Act:
        """A cue is done by its source, however the parser hangs it: "said he was held and demanded that ..."."""
        speaker = self.speakers.get(act.head.i)
        if speaker is None or act.noun or passive(act.head) or (is_thing(speaker) and not is_party(speaker)):
            return act  # "issued a declaration demanding": whose it is, not what it is
        if any(p.head.i == speaker.i for p in act.actors):
            return act
        actors = tuple(participants(speaker, subject=True))
        taken = {p.spans for p in actors}
        return act._replace(actors=actors, recipients=tuple(p for p in act.recipients if p.spans not in taken)) if actors else act

    def _first_person(self, act: Act, around: StatementDraft) -> Act:
        if not around.source or around.form == "indirect":
            return act
        return act._replace(
            actors=tuple(_spoken(p, around) for p in act.actors), recipients=tuple(_spoken(p, around) for p in act.recipients)
        )

    def _status(self, act: Act, around: StatementDraft) -> Act:
        given = acts().get(around.act)
        if given is None or act.status not in OPEN or not self._top(act, around):
            return act
        return act._replace(status=given, why=f"content of '{around.act}'")

    def _top(self, act: Act, around: StatementDraft) -> bool:
        """Whether the act is what the statement is about: no clause of its own tense between."""
        if act.noun:
            above = act.head.head
            named = act.head.dep_ in NAMED or (act.head.dep_ == "pobj" and not _covered((above.idx, above.idx + 1), around))
            return named and act.match.entry.trigger.status is None
        return act.head.dep_ not in ("relcl", "acl") and _covered((act.head.idx, act.head.idx + 1), around)


def _spoken(one: Participant, around: StatementDraft) -> Participant:
    return one._replace(spans=around.source) if one.head.lower_ in FIRST else one


def _covered(span: Span, around: StatementDraft) -> bool:
    return around.content != EMPTY and any(a <= span[0] and span[1] <= b for a, b in around.content)
