"""What a page says of its report in machine-readable fields: title, names, outlet, address, language, date and its basis."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from accordingto.readers import published, residue
from accordingto.readers.html_tokens import page_table

ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Reportage|NewsStory|LiveBlogPosting)$")
ORGANISATION = "Organization"
SEPARATOR = re.compile(r"\s+(?:[|·•»–—-]|::)\s+")
LEAST = 5  # a shorter heading is a logo
TIMES = ".//time[@datetime]"


class Meta(NamedTuple):
    """The fields of a page, None or empty where it has none; `published` is ISO 8601 and `basis` says which field gave it."""

    title: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    address: str | None = None
    language: str | None = None
    published: str | None = None
    basis: str | None = None
    headings: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()


def read(tree: Any) -> Meta:
    """The fields of a parsed page (an lxml element)."""
    items = list(_items(tree))
    article = next((item for item in items if _is_article(item)), {})
    fields = _fields(tree)
    when, basis = _published(tree, article, fields)
    outlet = _outlet(article, items, fields)
    headings = [words for words in (_words(element) for element in tree.iter("h1")) if len(words) > LEAST]
    return Meta(
        title=_title(tree, article, fields, headings, outlet),
        byline=_byline(tree, article, items, fields, outlet),
        outlet=outlet,
        address=_address(tree, article, fields),
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or fields.get("og:locale"),
        published=when,
        basis=basis,
        headings=tuple(headings),
        descriptions=tuple(filter(None, map(clean, (article.get("description"), *map(fields.get, page_table()["meta"]["description"]))))),
    )


def _items(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, with those inside graphs and lists."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            words = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$", "", script.text).strip().rstrip(";")
            try:
                yield from _objects(json.loads(words, strict=False), 0)
            except (ValueError, RecursionError):
                continue


def _objects(found: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(found, list):
        for item in found:
            yield from _objects(item, depth + 1)
    elif isinstance(found, dict) and depth < 6:
        yield found
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"):
            yield from _objects(found.get(name), depth + 1)


def _types(item: dict[str, Any]) -> list[str]:
    kinds = item.get("@type")
    return [str(kind) for kind in kinds] if isinstance(kinds, list) else [str(kinds or "")]


def _is_article(item: dict[str, Any]) -> bool:
    return any(ARTICLE.search(kind) for kind in _types(item)) and bool(item.get("headline") or item.get("datePublished"))


def _fields(tree: Any) -> dict[str, str]:
    """The meta elements by their name, property or itemprop in small letters; the first of each counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def clean(words: Any) -> str | None:
    """A field's words: entities resolved, tags dropped, white space made single; None where nothing is left."""
    if not isinstance(words, str):
        return None
    return " ".join(re.sub(r"</?[a-zA-Z][^<>]*>", "", unescape(unescape(words))).split()) or None


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _title(tree: Any, article: dict[str, Any], fields: dict[str, str], headings: list[str], outlet: str | None) -> str | None:
    """The title: JSON-LD's headline (right for 48 of 52 English pages, the first heading for 42), else what heading and fields say."""
    headline = clean(article.get("headline"))
    whole = next((words for words in headings if headline and words.startswith(headline.rstrip(" .…"))), None)
    if headline:
        return whole if whole and headline.endswith(("...", "…")) else headline
    page = next((_words(e) for e in tree.iter("title")), "")
    fields_say = [*map(clean, map(fields.get, page_table()["meta"]["title"])), page or None]
    said = [_without_outlet(words, outlet) for words in fields_say if words]
    agreed = next((heading for heading in headings if any(alike(heading, words) for words in said)), None)
    if agreed:
        return agreed
    return said[0] if said else next(iter(headings), None)


def _without_outlet(words: str, outlet: str | None) -> str:
    """A page's title without the name of its outlet at the end or beginning."""
    pieces = SEPARATOR.split(words)
    if len(pieces) < 2:
        return words
    if (outlet and alike(pieces[-1], outlet)) or (len(pieces[-1].split()) <= 4 and len(pieces[-1]) < len(words) / 3):
        return words[: words.rfind(pieces[-1])].rstrip(" |·•»–—-:")
    return words


