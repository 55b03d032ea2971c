"""All candidates together: one statement a cue, each with its form, in text order."""

import re
from collections.abc import Iterable

import msgspec

from accordingto.extract.statements.scene import Scene
from accordingto.model import Form, Spans, StatementDraft
from accordingto.model.span import trimmed

QUESTION = re.compile(r"\?\W{0,3}\Z")
MARKS = '"“”„«»'
SINGLE = "‘’"


def combined(scene: Scene, found: Iterable[StatementDraft]) -> tuple[StatementDraft, ...]:
    """The drafts without those whose cue an earlier rule has, with form, sorted."""
    kept: list[StatementDraft] = []
    taken: set[int] = set()
    for draft in found:
        content = _bracketed(scene.text, trimmed(scene.text, draft.content))
        source = _bracketed(scene.text, trimmed(scene.text, draft.source))
        kind = form(scene.text, content)
        act = "asks" if draft.act == "states" and kind == "direct" and QUESTION.search(scene.text[slice(*content[-1])]) else draft.act
        whole = msgspec.structs.replace(draft, source=source, content=content, form=kind, act=act)
        cue = {at for start, end in whole.cue for at in range(start, end)}
        if (content or whole.act == "declines") and taken.isdisjoint(cue):
            kept.append(whole)
            taken |= cue
    return tuple(sorted(kept, key=lambda d: (min(d.cue + d.source + d.content), d.cue)))


def _bracketed(text: str, spans: Spans) -> Spans:
    """The spans, each with the closing bracket that the parser left out."""
    return tuple((s, e + 1 if text[e : e + 1] == ")" and text.count("(", s, e) > text.count(")", s, e) else e) for s, e in spans)


def form(text: str, content: Spans) -> Form:
    """Whether the content is quoted wholly, partly or not at all."""
    said = " ".join(text[s:e] for s, e in content).strip()
    if not any(mark in said for mark in MARKS + SINGLE[0]):  # the closing single mark alone is an apostrophe
        return "indirect"
    return "direct" if said[0] in MARKS + SINGLE[0] and said.rstrip(".,")[-1:] in MARKS + SINGLE[1] else "mixed"
