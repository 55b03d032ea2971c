"""Statements by a verb: she said, denied, asked, promised, believes."""

from collections.abc import Iterator

from spacy.tokens import Token

from accordingto.extract.statements import contents, denials, phrases, quoted
from accordingto.extract.statements.complements import complements, lent
from accordingto.extract.statements.frames import readings
from accordingto.extract.statements.lexicon import among, lexicon
from accordingto.extract.statements.sayings import Saying, saying
from accordingto.extract.statements.scene import Scene
from accordingto.model import Act, Spans, StatementDraft

# The first frame that a cue takes and a sentence offers is its content.
ORDER = ("clause", "question", "object_to", "to", "ing", "small")
QUOTED = frozenset(("clause", "quote"))
OBJECTS = frozenset(("object", "object_to", "for", "as", "of", "small"))
WITH_SUBJECT = frozenset(("passive_to", "passive_oprd", "passive_as", "passive_object", "passive_on"))
NESTED = frozenset(("clause", "passive_clause"))
WITHIN = frozenset(("ccomp", "xcomp", "pcomp"))
DENIED = frozenset(("object", "passive_object", "as"))  # "as" where the parser takes the object into it: "rejected as false claims that"


def drafts(scene: Scene) -> Iterator[StatementDraft]:
    """The statements whose cue is a verb, in text order."""
    known = lexicon()
    for token in scene.doc:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"):
            frames = known.verb(token)
            draft = _statement(scene, token, frames) if frames else None
            if draft is not None:
                yield draft


def _statement(scene: Scene, verb: Token, frames: dict[str, Act]) -> StatementDraft | None:
    offered = _offered(scene, verb)
    said = saying(scene, verb, told=_tells(frames, offered))
    if said is None:
        return None
    frame, content = _content(scene, said, frames, offered)
    if not content or not _stands(scene, said, frame, frames):
        return None
    if frame == "object" and any(h.lemma_.lower() in among("toll", "nouns") or _lent(h) for h in offered[frame]):
        return None  # "claimed 40 lives"; "repeated its demand that" is a noun's
    cue = phrases.with_addressee(scene, verb, said.cue) if "tell" in frames and frame not in OBJECTS else said.cue
    if frames.get(frame) == "denies" and frame in DENIED:
        objects = offered[frame] or [c for c in verb.children if c.dep_ == "nsubjpass"]
        if any(o.lemma_.lower() in among("offers", "nouns") for o in objects):
            return None
        cue, content = denials.claimed(scene, said, objects) or (cue, content)
    act = frames.get(frame, frames.get("clause", next(iter(frames.values()))))
    return StatementDraft(
        source=said.source,
        cue=cue,
        content=content,
        form="indirect",
        act=act,
        polarity="denies" if act == "denies" else "asserts",
        because=f"cue '{verb.text}' + {frame}",
    )


def _lent(noun: Token) -> bool:
    return lent(noun) is not None and any(name in lexicon().nouns.get(lexicon().lemma(noun), {}) for name, _ in complements(noun))


def _offered(scene: Scene, verb: Token) -> dict[str, list[Token]]:
    """The complements of the verb in its part of the sentence, the first after it before one that stands before it."""
    unit = scene.unit(verb)
    found: dict[str, list[Token]] = {}
    for name, heads in readings(scene, verb):
        if heads and scene.unit(heads[0]) != unit and scene.together(heads[0], verb):
            continue
        if name not in found or (found[name] and found[name][0].i < verb.i < heads[0].i):
            found[name] = heads
    return found


def _stands(scene: Scene, said: Saying, frame: str, frames: dict[str, Act]) -> bool:
    """Whether the cue is one where it stands.

    Inside a quotation people report others, not themselves: "I think" is how they speak, and annotators of PolNeAR mark
    one in a hundred of the others. An attitude inside a clause is part of what that clause says.
    """
    if scene.quote_of(said.verb) is not None:
        first = said.noun is not None and said.noun.lower_ in among("persons", "words")
        return lexicon().lemma(said.verb) in among("nested", "verbs") and frame in NESTED and not first
    return frames.get(frame) != "believes" or said.verb.dep_ not in WITHIN


