"""Quotations without a cue of their own: they go on with what the speaker before them says."""

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from accordingto.extract.statements.sayings import after
from accordingto.extract.statements.scene import Scene
from accordingto.model import Span, StatementDraft
from accordingto.parse.quotemarks import Quote

NEAR = 8  # statements on each side that may enclose one
WORDS = 5  # shorter ones are titles and words at a distance


def adopted(scene: Scene, found: Sequence[StatementDraft]) -> list[StatementDraft]:
    """The drafts, with quotations of whole sentences that nobody says added to the statement before them.

    One that is open at the end of its paragraph belongs to whoever says the quotation that goes on with it; another to
    the last statement of the sentence or paragraph before it, where that has a named source.
    """
    drafts = _begun(scene, sorted(found, key=lambda d: d.cue))
    said = sorted(span for draft in drafts for span in draft.content)
    for quote in scene.quotes:
        if _spoken(scene, quote) and not _covered(quote.span, said):
            number = _speaker(scene, quote, drafts)
            if number is not None:
                draft = drafts[number]
                drafts[number] = msgspec.structs.replace(draft, content=(*draft.content, quote.span))
    return drafts


def _begun(scene: Scene, drafts: list[StatementDraft]) -> list[StatementDraft]:
    """The drafts, with the open quotations of the paragraphs before added to the one that ends before its cue."""
    opened = {draft.content[0][0]: number for number, draft in enumerate(drafts) if draft.content and draft.content[0] < draft.cue[0]}
    said = sorted(span for draft in drafts for span in draft.content)
    for quote in reversed(scene.quotes):
        number = None
        if not quote.closed and quote.span[1] == scene.paragraph_end(quote.span[0]) and not _covered(quote.span, said):
            more = after(scene, quote.span[1])
            number = opened.get(more.span[0]) if more is not None else None
        if number is not None:
            opened[quote.span[0]] = number
            drafts[number] = msgspec.structs.replace(drafts[number], content=(quote.span, *drafts[number].content))
    return drafts


def _spoken(scene: Scene, quote: Quote) -> bool:
    """Whether the quotation is sentences of its own: nothing else stands in its sentence, and it is no single phrase."""
    start, end = quote.span
    text = scene.text
    lead = text[max(0, start - 3) : start].rstrip(" ")
    first = not lead or lead[-1] in ".!?\n”\"'’" or lead[-1].isspace()
    rest = text[end : end + 3].lstrip(" ")
    last = not rest or rest[0].isupper() or rest[0] in "\n“\"'‘" or rest[0].isspace()
    inner = text[slice(*quote.inner)].rstrip()
    return first and last and len(inner.split()) >= WORDS and inner[-1:] in ".!?…" and text[quote.inner[0] : quote.inner[0] + 1].isupper()


def _covered(span: Span, said: list[Span]) -> bool:
    at = bisect_right(said, (span[1], 0))
    return any(s < span[1] and span[0] < e for s, e in said[max(0, at - 12) : at])


def _speaker(scene: Scene, quote: Quote, drafts: Sequence[StatementDraft]) -> int | None:
    """The last statement that ends in the sentence or paragraph right before the quotation."""
    start = quote.span[0]
    number = bisect_right(drafts, start, key=lambda d: d.cue[0][0]) - 1
    for index in range(number, max(-1, number - 6), -1):
        draft = drafts[index]
        if not draft.source or not draft.content or scene.quote_of(scene.at(draft.cue[0][0])) is not None:
            continue
        beside = drafts[max(0, index - NEAR) : index + NEAR]
        if any(s < draft.cue[0][0] and draft.cue[-1][1] < e for other in beside if other is not draft for s, e in other.content):
            continue  # said inside another's words
        end = max(span[1] for span in (*draft.content, *draft.cue, *draft.source) if span[0] < start)
        return index if not scene.text[end:start].strip(" \t\r\n\u00a0.,;:!?\"”’'") else None
    return None
