"""Quotations: marks paired with their real faults."""

from typing import NamedTuple

from accordingto.model import Span


class Quote(NamedTuple):
    """A quotation: `span` with its marks, `inner` without; `closed` is false where the closing mark is missing."""

    span: Span
    inner: Span
    closed: bool = True
    depth: int = 0


def quotations(text: str, paragraphs: tuple[Span, ...]) -> tuple[Quote, ...]:
    """The quotations of the text in order."""
    return ()
