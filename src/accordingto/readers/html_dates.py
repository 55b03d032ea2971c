"""When a page says that its report was published and when it was changed: two times that are never taken for each other."""

import re
from typing import Any

from accordingto.readers import published
from accordingto.readers.html_fields import Fields, words
from accordingto.readers.html_tokens import page_table

CHANGED = re.compile(r"modif|updat|revis", re.IGNORECASE)  # in the name of a class or property
NEAR = 60  # characters of an element around a time that say which time it is
Said = tuple[str, str]


def published_on(tree: Any, fields: Fields) -> Said | None:
    """The date of publication and the field that gave it."""
    for item, name in ((fields.article, "JSON-LD"), (fields.micro, "")):
        for field in ("datePublished", "dateCreated"):
            when = _iso(item.get(field))
            if when:
                return when, f"{name or 'itemprop'} {field}"
        if name:
            found = _in_meta(fields, "published")
            if found:
                return found
    for element in tree.iterfind(".//time[@datetime]"):
        when = None if _is_change(element) else _iso(element.get("datetime"))
        if when:
            return when, "time element"
    for element in tree.xpath("//*[@itemprop='datePublished']"):
        when = _iso(element.get("content") or element.get("datetime") or element.get("title") or words(element)[:80])
        if when:
            return when, "itemprop datePublished"
    return None


def updated_on(tree: Any, fields: Fields, first: str | None) -> Said | None:
    """When the report was last changed, and the field that gave it; None where that is when it was published."""
    found = next(((_iso(item.get("dateModified")), name) for item, name in _items(fields) if _iso(item.get("dateModified"))), None)
    if found and found[0]:
        said: Said | None = (found[0], f"{found[1]} dateModified")
    else:
        said = _in_meta(fields, "updated")
    if said is None:
        times = (element for element in tree.iterfind(".//time[@datetime]") if _is_change(element))
        said = next(((when, "time element") for when in (_iso(e.get("datetime")) for e in times) if when), None)
    return said if said and said[0] != first else None


def _items(fields: Fields) -> tuple[tuple[dict[str, Any], str], ...]:
    return ((fields.article, "JSON-LD"), (fields.micro, "itemprop"))


def _in_meta(fields: Fields, field: str) -> Said | None:
    for name in page_table()["meta"][field]:
        when = _iso(fields.meta.get(name))
        if when:
            return when, f"meta {name}"
    return None


def _iso(said: Any) -> str | None:
    return published.iso(said) if isinstance(said, str) else None


def _is_change(element: Any) -> bool:
    """Whether a time element says when the page was changed: by its property or class, or by the few words before it."""
    names = " ".join(filter(None, (element.get("itemprop"), element.get("class"))))
    if names:
        if CHANGED.search(names):
            return True
        if "publish" in names.casefold():
            return False
    above = element.getparent()
    if above is None:
        return False
    before = element.getprevious()
    said = (above.text or "") if before is None else words(before) + (before.tail or "")
    return bool(CHANGED.search(said[-NEAR:])) or bool(CHANGED.search(above.get("class") or ""))
