"""Where a content ends: what belongs to it, and what is set off at its end."""

from spacy.tokens import Token

from accordingto.extract.statements import phrases
from accordingto.extract.statements.complements import complements
from accordingto.extract.statements.lexicon import among, lexicon
from accordingto.extract.statements.sayings import Saying
from accordingto.extract.statements.scene import Scene
from accordingto.model import Span
from accordingto.model.span import trim
from accordingto.parse.syntax import above, children

TAIL = frozenset(("prep", "npadvmod", "advmod", "oprd", "xcomp", "ccomp", "acomp", "attr", "dobj", "advcl", "prt", "relcl", "acl"))
EDGE = " \t\r\n\u00a0,;:.–—"
RELATIVE = frozenset(("which", "who", "whom", "whose", "where"))


def last_word(scene: Scene, said: Saying, heads: list[Token], *, clause: bool) -> Token:
    """The last word of a content after its cue: what follows the heads is in, what the writer or speaker adds is not."""
    first = min((h.left_edge for h in heads), key=lambda t: t.i)
    last = max((h.right_edge for h in heads), key=lambda t: t.i)
    last = _tail(said.verb, last, clause=clause)
    last = without_aside(scene, first, last)
    claim = None if clause else _claim(heads)
    if claim is not None:
        last = claim.right_edge
    elif not clause:
        last = _without_apposition(heads, last)
    last = _without_participle(scene, first, last)
    last = _without_clause(scene, said, heads, last)
    return _with_infinitives(said.verb, last)


def _claim(heads: list[Token]) -> Token | None:
    """The clause of an object that is a claim, wherever the parser hangs it: "relayed the denial of X, a guard, that they fled"."""
    nouns = (head for head in heads if "that" in lexicon().nouns.get(lexicon().lemma(head), {}))
    return next((clause for noun in nouns for name, clause in complements(noun) if name == "that" and clause.i > noun.i), None)


def _without_clause(scene: Scene, said: Saying, heads: list[Token], last: Token) -> Token:
    """The last word of the content without a clause at its end that is a statement of its own.

    Such are a coordinated cue with its subject (", and the Front denies") or that of the speaker ("and predicted").
    """
    for head in heads:
        for other in children(head, "conj"):
            frames = lexicon().verb(other)
            if not frames or not scene.together(other, said.verb) or last.i < other.i:
                continue
            own = phrases.subject(scene, other)
            lead = (own if own is not None and own.head == other else other).left_edge.i - 1
            while lead > head.i and scene.doc[lead].dep_ in ("cc", "advmod"):
                lead -= 1
            comma = (
                scene.doc[lead].text == ","
                and ("quote" in frames or "denies" in frames.values())
                and not any(c.dep_ == "mark" for c in other.children)
            )
            coordinated = other.dep_ == "conj" and own is not None and own.i < said.verb.i
            speaks = bool({"quote", "clause"} & frames.keys()) or scene.doc[lead].text == ","
            if lead > head.i and own is not None and speaks and ((comma and (own.head == other or coordinated)) or own == said.noun):
                return scene.doc[lead - 1] if scene.doc[lead].text == "," else scene.doc[lead]
    return last


def _with_infinitives(verb: Token, last: Token) -> Token:
    """The last word of the content with the bare verbs after it that the parser coordinates with the cue.

    No such form can stand beside a past or a participle: "was referring to the failure to stop it, free them, and ...".
    """
    for other in children(verb, "conj"):
        bare = other.tag_ in ("VB", "VBP") and not any(c.dep_ in ("nsubj", "aux") for c in other.children)
        if bare and verb.tag_ in ("VBD", "VBN", "VBG") and other.i > last.i:
            return other.right_edge
    return last


def _without_apposition(heads: list[Token], last: Token) -> Token:
    """The last word of an object without what is set off after it: "the loophole, a flaw in the system"."""
    for head in heads:
        for child in head.children:
            listed = child.dep_ == "appos" and any(c.dep_ == "conj" for c in child.children)
            if child.i > head.i and child.dep_ in ("appos", "relcl", "advcl", "acl") and child.right_edge.i >= last.i - 1 and not listed:
                lead = child.left_edge.nbor(-1)
                if lead.text in (",", "—", "–", "-") and lead.i > head.i:
                    return lead.nbor(-1)
    return last


def _without_participle(scene: Scene, first: Token, last: Token) -> Token:
    """The last word of the content without the participle of a cue set off in it: "it rained, adding that ..."."""
    for token in scene.doc[first.i + 2 : last.i]:
        if (
            token.tag_ == "VBG"
            and token.dep_ in ("advcl", "acl", "conj", "dep")
            and scene.inside[token.i] < 0
            and "clause" in lexicon().verb(token)
        ):
            lead = token.nbor(-1)
            inner = lead.nbor(-1) if lead.is_quote else lead
            if inner.text == ",":
                return lead
    return last


def _tail(verb: Token, last: Token, *, clause: bool) -> Token:
    at = last
    for child in verb.children:
        if child.left_edge.i <= at.i:
            continue
        if child.dep_ not in TAIL or child.left_edge.i != at.i + 1:
            break
        if not clause and child.dep_ == "advcl" and child.left_edge.lower_ != "to":
            break
        at = child.right_edge
        if clause or not _circumstance(child):
            last = at
    return last


def _circumstance(child: Token) -> bool:
    """Whether the words say when, how or in which medium something was said: "on Friday", "in a statement"."""
    if child.dep_ in ("npadvmod", "advmod"):
        return True
    noun = next(iter(children(child, "pobj")), None)
    return noun is not None and (noun.lemma_.lower() in among("media", "nouns") or noun.lemma_.lower() in among("media", "times"))


def without_aside(scene: Scene, first: Token, last: Token) -> Token:
    """The last word of the content without a clause or apposition set off at its end: that is the writer's."""
    doc = scene.doc
    for token in doc[first.i + 1 : last.i]:
        if token.lower_ not in RELATIVE or not scene.together(token, doc[token.i - 1]) or scene.inside[token.i] >= 0:
            continue
        lead = token.nbor(-1)
        if lead.text != ",":
            lead = lead.nbor(-1) if lead.dep_ == "prep" and lead.i > first.i + 1 else lead
        clause = next((a for a in (token, *above(token)) if a.dep_ == "relcl"), None)
        if lead.text == "," and clause is not None and clause.right_edge.i >= last.i - 1:
            return doc[lead.i - 1]
    return last


def without_that(scene: Scene, span: Span) -> Span:
    """The span without "that" or "for" before its clause, and without whom the speaker cites before that: ", citing X, that"."""
    start, end = trim(scene.text, span, EDGE)
    start = _after_cited(scene, start, end)
    if scene.text[start : start + 5].lower() in ("that ", "that,"):
        start += 5
    elif scene.text[start : start + 4].lower() == "for " and scene.at(start).dep_ == "mark":
        start += 4
    return trim(scene.text, (start, end), EDGE)


def _after_cited(scene: Scene, start: int, end: int) -> int:
    """Where "that" stands after a participle of citing that begins the characters and ends with a comma; else their start."""
    first = scene.at(start)
    if first.tag_ != "VBG" or first.lemma_.lower() not in among("citing", "verbs"):
        return start
    rest = (t for t in scene.doc[first.i + 2 : scene.at(end).i + 1] if t.lower_ == "that" and t.nbor(-1).text == ",")
    return next((t.idx for t in rest), start)