def alike(one: str, other: str) -> bool:
    """Whether two titles share half of the words of the shorter."""
    a, b = set(re.findall(r"\w+", one.casefold())), set(re.findall(r"\w+", other.casefold()))
    return bool(a and b) and len(a & b) >= 0.5 * min(len(a), len(b))


def _byline(tree: Any, article: dict[str, Any], items: list[dict[str, Any]], fields: dict[str, str], outlet: str | None) -> tuple[str, ...]:
    """The names of those who wrote, in the page's order; a visible line "By ..." where the fields name none but the outlet."""
    named = {str(item["@id"]): item for item in items if item.get("@id") and item.get("name")}
    people = list(_names(article.get("author") or article.get("creator"), named))
    if not people:
        said = next((fields[name] for name in page_table()["meta"]["names"] if name in fields and "://" not in fields[name]), "")
        people = [said] if said else []
    found: list[str] = []
    for words in people:
        for name in re.split(r"\s*[,;|]\s*|\s+(?:and|&)\s+", re.sub(r"^\W*by:?\s+", "", clean(words) or "", flags=re.IGNORECASE)):
            if name and "://" not in name and "@" not in name and len(name) < 80 and name not in found:
                found.append(name)
    if not found or (outlet and all(alike(name, outlet) for name in found)):
        return _visible_names(tree) or tuple(found)
    return tuple(found)


def _names(author: Any, named: dict[str, dict[str, Any]]) -> Iterator[str]:
    if isinstance(author, str):
        yield author
    elif isinstance(author, list):
        for item in author:
            yield from _names(item, named)
    elif isinstance(author, dict):
        name = author.get("name") or named.get(str(author.get("@id")), {}).get("name")
        yield from _names(name, {}) if not isinstance(name, dict) else ()


def _outlet(article: dict[str, Any], items: list[dict[str, Any]], fields: dict[str, str]) -> str | None:
    publisher = article.get("publisher")
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    if isinstance(publisher, dict) and "@id" in publisher and "name" not in publisher:
        publisher = next((item for item in items if item.get("@id") == publisher["@id"] and item.get("name")), {})
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    site, firm = clean(fields.get("og:site_name")), clean(name)
    if site and firm and (site.islower() or re.fullmatch(r"\S+\.\w{2,}", site)):
        return firm
    if site or firm:
        return site or firm
    return next((clean(fields[field]) for field in page_table()["meta"]["outlet"] if field in fields), None)


def _address(tree: Any, article: dict[str, Any], fields: dict[str, str]) -> str | None:
    canonical = [e.get("href") for e in tree.iter("link") if "canonical" in (e.get("rel") or "").lower()]
    page = article.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    seen = [*canonical, fields.get("og:url"), article.get("url"), page]
    return next((words.strip() for words in seen if isinstance(words, str) and words.strip().startswith(("http://", "https://"))), None)


def _published(tree: Any, article: dict[str, Any], fields: dict[str, str]) -> tuple[str | None, str | None]:
    """The date and the field that gave it."""
    words = article.get("datePublished") or article.get("dateCreated")
    when = published.iso(words) if isinstance(words, str) else None
    if when:
        return when, "JSON-LD datePublished"
    for name in page_table()["meta"]["published"]:
        when = published.iso(fields[name]) if name in fields else None
        if when:
            return when, f"meta {name}"
    for element in tree.iterfind(TIMES):
        when = published.iso(element.get("datetime"))
        if when:
            return when, "time element"
    for element in tree.xpath("//*[@itemprop='datePublished']"):
        when = published.iso(element.get("content") or element.get("datetime") or element.get("title") or _words(element)[:80])
        if when:
            return when, "itemprop datePublished"
    return None, None


def _visible_names(tree: Any) -> tuple[str, ...]:
    for element in tree.xpath("//*[contains(@class,'byline') or contains(@class,'author') or @rel='author' or @itemprop='author']")[:8]:
        words = _words(element)
        found = residue.names(words) or (residue.people(words) if len(words.split()) in (2, 3) else ())
        if found:
            return found
    return ()
