"""What is said: the characters of a content, before, around and after the clause of its cue."""

import re
from bisect import bisect_left

from spacy.tokens import Token

from accordingto.extract.statements import ends
from accordingto.extract.statements.ends import EDGE, RELATIVE
from accordingto.extract.statements.sayings import Saying, after, before, continued
from accordingto.extract.statements.scene import Scene
from accordingto.model import Span
from accordingto.model.span import trim
from accordingto.parse.quotemarks import Quote

NEXT = re.compile(r"[\s]*[.,]?[\s]*")


def following(scene: Scene, said: Saying, heads: list[Token], *, clause: bool) -> list[Span]:
    """The content after its cue: the phrases under the heads and what follows them without a comma.

    clause: whether all that follows is part of what is said; after an object only what says how it is seen is.
    """
    first = min((h.left_edge for h in heads), key=lambda t: t.i)
    last = ends.last_word(scene, said, heads, clause=clause)
    start, end = first.idx, last.idx + len(last)
    if first.i > said.verb.i + 1 and first.nbor(-1).head == said.verb and first.nbor(-1).dep_ == "prep":
        lead = first.nbor(-1)  # "said between 55 and 60 people": a preposition that the parser left bare
        start = start if any(True for _ in lead.children) else lead.idx
    if first.i <= said.verb.i:  # a subtree that the parser began before the cue
        start = min((t.idx for h in heads for t in h.subtree if t.i > said.verb.i), default=start)
    end = min(end, max(scene.unit(said.verb)[1], start))
    return widen(scene, said, [ends.without_that(scene, (start, end))])


def widen(scene: Scene, said: Saying, pieces: list[Span]) -> list[Span]:
    """The pieces, each with the whole of a quotation that it breaks into; inside one, no further than its marks."""
    own = scene.quote_of(said.verb)
    if own is not None:
        kept = ((max(s, own.inner[0]), min(e, own.inner[1])) for s, e in pieces)
        return [p for p in (trim(scene.text, k, EDGE) for k in kept) if p[0] < p[1]]
    found = []
    for start, end in pieces:
        end = _to_quotation(scene, end) if start >= said.region[1] else end
        for quote in scene.over(start, end):
            if quote.span[0] >= said.region[1] or quote.span[1] <= said.region[0]:
                start = quote.span[0] if quote.span[0] < start < quote.span[1] else start
                end = quote.span[1] if quote.span[0] < end < quote.span[1] else end
        found.append((start, end))
    return found


def _to_quotation(scene: Scene, end: int) -> int:
    """The end of the quotation that follows without a comma: any change "in our posture"."""
    number = bisect_left(scene.quotes, end, key=lambda q: q.span[0])
    if number < len(scene.quotes) and scene.text[end : scene.quotes[number].span[0]] == " ":
        return scene.quotes[number].span[1]
    return end


def around(scene: Scene, said: Saying, head: Token | None) -> list[Span]:
    """The content before its cue, and on after it: "it, she said, rained"; a quotation may go on in the next sentence."""
    own = scene.quote_of(said.verb)
    quote = before(scene, said.region[0]) if own is None else None
    start = scene.unit(said.verb)[0]
    if own is not None:
        start = max(start, own.inner[0])
    if quote is not None:
        start = quote_start(scene, quote)
    elif head is not None:
        start = min(start, head.left_edge.idx) if scene.unit(head)[0] == start and scene.together(head, said.verb) else start
    pieces = [trim(scene.text, (start, said.region[0]), EDGE)]
    if quote is None and len(scene.text[slice(*pieces[0])].split()) < 2:
        rest = trim(scene.text, (said.region[1], scene.unit(said.verb)[1]), EDGE)
        return widen(scene, said, [rest]) if rest[0] < rest[1] else []
    pieces += _on(scene, said, head, quote)
    return [p for p in widen(scene, said, pieces) if p[0] < p[1]]


def inserted(scene: Scene, said: Saying) -> list[Span]:
    """The content on both sides of a clause between commas: "the editorial, sources said, nailed it"."""
    start, end = scene.unit(said.verb)
    own = scene.quote_of(said.verb)
    if own is not None:
        start, end = max(start, own.inner[0]), min(end, own.inner[1])
    lead = trim(scene.text, (start, said.region[0]), EDGE)
    rest = trim(scene.text, (said.region[1], end), EDGE)
    pieces = [lead, rest] if _goes_on(scene, said, rest) else [lead]
    return [p for p in widen(scene, said, pieces) if p[0] < p[1]]


