"""Drafts of figures.

In: a `Parsed` and the drafts so far. Out: `FigureDraft`s in text order.
To add a pattern: a row in the tables of `lang/`; to add a way of reading: a file here.
"""

from accordingto.extract.figures.read import extract

__all__ = ["extract"]
