"""The words of a cue and of its source: verb groups, addressees, noun phrases."""

from spacy.tokens import Token

from accordingto.extract.statements.lexicon import among, lexicon
from accordingto.extract.statements.scene import Scene
from accordingto.model import Span, Spans
from accordingto.model.span import trim
from accordingto.parse.align import span_of, spans_of
from accordingto.parse.syntax import NEGATIONS, above

NOUNS = frozenset(("NOUN", "PROPN", "PRON"))
GROUP = frozenset(("aux", "auxpass", "neg", "prt"))
EDGE = " \t\r\n\u00a0,;:-–—"
THIRD = frozenset(("he", "she", "they", "it"))
PRESENT = frozenset(("VBZ", "VBP"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))
OPENERS = frozenset((",", '"', "”", "''", "’", "?", "!", "—", "–"))
FAR = 25  # words
LONGEST = 8  # words of an addressee
CLOSE = 4  # words between a verb and the noun that the parser did not make its subject


def subject(scene: Scene, verb: Token) -> Token | None:
    """The head of the phrase that does the verb: its subject, the one it shares, or the noun next to it.

    A relative pronoun is kept as it stands: the record's parties resolve it.
    """
    if verb.tag_ == "VBG" and verb.dep_ == "advcl":
        outer = _cue_above(verb)
        if outer is not None:
            verb = outer
    if verb.dep_ == "conj" and verb.tag_ in FINITE and _after_comma_and(verb):
        main = next((a for a in reversed(list(above(verb))) if _tense(a) == _tense(verb) and _own(a) is not None), None) or _past(verb)
        if main is not None and _own(verb) is None and scene.unit(main) == scene.unit(verb) and scene.together(main, verb):
            return _own(main)
    seen: set[int] = set()
    at = verb
    while at.i not in seen:
        seen.add(at.i)
        own = _own(at)
        if own is not None:
            return _outer_subject(at, own, verb) or own
        if at.dep_ == "acl" and at.i == verb.i and at.tag_ in ("VBG", "VB"):
            return at.head
        accused = _accused(at)
        if accused is not None:
            return accused
        if at.dep_ not in ("conj", "xcomp", "advcl", "acl", "pcomp", "prep", "dep") or (at.dep_ == "prep" and at.i == verb.i):
            break
        at = at.head
    return None


def _tense(verb: Token) -> str:
    """Past or present; a perfect ("has denied") goes with both, which the next coordinated verb shows."""
    perfect = verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.children)
    return "VBD" if perfect else verb.tag_


def _accused(verb: Token) -> Token | None:
    """Whose deed it is after an object and its preposition: "accused him of claiming", "thanked her for saying"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ not in ("of", "for", "from") or verb.head.head.pos_ != "VERB":
        return None
    return next((c for c in verb.head.head.children if c.dep_ == "dobj" and verb.head.head.i < c.i < verb.head.i), None)


def _past(verb: Token) -> Token | None:
    """The past cue around a past clause that a present verb is coordinated with: what is reported in the past has no present in it."""
    clause = verb.head
    if verb.tag_ not in PRESENT or _tense(clause) != "VBD" or clause.dep_ != "ccomp" or "clause" not in lexicon().verb(clause.head):
        return None
    return clause.head if _own(clause.head) is not None and clause.head.i < clause.i else None


def _own(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.lower_ not in NEGATIONS), None)


def _after_comma_and(verb: Token) -> bool:
    """Whether ", and" stands before the verb: a second thing that the subject of the sentence did."""
    doc, at = verb.doc, verb.i - 1
    while at > 0 and doc[at].dep_ in ("advmod", "aux", "neg"):
        at -= 1
    return at > 0 and doc[at].pos_ == "CCONJ" and doc[at - 1].text == ","


def _outer_subject(clause: Token, own: Token, verb: Token) -> Token | None:
    """The speaker around a clause that the cue is coordinated with: in "she said she hoped and predicted" she predicts.

    The parser hangs the second cue on the inner clause; it is the speaker's where the inner subject is only a pronoun
    for her, or a comma stands before "and".
    """
    outer = clause.head
    if verb is clause or clause.dep_ != "ccomp" or "clause" not in lexicon().verb(outer) or outer.i > clause.i or outer.tag_ != verb.tag_:
        return None
    lead = verb.left_edge.i - 1
    while lead > clause.i and verb.doc[lead].dep_ in ("cc", "advmod"):
        lead -= 1
    if verb.doc[lead].text != "," and own.lower_ not in THIRD:
        return None
    return next((c for c in outer.children if c.dep_ == "nsubj" and c.i < outer.i), None)


def _cue_above(verb: Token) -> Token | None:
    """The cue with a subject of its own that the participle belongs to: in "denied that it fell, adding" the denier adds."""
    if verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    for token in above(verb):
        own = next((c for c in token.children if c.dep_ == "nsubj"), None)
        if own is not None and "clause" in lexicon().verb(token) and token.i < verb.i:
            return token
    return None


def near(scene: Scene, verb: Token) -> Token | None:
    """The noun that stands next to the verb where the parser found it no subject: quotations often mislead it."""
    if verb.tag_ == "VBG" and verb.i == verb.sent.start:
        return next((c for c in verb.sent.root.children if c.dep_ == "nsubj" and c.i > verb.i), None)
    if verb.tag_ not in FINITE:
        return None
    doc, start = verb.doc, max(verb.sent.start, verb.i - FAR)
    at = verb.i - 1
    while at >= start and (doc[at].dep_ in GROUP or doc[at].pos_ in ("ADV", "AUX", "PART") or doc[at].lower_ in NEGATIONS):
        at -= 1
    if at >= start and doc[at].text == "," and at > start and doc[at - 1].pos_ in NOUNS:
        at -= 1
    if at >= start and doc[at].pos_ in NOUNS and scene.together(doc[at], verb):
        return _top(scene, doc[at], verb)
    at = verb.i + 1
    while at < min(verb.sent.end, verb.i + CLOSE) and doc[at].pos_ in ("DET", "ADJ", "NUM"):
        at += 1
    inverted = at < verb.sent.end and verb.tag_ in ("VBD", "VBZ") and doc[at].pos_ in NOUNS and scene.together(doc[at], verb)
    if inverted and verb.i > 0 and doc[verb.i - 1].text in OPENERS:
        return _top(scene, doc[at], verb)
    return None


def first_noun(scene: Scene, verb: Token) -> Token | None:
    """The noun that the verb's part of the sentence begins with."""
    at = scene.at(scene.unit(verb)[0])
    while at.i < verb.i and at.pos_ in ("DET", "ADJ", "NUM", "SPACE"):
        at = at.nbor(1)
    return _top(scene, at, verb) if at.i < verb.i and at.pos_ in NOUNS else None