def _tells(frames: dict[str, Act], offered: dict[str, list[Token]]) -> bool:
    """Whether an object of the verb is its addressee: it says something else, or cannot say a thing."""
    return "object" not in frames or any(f in offered and f in frames for f in ("clause", "question"))


def _content(scene: Scene, said: Saying, frames: dict[str, Act], offered: dict[str, list[Token]]) -> tuple[str, Spans]:
    quotes = QUOTED & frames.keys()
    if said.passive:
        return _passive(scene, said, frames, offered)
    if quotes and scene.quote_of(said.verb) is None:
        clauses = [h for f in ("clause", "question") if f in frames for h in offered.get(f, []) if h.i > said.verb.i]
        later = [h for f, heads in offered.items() if f in frames for h in heads if h.i > said.verb.i]
        pieces = quoted.quoted_after(scene, said, later)
        if clauses and pieces and pieces[-1][0] < clauses[0].left_edge.idx:
            pieces = []  # "told the paper "Oskel Today" that ...": a name in quotation marks
        if not (pieces and ":" in scene.text[said.region[1] : pieces[-1][0]]) and quoted.quoted_before(
            scene, said, bare=not later and not pieces, first=bool(clauses)
        ):
            return "quotation", tuple(contents.around(scene, said, _front(said, offered)))
        pieces = pieces or quoted.after_colon(scene, said)
        if pieces:
            return "quotation", tuple(pieces)
    for name in (*ORDER, *(f for f in frames if f not in ORDER)):
        heads = [h for h in offered.get(name, []) if scene.unit(h)[0] == scene.unit(said.verb)[0]]
        if name not in frames or not heads:
            continue
        if name == "object" and heads[0].i < said.verb.i:
            return name, tuple(contents.antecedent(scene, said, heads[0]))
        if name == "clause" and heads[0].i < said.verb.i:
            return "clause before", tuple(contents.around(scene, said, heads[0]))
        if name == "as" and "object" in offered:
            heads = [*offered["object"], *heads]
        return name, tuple(contents.following(scene, said, heads, clause=name in ORDER))
    if "clause" in frames and "quote" in frames and _parenthetical(scene, said):
        return "clause around", tuple(contents.inserted(scene, said))
    return "", ()


def _front(said: Saying, offered: dict[str, list[Token]]) -> Token | None:
    head = offered.get("clause", [None])[0]
    return head if head is not None and head.i < said.verb.i else None


def _parenthetical(scene: Scene, said: Saying) -> bool:
    """Whether the clause of the cue stands after a comma at the end of a sentence, or between commas in its middle."""
    start, at = scene.unit(said.verb)[0], said.region[0]
    lead = scene.text[start:at].rstrip()
    inserted = scene.text[said.region[1] : said.region[1] + 1] in (",", "—", "–")
    if any(c.i < said.verb.i and c.left_edge.idx <= start + 1 and c.dep_ in ("advcl", "prep") for c in said.verb.children):
        return False  # "After the vote, he said" leads into the saying, it is not what he said
    return lead.endswith((",", "—", "–", "-")) and len(lead.split()) > (0 if inserted else 2)


def _passive(scene: Scene, said: Saying, frames: dict[str, Act], offered: dict[str, list[Token]]) -> tuple[str, Spans]:
    verb = said.verb
    for name, heads in offered.items():
        if name not in frames or not name.startswith("passive_"):
            continue
        subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
        pieces = contents.following(scene, said, heads, clause=True) if heads else []
        if subject is not None and name in WITH_SUBJECT:
            pieces = [*contents.plain(scene, said, subject), *pieces]
        elif name == "passive_on" and verb.dep_ == "acl":  # "an attack blamed on the militia"
            pieces = [*contents.before_participle(scene, said), *pieces]
        return name, tuple(pieces)
    return "", ()
