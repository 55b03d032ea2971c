"""textacy's direct quotations as records: the peer that is on PyPI; each paragraph by itself, as one odd mark costs it the text."""

from collections.abc import Iterable, Iterator
from typing import Any

import spacy

from accordingto.parse import pipeline
from accordingto.parse.sentences import paragraphs


def statements(rows: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Its quotations in the shape of our records, by the id of the row."""
    parser = spacy.load(next(p for p in pipeline.PACKAGES if spacy.util.is_package(p)))
    return {row["id"]: {"statements": list(_said(parser, row["text"]))} for row in rows}


def _said(parser: Any, text: str) -> Iterator[dict[str, Any]]:
    from textacy.extract import direct_quotations  # only where somebody installed it

    for start, end in paragraphs(text):
        try:
            found = list(direct_quotations(parser(text[start:end])))
        except ValueError:  # an odd number of quotation marks
            continue
        for speaker, cue, content in found:
            spans = [[start + content.start_char, start + content.end_char]]
            yield {"source": {"spans": _spans(start, speaker)}, "cue": _spans(start, cue), "content": spans}


def _spans(start: int, tokens: Any) -> list[list[int]]:
    return [[start + min(t.idx for t in tokens), start + max(t.idx + len(t) for t in tokens)]] if len(tokens) else []
