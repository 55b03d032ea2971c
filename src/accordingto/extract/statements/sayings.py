"""The clause of a cue: its verb, its source, its addressee and the circumstances of the saying, and what stands around it."""

import re
from bisect import bisect_left
from typing import NamedTuple

from spacy.tokens import Token

from accordingto.extract.statements import phrases
from accordingto.extract.statements.frames import reduced
from accordingto.extract.statements.scene import Scene
from accordingto.model import Span, Spans
from accordingto.model.span import EMPTY
from accordingto.parse.quotemarks import Quote
from accordingto.parse.syntax import is_passive

ADJUNCTS = frozenset(("prep", "npadvmod", "advmod", "agent", "prt", "dative", "dobj", "nsubj", "acomp"))
GAP = re.compile(r"[\s,–—-]*")
COLON = re.compile(r"[\s,:–—-]*")


class Saying(NamedTuple):
    """A cue in its clause; `region` is the characters of cue, source and the circumstances that stand with them."""

    verb: Token
    noun: Token | None
    source: Spans
    cue: Spans
    region: Span
    passive: bool


def saying(scene: Scene, verb: Token, *, told: bool) -> Saying | None:
    """The clause of the verb as a cue; None where an active verb has nobody who does it.

    told: whether an object of the verb is whom it tells, not what it says.
    """
    passive = is_passive(verb) or reduced(verb)
    noun = _agent(verb) if passive else phrases.subject(scene, verb)
    if noun is None and not passive:
        noun = phrases.near(scene, verb)
    if noun is None and not passive:
        return None
    if noun is not None and scene.unit(noun) != scene.unit(verb):
        noun = phrases.first_noun(scene, verb)
    if noun is not None and not passive and not scene.together(noun, verb):
        noun = phrases.near(scene, verb)
    if noun is not None and not scene.together(noun, verb):
        return None
    if noun is not None and phrases.nobody(noun):
        return None
    source = phrases.source_span(scene, noun, verb) if noun is not None else None
    if source is not None and source[0] >= source[1]:
        return None
    cue = phrases.verb_group(verb)
    end = _end(scene, verb, told=told)
    own = noun is not None and noun.head == verb
    start = min(cue[0][0], source[0]) if source and (own or source[1] > cue[0][0] - 2) else cue[0][0]
    end = max(end, source[1]) if source and source[0] > cue[0][0] else end
    return Saying(verb, noun, (source,) if source else EMPTY, cue, (start, end), passive)


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _end(scene: Scene, verb: Token, *, told: bool) -> int:
    """Where the words that stand with the verb end: addressee, time and place, up to the first comma or clause."""
    doc = scene.doc
    last = verb
    by_left = {c.left_edge.i: c for c in verb.children if c.i > verb.i and c.dep_ in ADJUNCTS}
    while last.i + 1 < len(doc):
        following = by_left.get(last.i + 1)
        if following is None or not scene.together(following, verb):
            break
        if following.dep_ == "dobj" and not told:
            break
        last = following.right_edge
        if not scene.together(last, verb):
            last = next(t for t in reversed(doc[: last.i]) if scene.together(t, verb))
            break
    return last.idx + len(last)


def before(scene: Scene, at: int) -> Quote | None:
    """The quotation that ends just before the character, with nothing but commas and dashes between."""
    number = bisect_left(scene.quotes, at, key=lambda q: q.span[0]) - 1
    if number < 0:
        return None
    quote = scene.quotes[number]
    return quote if quote.span[1] <= at and GAP.fullmatch(scene.text, quote.span[1], at) else None


def after(scene: Scene, at: int, gap: re.Pattern[str] = GAP) -> Quote | None:
    """The quotation that begins just after the character, with nothing but what `gap` allows between."""
    number = bisect_left(scene.quotes, at, key=lambda q: q.span[0])
    if number == len(scene.quotes):
        return None
    quote = scene.quotes[number]
    return quote if gap.fullmatch(scene.text, at, quote.span[0]) else None


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
