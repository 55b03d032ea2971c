"""The machine-readable fields of a page as they stand: objects of JSON-LD and microdata, meta elements, breadcrumbs."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from accordingto.readers.html_tokens import page_table

ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Reportage|NewsStory|LiveBlogPosting)$")
NAMES = ("Article", "Posting", "Report", "Story")
SCOPES = f"//*[@itemscope][{' or '.join(f'contains(@itemtype, {name!r})' for name in NAMES)}]"
WRAPPED = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$")
INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart")
DEPTH = 6
FEW = 0.5  # of the words of the shorter of two titles
Item = dict[str, Any]


class Fields(NamedTuple):
    """All objects of the page's JSON-LD, the article among them, the article in microdata, and the meta elements by name."""

    items: list[Item]
    article: Item
    micro: Item
    meta: dict[str, str]


def read(tree: Any, headings: list[str]) -> Fields:
    """The fields of a parsed page; headings tell its own article from those it links to."""
    items = list(_items(tree))
    article = next((item for item in items if _is_article(item)), {})
    meta = _meta(tree)
    known = [*headings, *(meta[name] for name in page_table()["meta"]["title"] if name in meta)]
    return Fields(items, article, _micro(tree, known), meta)


def _items(tree: Any) -> Iterator[Item]:
    """The objects of the page's JSON-LD, with those inside graphs and lists."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            try:
                yield from _objects(json.loads(WRAPPED.sub("", script.text).strip().rstrip(";"), strict=False), 0)
            except (ValueError, RecursionError):
                continue


def _objects(found: Any, depth: int) -> Iterator[Item]:
    if isinstance(found, list):
        for item in found:
            yield from _objects(item, depth + 1)
    elif isinstance(found, dict) and depth < DEPTH:
        yield found
        for name in INSIDE:
            yield from _objects(found.get(name), depth + 1)


def types(item: Item) -> list[str]:
    """The types that an object says it has."""
    kinds = item.get("@type")
    return [str(kind) for kind in kinds] if isinstance(kinds, list) else [str(kinds or "")]


def _is_article(item: Item) -> bool:
    return any(ARTICLE.search(kind) for kind in types(item)) and bool(item.get("headline") or item.get("datePublished"))


def _meta(tree: Any) -> dict[str, str]:
    """The meta elements by their name, property or itemprop in small letters; the first of each counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _micro(tree: Any, titles: list[str]) -> Item:
    """The article of the page's microdata: the one whose headline is the page's; stories that it links to have others."""
    for element in tree.xpath(SCOPES):
        if ARTICLE.search(element.get("itemtype").strip()):
            found = _properties(element, 0)
            headline = clean(found.get("headline") or found.get("name"))
            if (headline and any(alike(headline, title) for title in titles)) or (not headline and element.xpath("boolean(.//h1)")):
                return found
    return {}


def _properties(scope: Any, depth: int) -> Item:
    """The properties of one item of microdata; the first of each name, but all authors."""
    found: Item = {}
    for element in scope.iterdescendants():
        names = element.get("itemprop") if isinstance(element.tag, str) else None
        if not names or _scope(element) is not scope:
            continue
        inner = element.get("itemscope") is not None and depth < DEPTH
        value = _properties(element, depth + 1) or words(element) if inner else _value(element, names)
        for name in names.split():
            if name == "author":
                found.setdefault(name, []).append(value)
            elif value:
                found.setdefault(name, value)
    return found


def _scope(element: Any) -> Any:
    return next((above for above in element.iterancestors() if above.get("itemscope") is not None), None)


def _value(element: Any, names: str) -> str:
    linked = element.get("href") if element.tag == "link" or "url" in names.split() else None
    return (element.get("content") or element.get("datetime") or linked or words(element)).strip()


def crumbs(tree: Any, items: list[Item]) -> tuple[list[str], str]:
    """The names of the page's trail from its front page on, and where they stand."""
    for item in items:
        if "BreadcrumbList" in types(item) and isinstance(item.get("itemListElement"), list):
            steps = [step for step in item["itemListElement"] if isinstance(step, dict)]
            inner = (step["item"] if isinstance(step.get("item"), dict) else {} for step in steps)
            names = [clean(step.get("name") or inside.get("name")) for step, inside in zip(steps, inner, strict=True)]
            return [name for name in names if name], "JSON-LD breadcrumb"
    trail = tree.xpath("//*[contains(@class,'breadcrumb') or contains(@aria-label,'readcrumb')]")[:1]
    return [name for name in (words(link) for element in trail for link in element.iter("a")) if name], "visible breadcrumb"


def words(element: Any) -> str:
    """The words of an element, white space made single."""
    return " ".join("".join(element.itertext()).split())


def clean(found: Any) -> str | None:
    """A field's words: entities resolved, tags dropped, white space made single; None where nothing is left."""
    if not isinstance(found, str):
        return None
    return " ".join(re.sub(r"</?[a-zA-Z][^<>]*>", "", unescape(unescape(found))).split()) or None


def alike(one: str, other: str) -> bool:
    """Whether two titles share half of the words of the shorter."""
    a, b = set(re.findall(r"\w+", one.casefold())), set(re.findall(r"\w+", other.casefold()))
    return bool(a and b) and len(a & b) >= FEW * min(len(a), len(b))
