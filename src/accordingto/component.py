"""The spaCy component "accordingto": `nlp.add_pipe("accordingto", config={"engine": "rules"})`.

`doc._.accordingto` is the `Record` of `doc.text` exactly, so its spans are character offsets of the doc; None where the doc has not been
through the component. `doc._.statements`, `doc._.events` and `doc._.figures` are spaCy Spans, one an item in text order: of a
statement its cue, of an event its trigger, of a figure its own words; the label is act, type or kind, `span.id_` the item's id, and
`span._.item` the item. `spans(doc, item.content)` gives any of its words as Spans, one a piece.

Where words of the record do not begin or end with the doc's tokens, the Span grows to the tokens that hold them; where they stand in
several pieces, the Span of an item reaches from the first to the last. Nothing is left out, and the record keeps the exact places.

Any pipeline will do, a blank one too: the component parses the text itself, and leaves the doc's own annotation alone. The record is
kept as JSON in `doc.user_data`, so it goes through `doc.to_bytes`, DocBin (with `store_user_data`) and processes; whoever only
reads such docs says `import accordingto.component` first.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

import msgspec
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc, Span

from accordingto import flow
from accordingto.errors import AccordingToError
from accordingto.model import Event, Figure, Record, Spans, Statement
from accordingto.readers import sources
from accordingto.settings import Settings

NAME = "accordingto"
KEPT = 64  # records read from JSON last that stay at hand

__all__ = ["AccordingTo", "make", "spans"]


class AccordingTo(Pipe):
    """Puts the record of its text on every doc."""

    def __init__(self, name: str, settings: Settings) -> None:
        self.name, self.settings = name, settings

    def __call__(self, doc: Doc) -> Doc:
        """The same doc with its record."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = flow.BATCH) -> Iterator[Doc]:
        """The docs in order, their texts read together; what cannot be read goes to the pipeline's error handler, without its doc."""
        waiting = iter(stream)
        while docs := list(islice(waiting, min(batch_size, flow.BATCH))):
            readings = (sources.from_text(doc.text) for doc in docs)
            for doc, outcome in zip(docs, flow.outcomes(readings, settings=self.settings), strict=True):
                if isinstance(outcome, AccordingToError):
                    self.get_error_handler()(self.name, self, [doc], outcome)
                else:
                    doc.user_data[NAME] = outcome.to_json()
                    yield doc


@Language.factory(NAME, default_config={"engine": None, "codebook": None, "actors": None})
def make(nlp: Language, name: str, engine: str | None, codebook: str | None, actors: str | None) -> AccordingTo:
    """The component; what is not given is as the environment's settings say (`ACCORDINGTO_ENGINE`, ...)."""
    given = {"engine": engine, "codebook": codebook, "actors": actors}
    return AccordingTo(name, msgspec.structs.replace(Settings.from_environment(), **{k: v for k, v in given.items() if v is not None}))


def spans(doc: Doc, words: Spans, label: str = "") -> list[Span]:
    """The record's words as Spans of the doc, one a piece, grown to whole tokens."""
    made = (doc.char_span(start, end, label=label, alignment_mode="expand") for start, end in words)
    return [span for span in made if span is not None]


@lru_cache(KEPT)
def _read(line: str) -> Record:
    return Record.from_json(line)


def _record(doc: Doc) -> Record | None:
    """The record, where it is one of this very text: a part that was cut out of a doc carries the data of the whole."""
    line = doc.user_data.get(NAME)
    record = _read(line) if isinstance(line, str) else None
    return record if record is not None and record.report.text == doc.text else None


def _whole(doc: Doc, words: Spans, label: str, id: str) -> list[Span]:
    """One Span from the first piece to the last."""
    made = doc.char_span(words[0][0], words[-1][1], label=label, span_id=id, alignment_mode="expand") if words else None
    return [made] if made is not None else []


def _statements(doc: Doc) -> list[Span]:
    return [span for s in _items(doc, "statements") for span in _whole(doc, s.cue, s.act, s.id)]


def _events(doc: Doc) -> list[Span]:
    return [span for e in _items(doc, "events") for span in _whole(doc, e.trigger, e.type, e.id)]


def _figures(doc: Doc) -> list[Span]:
    return [span for f in _items(doc, "figures") for span in _whole(doc, f.spans, f.kind, f.id)]


def _items(doc: Doc, what: str) -> Sequence[Any]:
    record = _record(doc)
    return () if record is None else getattr(record, what)


def _item(span: Span) -> Statement | Event | Figure | None:
    """The item of a Span that one of the lists gave."""
    found = (item for what in ("statements", "events", "figures") for item in _items(span.doc, what) if item.id == span.id_)
    return next(found, None)


def _extend() -> None:
    for name, getter in ((NAME, _record), ("statements", _statements), ("events", _events), ("figures", _figures)):
        Doc.set_extension(name, getter=getter, force=True)
    Span.set_extension("item", getter=_item, force=True)


_extend()
