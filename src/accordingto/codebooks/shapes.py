"""The shapes of a codebook: what stands in one YAML file, field by field."""

from typing import Literal

from accordingto.model import EventStatus
from accordingto.model.span import Shape

Words = tuple[str, ...]
Kind = Literal["party", "place", "thing", "number"]
Clause = Literal["hostile", "cooperative", "negated", "infinitive", "foreign", "conditional", "any", "none"]
FrameSlot = Literal[
    "subject", "object", "dative", "clause", "owner", "inner", "condition", "matter",
    "asker", "answerer", "possessive", "modifier", "light",
]  # fmt: skip


class Condition(Shape, frozen=True, kw_only=True):
    """What must stand beside a word; every field given must be met, by any one of its lemmas (`$name` = a list of `lists.yaml`).

    subject, object    the head of the verb's subject or object (of a passive: of what it is done to); of a noun, whose it is
    modifier           an adjective, noun or determiner before a noun
    after              the word that governs it
    preposition        a preposition that hangs on it
    brings             the noun that such a preposition brings
    particle           any child of the verb, by its own letters
    subject_is, object_is  what the head is: party, place, thing, or a bare number ("offered fourteen")
    negated            that the verb is told not to be so: by a "not" or "no", or by a denial that governs it
    clause             the clause it governs: hostile or cooperative by its event, negated, infinitive, foreign (with
                       a noun of its own as subject), conditional (an "if" or "provided" hangs on the word itself), any, or none
    """

    subject: Words = ()
    object: Words = ()
    modifier: Words = ()
    after: Words = ()
    preposition: Words = ()
    brings: Words = ()
    particle: Words = ()
    subject_is: tuple[Kind, ...] = ()
    object_is: tuple[Kind, ...] = ()
    clause: tuple[Clause, ...] = ()
    negated: bool = False


class Trigger(Shape, frozen=True, kw_only=True):
    """Words that name the act, and who is who around them.

    `verbs` and `nouns` are lemmas; a verb may bring more words, each somewhere under it ("blow up", "open fire"); a
    noun may have words before it ("hunger strike"). `actor` and `recipient` list slots, first that is filled wins:
      subject, object, dative   of the verb; a passive is read as its active
      clause    the subject of the clause that it governs          inner     the recipients of the event in that clause
      owner     whose the object is                                matter    whose is what "for" brings
      asker     who demands it                                     answerer  who rejects or accepts it
      condition the subject of "if", "unless"                      light     the subject of "launch", "hold"..
      possessive, modifier      before a noun                      or a preposition
    `where` lists slots that say where, not whom. `result` marks what an attack does (kill, wound): one event with it.
    `mutual`: of several actors none is recipient. `party_only`: no event unless an actor or recipient is found.
    """

    verbs: Words = ()
    nouns: Words = ()
    adjectives: Words = ()
    actor: Words | None = None
    recipient: Words | None = None
    where: Words = ()
    mode: str | None = None
    contexts: Words = ()
    status: EventStatus | None = None
    result: bool = False
    mutual: bool = False
    party_only: bool = False
    needs: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()


class NearMiss(Shape, frozen=True, kw_only=True):
    """Words that look like a trigger and are none when the condition is met, and why."""

    words: Words
    when: Condition
    why: str


class Example(Shape, frozen=True, kw_only=True):
    """A sentence and the event of this class in it; `trigger` empty = no event of this class."""

    text: str
    trigger: str = ""
    actors: Words = ()
    recipients: Words = ()
    status: EventStatus = "happened"


class Crosswalk(Shape, frozen=True, kw_only=True):
    """One way out of a class: every condition given must hold, by any one of its words; `words` are those of the event's sentence,
    `trigger` beginnings of the trigger's words.

    actors and recipients are PLOVER's sectors of the parties; PRO are protesters. `acled` is "event type > sub-event type".
    """

    mode: Words = ()
    context: Words = ()
    status: tuple[EventStatus, ...] = ()
    trigger: Words = ()
    words: Words = ()
    actors: Words = ()
    recipients: Words = ()
    cameo: str
    acled: str = ""

    @property
    def bare(self) -> bool:
        """Whether it has no condition."""
        return not (self.mode or self.context or self.status or self.trigger or self.words or self.actors or self.recipients)


class EventClass(Shape, frozen=True, kw_only=True):
    """One class of events.

    `recipients` says whether things can be what it is done to, or parties alone. A future act announced by its doer is
    of the type `intent` ("will give"), `refusal` ("will not give") or `ultimatum` (unless another yields).
    """

    type: str
    definition: str
    tone: Literal["cooperative", "hostile"]
    recipients: Literal["parties", "anything"] = "parties"
    intent: str | None = None
    refusal: str | None = None
    ultimatum: str | None = None
    cameo: Words = ()
    modes: dict[str, Words] = {}
    crosswalk: tuple[Crosswalk, ...] = ()
    triggers: tuple[Trigger, ...]
    near_misses: tuple[NearMiss, ...] = ()
    examples: tuple[Example, ...]


class Codebook(Shape, frozen=True, kw_only=True):
    """All classes of a codebook, sorted by type, the lists its conditions name, and the words that name a context."""

    name: str
    classes: tuple[EventClass, ...]
    lists: dict[str, Words] = {}
    contexts: dict[str, Words] = {}
