"""Drafts of times.

In: a `Parsed` and the drafts so far. Out: `TimeDraft`s in text order, their words captured and nothing resolved.
To add a pattern: a row in `lang/<xx>/dates.toml`; its reading is resolved in `resolve/`. To add what is no time: `guards.py`.
"""

from accordingto.extract.times.reading import extract

__all__ = ["extract"]
