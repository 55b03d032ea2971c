"""Statements of a second voice: "X quoted Y as saying", "X reported, citing Y", "as Y put it"."""

from collections.abc import Iterator, Sequence

import msgspec
from spacy.tokens import Token

from accordingto.extract.statements import contents, phrases
from accordingto.extract.statements.lexicon import among, lexicon
from accordingto.extract.statements.sayings import saying
from accordingto.extract.statements.scene import Scene
from accordingto.model import StatementDraft
from accordingto.model.span import EMPTY
from accordingto.parse.align import span_of
from accordingto.parse.syntax import children


def drafts(scene: Scene, found: Sequence[StatementDraft]) -> Iterator[StatementDraft]:
    """The statements that a cue of citing adds to those found, and those of them that it changes, in text order."""
    by_cue = {draft.cue[-1]: draft for draft in found}
    by_start = {span[0]: draft for draft in found for span in draft.cue}
    for token in scene.doc:
        if token.pos_ != "VERB" or scene.inside[token.i] >= 0:
            continue
        if lexicon().lemma(token) in among("citing", "verbs"):
            yield from _quoted_as(scene, token, by_cue)
            yield from _citing(scene, token, by_start)
        elif token.dep_ == "advcl" and any(c.lower_ == "as" and c.dep_ == "mark" for c in token.children):
            yield from _as_put(scene, token)


def _quoted_as(scene: Scene, verb: Token, by_cue: dict[tuple[int, int], StatementDraft]) -> Iterator[StatementDraft]:
    """X quoted Y as saying: what is said is the content of both, Y's inside X's."""
    speaker = next(iter(children(verb, "dobj", "nsubjpass")), None)
    for preposition in children(verb, "prep"):
        for inner in children(preposition, "pcomp"):
            draft = by_cue.get(span_of(inner))
            if speaker is None or preposition.lower_ != "as" or draft is None:
                continue
            said = saying(scene, verb, told=False)
            outer = said.cue if said is not None and not said.passive else EMPTY
            if said is not None and outer:
                yield msgspec.structs.replace(draft, source=said.source, cue=outer, act="states", polarity="asserts")
            source = phrases.noun_span(scene, speaker)
            cue = (span_of(preposition, inner),)
            because = f"'as {inner.text}' after '{verb.text}'"
            yield msgspec.structs.replace(draft, source=(source,), cue=cue, within=outer, because=because)


def _citing(scene: Scene, verb: Token, by_start: dict[int, StatementDraft]) -> Iterator[StatementDraft]:
    """X reported, citing Y: Y's statement has the content of X's and stands in it."""
    cited = next(iter(children(verb, "dobj")), None)
    outer = _outer(verb, by_start)
    if cited is None or outer is None or verb.tag_ != "VBG" or not _speaks(cited):
        return
    source = phrases.noun_span(scene, cited)
    if any(s < source[1] and source[0] < e for s, e in outer.content):
        return
    yield msgspec.structs.replace(outer, source=(source,), cue=(span_of(verb),), within=outer.cue, because=f"'{verb.text}' beside a cue")
    first = outer.source[0] if outer.source else None
    if first is not None and first[0] < verb.idx < first[1]:
        cut = scene.text[first[0] : verb.idx].rstrip(" ,")
        yield msgspec.structs.replace(outer, source=((first[0], first[0] + len(cut)),))


def _outer(verb: Token, by_start: dict[int, StatementDraft]) -> StatementDraft | None:
    at = verb
    for _ in range(3):
        at = at.head
        draft = by_start.get(at.idx)
        if draft is not None:
            return draft
    return None


def _speaks(noun: Token) -> bool:
    return noun.pos_ in ("PROPN", "PRON") or noun.lemma_.lower() in among("speakers", "nouns")


def _as_put(scene: Scene, verb: Token) -> Iterator[StatementDraft]:
    """The town was empty, as the command put it."""
    if "quote" not in lexicon().verb(verb) and not (verb.lemma_ == "put" and any(c.lower_ == "it" for c in verb.children)):
        return
    said = saying(scene, verb, told=True)
    mark = next(c for c in verb.children if c.lower_ == "as")
    if said is None or not said.source or mark.i > verb.i or verb.right_edge.i - verb.i > 3:
        return
    region = (mark.idx, verb.right_edge.idx + len(verb.right_edge))
    clause = contents.around(scene, said._replace(region=region), None)
    it = next((c for c in verb.children if c.lower_ == "it"), verb)
    cue = (span_of(mark), span_of(verb, it)) if mark.i + 1 < verb.i else (span_of(mark, it),)
    if clause:
        yield StatementDraft(source=said.source, cue=cue, content=tuple(clause), form="indirect", because=f"'as ... {verb.text}'")