def _top(scene: Scene, noun: Token, verb: Token) -> Token | None:
    """The head of the phrase that the noun stands in, on its own side of the verb and of quotations."""
    at = noun
    fenced = any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children)
    while at.head != at and (at.head.i < verb.i) == (noun.i < verb.i) and at.head != verb and scene.together(at.head, noun):
        if at.head.pos_ not in (*NOUNS, "ADP", "NUM", "ADJ"):
            break
        if fenced and any(t.text == "," for t in verb.doc[min(at.i, at.head.i) : max(at.i, at.head.i)]):
            break  # "... prompting a clash, state media reported": the comma ends what is said
        at = at.head
    return at if at.pos_ in NOUNS else noun


def source_span(scene: Scene, noun: Token, verb: Token) -> Span:
    """The whole noun phrase with titles, appositions and relative clauses, on its own side of the verb."""
    also = [c for c in noun.head.children if c.dep_ == noun.dep_ == "nsubj" and c != noun]  # "the movement Hamas" cut in two
    tokens = [t for head in (noun, *also) for t in head.subtree if not t.is_space and scene.together(t, noun)]
    tokens = [t for t in tokens if t.i < verb.i] if noun.i < verb.i else [t for t in tokens if t.i > verb.i]
    left = right = noun
    chosen = {t.i for t in tokens}
    while left.i - 1 in chosen or (left.i > 0 and left.nbor(-1).is_space and left.i - 2 in chosen):
        left = left.nbor(-1)
    last = len(scene.doc) - 1
    while right.i + 1 in chosen or (right.i < last - 1 and right.nbor(1).is_space and right.i + 2 in chosen):
        right = right.nbor(1)
    return trim(scene.text, span_of(left, _without_circumstance(noun, right)), EDGE)


def _without_circumstance(noun: Token, last: Token) -> Token:
    """The last word of the phrase without a participle or a cue set off at its end: "the mayor, reached by telephone,"."""
    for child in noun.children:
        participle = child.dep_ in ("acl", "advcl") and child.tag_ in ("VBN", "VBG")
        speaks = child.dep_ == "relcl" and bool(lexicon().verb(child))
        if (participle or speaks) and child.i > noun.i and child.right_edge.i >= last.i - 1:
            lead = child.left_edge.nbor(-1)
            if lead.text == "," and lead.i > noun.i:
                return lead.nbor(-1)
    return last


def nobody(noun: Token) -> bool:
    """Whether the noun phrase is empty: "no group has said so"."""
    return noun.lower_ in among("nobody", "words") or any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)


def verb_group(verb: Token) -> Spans:
    """The verb with the auxiliaries, negations, particles and adverbs that stand next to it."""
    found = [verb]
    if verb.dep_ == "xcomp" and verb.head.lemma_ in among("raising", "verbs") and verb.i - verb.head.i == 2:
        return (span_of(verb.head, verb),)  # "appears to show"
    for child in verb.children:
        if child.dep_ in GROUP or (child.dep_ == "advmod" and abs(child.i - verb.i) <= 2 and child.i < verb.i):
            found.append(child)
    run = sorted(found, key=lambda t: t.i)
    before = [t for t in run if t.i <= verb.i]
    start = verb.i
    for token in reversed(before):
        if start - token.i > 2:
            break
        start = token.i
    while start < verb.i and verb.doc[start].dep_ == "advmod":
        start += 1
    return spans_of([t for t in run if t.i >= start and (t.dep_ != "advmod" or t.i > start)])


def with_addressee(scene: Scene, verb: Token, cue: Spans) -> Spans:
    """The cue with whom it tells, where that stands right after it: "told reporters"."""
    for child in verb.children:
        near_by = child.left_edge.i == verb.i + 1 and child.right_edge.i - verb.i <= LONGEST
        if child.dep_ in ("dobj", "dative") and near_by and scene.together(child.right_edge, verb) and child.tag_ not in ("WDT", "WP"):
            return (*cue[:-1], (cue[-1][0], span_of(verb, child.right_edge)[1]))
    return cue


def noun_span(scene: Scene, noun: Token) -> Span:
    """The whole noun phrase; a possessor without its mark."""
    tokens = [t for t in noun.subtree if not t.is_space and scene.together(t, noun) and not (t.dep_ == "case" and t.head == noun)]
    return trim(scene.text, span_of(*tokens), EDGE)