def _goes_on(scene: Scene, said: Saying, rest: Span) -> bool:
    """Whether the sentence goes on with what is said: not with another participle, cue or circumstance of the saying."""
    if rest[0] >= rest[1] or scene.text[said.region[1] : said.region[1] + 1] not in (",", "—", "–"):
        return False
    first = scene.at(rest[0])
    if first.tag_ == "VBG" or first.lower_ in RELATIVE or (first.dep_ == "cc" and first.head == said.verb):
        return False
    return not (first.dep_ in ("mark", "prep", "advmod") and said.verb in (first.head, first.head.head) and first.head != first)


def quote_start(scene: Scene, quote: Quote) -> int:
    """Where the sentence that ends in the quotation begins: with its mark, or with the words that lead into it."""
    first = scene.first(quote)
    start = first.sent.start_char
    lead = scene.text[start : quote.span[0]].strip(EDGE + "\"'“”")
    return start if start < quote.span[0] and lead and scene.paragraph_end(start) >= quote.span[0] else quote.span[0]


def _on(scene: Scene, said: Saying, head: Token | None, quote: Quote | None) -> list[Span]:
    """What goes on after the clause of the cue."""
    at = said.region[1]
    if quote is not None:
        more = after(scene, at, NEXT) or _next_sentence(scene, said)
        own_cue = more is not None and scene.text[slice(*more.inner)].rstrip().endswith(",")
        if more is not None and not own_cue and more.span[1] <= scene.paragraph_end(at):
            return [more.span, *continued(scene, more)]
    if head is not None and head.right_edge.i > said.verb.i:
        end = head.right_edge.idx + len(head.right_edge)
        following_token = next((t for t in scene.doc[said.verb.i + 1 : head.right_edge.i] if t.idx >= at and not t.is_punct), None)
        if end > at and following_token is not None and following_token.tag_ != "VBG" and scene.text[at : at + 1] == ",":
            return [trim(scene.text, (at, end), EDGE)]
    return []


def _next_sentence(scene: Scene, said: Saying) -> Quote | None:
    """The quotation that begins the sentence after that of the cue."""
    end = said.verb.sent.end_char
    return after(scene, end) if end > said.region[1] else None


def plain(scene: Scene, said: Saying, head: Token) -> list[Span]:
    """The phrase of a noun as a piece of the content."""
    return widen(scene, said, [trim(scene.text, (head.left_edge.idx, head.right_edge.idx + len(head.right_edge)), EDGE)])


def before_participle(scene: Scene, said: Saying) -> list[Span]:
    """The noun phrase that the participle of the cue stands after."""
    noun = said.verb.head
    return [trim(scene.text, (noun.left_edge.idx, min(noun.idx + len(noun), said.region[0])), EDGE)]


def antecedent(scene: Scene, said: Saying, head: Token) -> list[Span]:
    """The noun phrase before a relative clause that says it ("the pull-out that she promised"), or its pronoun."""
    if head.dep_ == "dobj" and head.head == said.verb:
        return plain(scene, said, head)
    first = said.verb.left_edge.i
    at = next((t for t in reversed(scene.doc[max(0, first - 3) : first]) if t.pos_ in ("NOUN", "PROPN", "PRON")), head)
    end = at.idx + len(at)
    while at != head and at.head.i < at.i and at.head.pos_ in ("NOUN", "PROPN", "ADP"):
        at = at.head
    return widen(scene, said, [trim(scene.text, (at.left_edge.idx, end), EDGE)])


def clause_of(scene: Scene, cue: Token, head: Token) -> list[Span]:
    """The phrase under the head without "that", after a noun or an adjective."""
    last = ends.without_aside(scene, head.left_edge, head.right_edge)
    span = ends.without_that(scene, (head.left_edge.idx, last.idx + len(last)))
    return widen_plain(scene, cue, [span])


def widen_plain(scene: Scene, cue: Token, pieces: list[Span]) -> list[Span]:
    """The pieces with the whole of a quotation that they break into; inside one, no further than its marks."""
    at = cue.idx
    group = ((at, at + len(cue)),)
    return widen(scene, Saying(cue, None, (), group, group[0], False), pieces)
