"""What is said: the characters of a content, before, around and after the clause of its cue."""

import re

from spacy.tokens import Token

from accordingto.extract.statements.sayings import COLON, Saying, after, before
from accordingto.extract.statements.scene import Scene
from accordingto.model import Span
from accordingto.model.span import trim
from accordingto.parse.quotemarks import Quote

TAIL = frozenset(("prep", "npadvmod", "advmod", "oprd", "xcomp", "ccomp", "acomp", "attr", "dobj", "advcl", "prt", "relcl", "acl"))
EDGE = " \t\r\n\u00a0,;:.–—"
NEXT = re.compile(r"[\s]*[.,]?[\s]*")
BREAK = frozenset((",", ";", ":", "-", "--", "–", "—", "(", ")"))


def following(scene: Scene, said: Saying, heads: list[Token], *, tail: bool = True) -> list[Span]:
    """The content after its cue: the phrases under the heads and what follows them without a comma."""
    first = min((h.left_edge for h in heads), key=lambda t: t.i)
    last = max((h.right_edge for h in heads), key=lambda t: t.i)
    if tail:
        last = _tail(said.verb, last)
    start, end = first.idx, last.idx + len(last)
    if first.i <= said.verb.i:  # a subtree that the parser began before the cue
        start = min((t.idx for h in heads for t in h.subtree if t.i > said.verb.i), default=start)
    return widen(scene, said, [_without_that(scene, (start, end))])


def _tail(verb: Token, last: Token) -> Token:
    for child in verb.children:
        if child.left_edge.i <= last.i:
            continue
        if child.dep_ not in TAIL or child.left_edge.i != last.i + 1:
            break
        last = child.right_edge
    return last


def _without_that(scene: Scene, span: Span) -> Span:
    start, end = trim(scene.text, span, EDGE)
    if scene.text[start : start + 5].lower() in ("that ", "that,"):
        start += 5
    return trim(scene.text, (start, end), EDGE)


def widen(scene: Scene, said: Saying, pieces: list[Span]) -> list[Span]:
    """The pieces, each with the whole of a quotation that it breaks into; inside one, no further than its marks."""
    own = scene.quote_of(said.verb)
    if own is not None:
        kept = ((max(s, own.inner[0]), min(e, own.inner[1])) for s, e in pieces)
        return [p for p in (trim(scene.text, k, EDGE) for k in kept) if p[0] < p[1]]
    found = []
    for start, end in pieces:
        for quote in scene.over(start, end):
            if quote.span[0] >= said.region[1] or quote.span[1] <= said.region[0]:
                start = quote.span[0] if quote.span[0] < start < quote.span[1] else start
                end = quote.span[1] if quote.span[0] < end < quote.span[1] else end
        found.append((start, end))
    return found


def around(scene: Scene, said: Saying, head: Token | None) -> list[Span]:
    """The content before its cue, and on after it: "it, she said, rained"; a quotation may go on in the next sentence."""
    own = scene.quote_of(said.verb)
    quote = before(scene, said.region[0]) if own is None else None
    sentence = scene.sentence(said.verb)
    start = sentence.start_char
    if own is not None:
        start = max(start, own.inner[0])
    if quote is not None:
        start = _quote_start(scene, quote)
    elif head is not None:
        start = min(start, head.left_edge.idx) if scene.together(head, said.verb) else start
    pieces = [trim(scene.text, (start, said.region[0]), EDGE)]
    pieces += _on(scene, said, head, quote)
    return [p for p in widen(scene, said, pieces) if p[0] < p[1]]


def _quote_start(scene: Scene, quote: Quote) -> int:
    """Where the sentence that ends in the quotation begins: with its mark, or with the words that lead into it."""
    first = scene.first(quote)
    start = first.sent.start_char
    lead = scene.text[start : quote.span[0]].strip(EDGE + "\"'“”")
    return start if start < quote.span[0] and lead and scene.paragraph_end(start) >= quote.span[0] else quote.span[0]


def _on(scene: Scene, said: Saying, head: Token | None, quote: Quote | None) -> list[Span]:
    """What goes on after the clause of the cue."""
    at = said.region[1]
    more = after(scene, at, NEXT) if quote is not None else None
    if more is not None and more.span[1] <= scene.paragraph_end(at):
        return [more.span, *continued(scene, more)]
    if head is not None and head.right_edge.i > said.verb.i:
        end = head.right_edge.idx + len(head.right_edge)
        if end > at:
            return [trim(scene.text, (at, end), EDGE)]
    return []


def continued(scene: Scene, quote: Quote) -> list[Span]:
    """The quotations that go on where an open one ended its paragraph: each paragraph opens, only the last closes."""
    found: list[Span] = []
    at = quote
    while not at.closed and at.span[1] == scene.paragraph_end(at.span[0]):
        following_quote = after(scene, at.span[1])
        if following_quote is None:
            break
        found.append(following_quote.span)
        at = following_quote
    return found


def quoted_after(scene: Scene, said: Saying) -> list[Span]:
    """The quotation that begins right after the clause of the cue: she said: "..."."""
    quote = after(scene, said.region[1], COLON)
    if quote is None:
        return []
    return [quote.span, *continued(scene, quote)]


def plain(scene: Scene, said: Saying, head: Token) -> list[Span]:
    """The phrase of a noun as a piece of the content."""
    return widen(scene, said, [trim(scene.text, (head.left_edge.idx, head.right_edge.idx + len(head.right_edge)), EDGE)])
