"""The elements of a page with their places in its source, for what a tree without places cannot answer: which bytes an entry has."""

import re
from html import unescape
from typing import NamedTuple

from accordingto.model import Span
from accordingto.readers.html_tokens import TOKEN, page_table

ATTRIBUTE = re.compile(r"\b(class|id|itemprop|itemtype|datetime|content)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
LOOK = 60  # open elements among which the one is looked for that a tag closes


class Element(NamedTuple):
    """An element: its name, attributes by name in small letters, and its range in the source, tags included."""

    tag: str
    attributes: dict[str, str]
    span: Span


def elements(source: str) -> list[Element]:
    """All elements by where they begin; one that is never closed ends where that around it does."""
    void = frozenset(page_table()["elements"]["void"])
    found: list[Element] = []
    opened: list[int] = []
    for match in TOKEN.finditer(source):
        if not match["tag"]:
            continue
        tag = match["tag"].lower()
        if not match["close"]:
            found.append(Element(tag, _attributes(match[0]), match.span()))
            opened += [] if tag in void else [len(found) - 1]
            continue
        depth = next((back for back in range(1, min(LOOK, len(opened)) + 1) if found[opened[-back]].tag == tag), 0)
        for index in opened[len(opened) - depth :] if depth else ():
            inner = found[index].tag != tag or index != opened[-depth]
            found[index] = found[index]._replace(span=(found[index].span[0], match.start() if inner else match.end()))
        del opened[len(opened) - depth :]
    for index in opened:
        found[index] = found[index]._replace(span=(found[index].span[0], len(source)))
    return found


def _attributes(tag: str) -> dict[str, str]:
    return {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in ATTRIBUTE.finditer(tag)}
