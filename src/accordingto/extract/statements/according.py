"""Statements by a phrase that names whom a sentence is from: according to her, in his view, by their count, as it was put by."""

from collections.abc import Iterator

from spacy.tokens import Token

from accordingto.extract.statements import contents
from accordingto.extract.statements.ends import EDGE
from accordingto.extract.statements.lexicon import among
from accordingto.extract.statements.phrases import noun_span
from accordingto.extract.statements.scene import Scene
from accordingto.model import Act, Span, Spans, StatementDraft
from accordingto.model.span import EMPTY, trim
from accordingto.parse.align import span_of
from accordingto.parse.syntax import above, children


def drafts(scene: Scene) -> Iterator[StatementDraft]:
    """The statements whose cue is a prepositional phrase, in text order."""
    for token in scene.doc:
        if token.lower_ == "according" and token.i + 2 < len(scene.doc) and token.nbor(1).lower_ == "to":
            noun = _object(scene, token.nbor(1))
            if noun is not None:
                yield from _statement(scene, token, token.nbor(1), noun, "states")
        elif token.lower_ in ("in", "by") and token.pos_ in ("ADP", "SCONJ"):
            noun = next(iter(children(token, "pobj")), None)
            owner = _owner(noun) if noun is not None and noun.lemma_.lower() in among("views", token.lower_) else None
            if noun is not None and owner is not None:
                yield from _statement(
                    scene, token, noun, owner, "believes" if token.lower_ == "in" else "states", poss=owner.dep_ == "poss"
                )


def _object(scene: Scene, preposition: Token) -> Token | None:
    own = next(iter(children(preposition, "pobj", "pcomp")), None)
    if own is not None:
        return own
    return next((t for t in scene.doc[preposition.i + 1 : preposition.i + 6] if t.pos_ in ("NOUN", "PROPN", "PRON")), None)


def _owner(noun: Token) -> Token | None:
    own = children(noun, "poss")
    if own:
        return own[0]
    return next((p for of in children(noun, "prep") if of.lower_ == "of" for p in children(of, "pobj")), None)


def _statement(scene: Scene, first: Token, last: Token, noun: Token, act: Act, *, poss: bool = False) -> Iterator[StatementDraft]:
    source = noun_span(scene, noun)
    end = max(source[1], last.idx + len(last))
    content = _content(scene, first, noun, (first.idx, end))
    if not content:
        return
    cue: Spans = (span_of(first, last),)
    if poss:
        cue = (span_of(first, first), span_of(last, last))
    unnamed = (
        noun.lemma_.lower() in among("reports", "nouns")
        and not any(c.dep_ in ("prep", "acl", "poss", "relcl", "compound", "nmod", "amod") for c in noun.children)
        and noun.tag_ == "NNS"
    )
    if unnamed:
        cue, source = ((first.idx, source[1]),), (0, 0)
    yield StatementDraft(
        source=(source,) if source[1] else EMPTY,
        cue=cue,
        content=content,
        form="indirect",
        act=act,
        because=f"'{scene.text[cue[0][0] : cue[-1][1]]}' + clause",
    )


def _content(scene: Scene, first: Token, noun: Token, region: Span) -> Spans:
    """The sentence without the phrase; no further than the quotation or the semicolon that it stands in."""
    start, end = _bounds(scene, first)
    text = scene.text
    lead = trim(text, (start, region[0]), EDGE)
    rest = trim(text, (region[1], end), EDGE) if region[1] < end else (end, end)
    goes_on = text[region[1] : region[1] + 1] in (",", "—", "–", " ")
    if lead[1] - lead[0] < 3:
        return tuple(contents.widen_plain(scene, first, [rest])) if rest[0] < rest[1] else ()
    pieces = [lead]
    clause = _clause(first)
    if goes_on and rest[0] < rest[1] and clause is not None and clause.right_edge.idx > region[1]:
        follower = next((t for t in scene.doc[noun.i + 1 : clause.right_edge.i + 1] if t.idx >= region[1] and not t.is_punct), None)
        if follower is not None and clause in (follower, *above(follower)) and follower.tag_ not in ("CC", "WDT", "WP"):
            pieces.append((rest[0], min(rest[1], clause.right_edge.idx + len(clause.right_edge))))
    return tuple(contents.widen_plain(scene, first, pieces))


def _clause(token: Token) -> Token | None:
    return next((a for a in above(token) if a.pos_ in ("VERB", "AUX")), None)


def _bounds(scene: Scene, first: Token) -> Span:
    sentence = first.sent
    start, end = sentence.start_char, sentence.end_char
    for token in sentence:
        if token.text == ";" and scene.together(token, first):
            if token.i < first.i:
                start = token.idx + 1
            elif token.idx < end:
                end = token.idx
    if first.i > sentence.start and first.nbor(-1).text == ":":
        start = first.idx  # "They dispute it: by their count ...": the phrase leads into what follows it
    own = scene.quote_of(first)
    if own is not None:
        start, end = max(start, own.inner[0]), min(end, own.inner[1])
    return start, end
