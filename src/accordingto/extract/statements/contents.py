"""What is said: the characters of a content, before, around and after the clause of its cue."""

import re
from bisect import bisect_left

from spacy.tokens import Token

from accordingto.extract.statements import phrases
from accordingto.extract.statements.lexicon import among, lexicon
from accordingto.extract.statements.sayings import COLON, Saying, after, before
from accordingto.extract.statements.scene import Scene
from accordingto.model import Span
from accordingto.model.span import trim
from accordingto.parse.quotemarks import Quote
from accordingto.parse.syntax import above, children

TAIL = frozenset(("prep", "npadvmod", "advmod", "oprd", "xcomp", "ccomp", "acomp", "attr", "dobj", "advcl", "prt", "relcl", "acl"))
EDGE = " \t\r\n\u00a0,;:.–—"
NEXT = re.compile(r"[\s]*[.,]?[\s]*")
BARE_COLON = re.compile(r"\s*:\s*")
RELATIVE = frozenset(("which", "who", "whom", "whose", "where"))
OPEN_END = re.compile(r"[,?!—–…-]['’\"”]*$")


def following(scene: Scene, said: Saying, heads: list[Token], *, clause: bool) -> list[Span]:
    """The content after its cue: the phrases under the heads and what follows them without a comma.

    clause: whether all that follows is part of what is said; after an object only what says how it is seen is.
    """
    first = min((h.left_edge for h in heads), key=lambda t: t.i)
    last = max((h.right_edge for h in heads), key=lambda t: t.i)
    last = _tail(said.verb, last, clause=clause)
    last = _without_aside(scene, first, last)
    if not clause:
        last = _without_apposition(heads, last)
    last = _without_participle(scene, first, last)
    last = _without_clause(scene, said, heads, last)
    last = _with_infinitives(said.verb, last)
    start, end = first.idx, last.idx + len(last)
    if first.i <= said.verb.i:  # a subtree that the parser began before the cue
        start = min((t.idx for h in heads for t in h.subtree if t.i > said.verb.i), default=start)
    end = min(end, max(scene.unit(said.verb)[1], start))
    return widen(scene, said, [_without_that(scene, (start, end))])


def _without_clause(scene: Scene, said: Saying, heads: list[Token], last: Token) -> Token:
    """The last word of the content without a clause at its end that is a statement of its own.

    Such are a coordinated cue with its subject (", and the Front denies") or that of the speaker ("and predicted").
    """
    for head in heads:
        for other in children(head, "conj"):
            frames = lexicon().verb(other)
            if not ({"quote", "clause"} & frames.keys()) or not scene.together(other, said.verb) or last.i < other.i:
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
            if lead > head.i and own is not None and ((comma and (own.head == other or coordinated)) or own == said.noun):
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


def _without_aside(scene: Scene, first: Token, last: Token) -> Token:
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


def _without_that(scene: Scene, span: Span) -> Span:
    start, end = trim(scene.text, span, EDGE)
    if scene.text[start : start + 5].lower() in ("that ", "that,"):
        start += 5
    elif scene.text[start : start + 4].lower() == "for " and scene.at(start).dep_ == "mark":
        start += 4
    return trim(scene.text, (start, end), EDGE)


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
        start = _quote_start(scene, quote)
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


def _quote_start(scene: Scene, quote: Quote) -> int:
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
    if first and _quote_start(scene, quote) < quote.span[0]:
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


def plain(scene: Scene, said: Saying, head: Token) -> list[Span]:
    """The phrase of a noun as a piece of the content."""
    return widen(scene, said, [trim(scene.text, (head.left_edge.idx, head.right_edge.idx + len(head.right_edge)), EDGE)])


def clause_of(scene: Scene, cue: Token, head: Token, until: int | None = None) -> list[Span]:
    """The phrase under the head without "that": after a noun or an adjective, or before a verb (until a character)."""
    last = _without_aside(scene, head.left_edge, head.right_edge)
    end = last.idx + len(last)
    span = _without_that(scene, (head.left_edge.idx, end if until is None else min(end, until)))
    return widen_plain(scene, cue, [span])


def widen_plain(scene: Scene, cue: Token, pieces: list[Span]) -> list[Span]:
    """The pieces with the whole of a quotation that they break into; inside one, no further than its marks."""
    at = cue.idx
    group = ((at, at + len(cue)),)
    return widen(scene, Saying(cue, None, (), group, group[0], False), pieces)
