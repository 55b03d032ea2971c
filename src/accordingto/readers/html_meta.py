"""What a page says of its report: title, names, outlet, section, address, language, when published and updated, each with its basis."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from accordingto.readers import html_dates, html_fields, residue
from accordingto.readers.html_fields import Fields, Item, alike, clean, words
from accordingto.readers.html_tokens import page_table

SEPARATOR = re.compile(r"\s+(?:[|·•»–—-]|::)\s+")
SPLIT = re.compile(r"\s*[,;|]\s*|\s+(?:and|&)\s+")
BY = re.compile(r"^\W*by:?\s+", re.IGNORECASE)
HEADINGS = 100  # of a page that are compared with its titles
LEAST = 5  # a shorter heading is a logo
LONGEST = 80  # characters of a name
WEB = ("http://", "https://")
# An author inside an article's microdata has been read with it, or is that of another story.
NAMED = (
    "//*[contains(@class,'byline') or contains(@class,'author') or @rel='author'"
    " or (@itemprop='author' and not(ancestor::*[contains(@itemtype,'Article') or contains(@itemtype,'BlogPosting')]))]"
)
Said = tuple[str, str]  # the words and the field that gave them


class Meta(NamedTuple):
    """The fields of a page, None or empty where it has none; dates are ISO 8601; `bases` says for each field where it stood.

    `body` is what JSON-LD gives as the text, which some pages show by a script alone.
    """

    title: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    section: str | None = None
    address: str | None = None
    language: str | None = None
    published: str | None = None
    updated: str | None = None
    headings: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    bases: dict[str, str] = {}
    body: str | None = None


def read(tree: Any) -> Meta:
    """The fields of a parsed page (an lxml element)."""
    headings = list(islice((said for said in map(words, tree.iter("h1")) if len(said) > LEAST), HEADINGS))
    fields = html_fields.read(tree, headings)
    outlet = _outlet(fields)
    title = _title(tree, fields, headings, outlet[0] if outlet else None)
    byline, by = _byline(tree, fields, outlet[0] if outlet else None)
    when = html_dates.published_on(tree, fields)
    found = {
        "title": title,
        "outlet": outlet,
        "section": _section(tree, fields, title[0] if title else None),
        "address": _address(tree, fields),
        "published": when,
        "updated": html_dates.updated_on(tree, fields, when[0] if when else None),
    }
    said = {name: pair for name, pair in found.items() if pair}
    return Meta(
        **{name: value for name, (value, _) in said.items()},
        byline=byline,
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or fields.meta.get("og:locale"),
        headings=tuple(headings),
        descriptions=tuple(filter(None, map(clean, (fields.article.get("description"), *map(fields.meta.get, _names_of("description")))))),
        bases={name: basis for name, (_, basis) in said.items()} | ({"byline": by} if byline else {}),
        body=fields.article.get("articleBody") if isinstance(fields.article.get("articleBody"), str) else None,
    )


def _names_of(field: str) -> list[str]:
    names: list[str] = page_table()["meta"][field]
    return names


def in_meta(fields: Fields, field: str) -> Iterator[Said]:
    """What the meta elements say of a field, best first."""
    for name in _names_of(field):
        said = clean(fields.meta.get(name))
        if said:
            yield said, f"meta {name}"


def _title(tree: Any, fields: Fields, headings: list[str], outlet: str | None) -> Said | None:
    """The title: JSON-LD's headline (right for 48 of 52 English pages, the first heading for 42), else what heading and fields say."""
    headline = clean(fields.article.get("headline"))
    if headline:
        whole = next((heading for heading in headings if heading.startswith(headline.rstrip(" .…"))), None)
        cut = whole is not None and headline.endswith(("...", "…"))
        return (whole, "visible heading") if whole and cut else (headline, "JSON-LD headline")
    page = next(map(words, tree.iter("title")), "")
    said = [*in_meta(fields, "title"), *([(page, "title element")] if page else [])]
    said = [(_without_outlet(title, outlet), basis) for title, basis in said]
    agreed = next((heading for heading in headings if any(alike(heading, title) for title, _ in said)), None)
    if agreed:
        return agreed, "visible heading"
    micro = clean(fields.micro.get("headline"))
    if micro:
        return micro, "microdata headline"
    return said[0] if said else (headings[0], "visible heading") if headings else None


def _without_outlet(title: str, outlet: str | None) -> str:
    """A page's title without the name of its outlet at the end or beginning."""
    pieces = SEPARATOR.split(title)
    if len(pieces) < 2:
        return title
    if (outlet and alike(pieces[-1], outlet)) or (len(pieces[-1].split()) <= 4 and len(pieces[-1]) < len(title) / 3):
        return title[: title.rfind(pieces[-1])].rstrip(" |·•»–—-:")
    return title


