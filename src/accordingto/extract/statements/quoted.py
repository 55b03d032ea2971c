"""The quotations of a content: beside its cue, after a colon, going on over paragraphs."""

import re

from spacy.tokens import Token

from accordingto.extract.statements.contents import quote_start, widen
from accordingto.extract.statements.ends import EDGE
from accordingto.extract.statements.sayings import COLON, Saying, after, before, continued
from accordingto.extract.statements.scene import Scene
from accordingto.model import Span
from accordingto.model.span import trim

BARE_COLON = re.compile(r"\s*:\s*")
OPEN_END = re.compile(r"[,?!—–…-]['’\"”]*$")


def quoted_before(scene: Scene, said: Saying, *, bare: bool, first: bool) -> bool:
    """Whether a quotation stands before the clause of the cue and belongs to it.

    bare: whether the cue has nothing else that it could say; then a full stop may stand between ("..." He said.).
    first: whether a clause follows the cue; then the quotation is its content only where the sentence begins with it.
    """
    quote = before(scene, said.region[0])
    if quote is None or scene.paragraph_end(quote.span[0]) < said.region[0]:
        return False
    gap = scene.text[quote.span[1] : said.region[0]].strip()
    open_end = bool(gap) or OPEN_END.search(scene.text[slice(*quote.span)]) is not None
    if first and quote_start(scene, quote) < quote.span[0]:
        return False
    return bare or open_end


def quoted_after(scene: Scene, said: Saying, heads: list[Token]) -> list[Span]:
    """The quotation that begins right after the clause of the cue: she said: "..."."""
    quote = after(scene, said.region[1], COLON)
    if quote is None:
        return []
    end = max((h.right_edge.idx + len(h.right_edge) for h in heads if h.right_edge.idx > quote.span[0]), default=0)
    pieces = [(quote.span[0], end)] if end > quote.span[1] + 1 else [quote.span]
    lead = (said.verb.sent.start_char, said.region[0])
    words = scene.text[slice(*lead)].rstrip()
    if words.endswith(",") and len(words.split()) > 1 and scene.text[quote.inner[0] : quote.inner[0] + 1].islower():
        pieces.insert(0, trim(scene.text, lead, EDGE))
    return [*pieces, *continued(scene, quote)]


def after_colon(scene: Scene, said: Saying) -> list[Span]:
    """What follows the clause of the cue and a colon without quotation marks: the sentence, or the next paragraph."""
    colon = BARE_COLON.match(scene.text, said.region[1])
    if colon is None:
        return []
    end = scene.paragraph_end(said.region[0])
    if colon.end() >= end:
        following_paragraph = scene.paragraph_after(end)
        return [following_paragraph] if following_paragraph else []
    last = scene.unit(scene.at(colon.end()))[1]
    span = trim(scene.text, (colon.end(), max(last, scene.unit(said.verb)[1])), EDGE)
    return widen(scene, said, [span]) if span[0] < span[1] else []
