"""What the statement around an act makes of it: demands, threats, questions; and who "we" are."""

from accordingto.extract.events.act import Act
from accordingto.extract.events.participants import Participant
from accordingto.extract.events.words import acts
from accordingto.model import Span, StatementDraft
from accordingto.model.span import EMPTY, length
from accordingto.parse.pipeline import Parsed

FIRST = frozenset(("we", "us", "i", "me"))
NAMED = frozenset(("dobj", "nsubj", "nsubjpass", "ROOT", "attr", "conj", "appos"))
OPEN = frozenset(("happened", "planned", "ongoing"))


class Voices:
    """The statements of a report, asked for the one that an act stands in."""

    def __init__(self, parsed: Parsed, statements: tuple[StatementDraft, ...]) -> None:
        self.doc = parsed.doc
        self.statements = sorted((s for s in statements if s.content), key=lambda s: length(s.content))

    def heard(self, act: Act) -> Act:
        """The act with the status that its statement gives it and "we" resolved to its speaker."""
        at = act.head.idx
        around = next((s for s in self.statements if any(start <= at < end for start, end in s.content)), None)
        if around is None:
            return act
        return self._status(self._first_person(act, around), around)

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