def _byline(tree: Any, fields: Fields, outlet: str | None) -> tuple[tuple[str, ...], str]:
    """The names of those who wrote, in the page's order; a visible line "By ..." where the fields name none but the outlet."""
    found, basis = next(((people, basis) for people, basis in _authors(fields) if people), ((), ""))
    if not found or (outlet and all(alike(name, outlet) for name in found)):
        visible = _visible_names(tree)
        return (visible, "visible byline") if visible else ((), "") if basis.startswith("microdata") else (found, basis)
    return found, basis


def _authors(fields: Fields) -> Iterator[tuple[tuple[str, ...], str]]:
    """The names that each kind of field gives, best first."""
    named = {str(item["@id"]): item for item in fields.items if item.get("@id") and item.get("name")}
    yield people_of(fields.article.get("author") or fields.article.get("creator"), named), "JSON-LD author"
    said = next(((fields.meta[name], name) for name in _names_of("names") if name in fields.meta and "://" not in fields.meta[name]), None)
    if said:
        yield people_of(said[0], {}), f"meta {said[1]}"
    micro = people_of(fields.micro.get("author"), {})
    yield tuple(name for name in micro if " " in name or not name.isascii()), "microdata author"  # one word alone is a login


def people_of(author: Any, named: dict[str, Item]) -> tuple[str, ...]:
    """The names in an author field, one each."""
    found: list[str] = []
    for said in _names(author, named):
        for name in SPLIT.split(BY.sub("", clean(said) or "")):
            if name and "://" not in name and "@" not in name and len(name) < LONGEST and name not in found:
                found.append(name)
    return tuple(found)


def _names(author: Any, named: dict[str, Item]) -> Iterator[str]:
    if isinstance(author, str):
        yield author
    elif isinstance(author, list):
        for item in author:
            yield from _names(item, named)
    elif isinstance(author, dict):
        name = author.get("name") or named.get(str(author.get("@id")), {}).get("name")
        yield from _names(name, {}) if not isinstance(name, dict) else ()


def _outlet(fields: Fields) -> Said | None:
    publisher = fields.article.get("publisher")
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    if isinstance(publisher, dict) and "@id" in publisher and "name" not in publisher:
        publisher = next((item for item in fields.items if item.get("@id") == publisher["@id"] and item.get("name")), {})
    site, firm = clean(fields.meta.get("og:site_name")), _name(publisher)
    if site and not (firm and (site.islower() or re.fullmatch(r"\S+\.\w{2,}", site))):
        return site, "meta og:site_name"
    if firm:
        return firm, "JSON-LD publisher"
    micro = _name(fields.micro.get("publisher"))
    return (micro, "microdata publisher") if micro else next(in_meta(fields, "outlet"), None)


def _name(publisher: Any) -> str | None:
    return clean(publisher.get("name") if isinstance(publisher, dict) else publisher)


def _section(tree: Any, fields: Fields, title: str | None) -> Said | None:
    """The section: from the fields, else the first step of the page's trail below the front page."""
    for item, name in ((fields.article, "JSON-LD"), (fields.micro, "microdata")):
        said = item.get("articleSection")
        section = clean(said[0] if isinstance(said, list) and said else said)
        if section:
            return section, f"{name} articleSection"
    said_in_meta = next(in_meta(fields, "section"), None)
    if said_in_meta:
        return said_in_meta
    trail, basis = html_fields.crumbs(tree, fields.items)
    below = [name for name in trail[1:] if not (title and alike(name, title))]
    return (below[0], basis) if below else None


def _address(tree: Any, fields: Fields) -> Said | None:
    page = fields.article.get("mainEntityOfPage")
    seen = [
        *((e.get("href"), "link canonical") for e in tree.iter("link") if "canonical" in (e.get("rel") or "").lower()),
        (fields.meta.get("og:url"), "meta og:url"),
        (fields.article.get("url"), "JSON-LD url"),
        (page.get("@id") if isinstance(page, dict) else page, "JSON-LD mainEntityOfPage"),
        (fields.micro.get("url") or fields.micro.get("mainEntityOfPage"), "microdata url"),
    ]
    return next(((said.strip(), basis) for said, basis in seen if isinstance(said, str) and said.strip().startswith(WEB)), None)


def _visible_names(tree: Any) -> tuple[str, ...]:
    for element in tree.xpath(NAMED)[:8]:
        said = words(element)
        found = residue.names(said) or (residue.people(said) if len(said.split()) in (2, 3) else ())
        if found:
            return found
    return ()
