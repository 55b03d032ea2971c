"""What the words before and behind a name say of it: a container, a qualifier, a person's name, a preposition of place."""

import re
from functools import cache

from spacy.tokens import Doc

from accordingto.extract.places.candidates import Candidate
from accordingto.gazetteer import nations, regions
from accordingto.gazetteer.entry import Entry, fold
from accordingto.gazetteer.lookup import find
from accordingto.lang import table, words
from accordingto.model import Spans

LANGUAGE = "en"
CONTAINER = re.compile(r"\s*[,(]\s*((?:[^\W\d_][\w.'’-]*[ ]?){1,4})")
SCOPE = 60  # characters before and behind that are looked at


@cache
def _qualifier() -> re.Pattern[str]:
    listed = sorted(table(LANGUAGE, "places")["qualifiers"]["words"], key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, listed))})\s+(?:the\s+)?(?:[\w-]+\s+(?:city|town|village)\s+of\s+)?$", re.IGNORECASE)


def listed(name: str) -> frozenset[str]:
    """One list of `lang/<xx>/places.toml`."""
    return words(LANGUAGE, "places", name, "words")


def container(text: str, candidate: Candidate) -> tuple[str, tuple[Entry, ...]]:
    """The larger place that stands behind the name ("La Crosse, Wis.") or owns it, with its entries; "" where there is none."""
    found = CONTAINER.match(text, candidate.end, candidate.end + SCOPE)
    parts = found.group(1).split() if found else []
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count])
        entries = containing(name) or containing(name.rstrip(".,"))
        if entries and _contains(entries, candidate.entries):
            return name, entries
    return "", ()


def containing(name: str) -> tuple[Entry, ...]:
    """The countries, territories and states of that name; a postal code counts as one."""
    if name in regions.postal():
        return (regions.postal()[name],)
    if fold(name) in nations.by_name() and len(name) < 4 and not name.isupper():
        return ()
    return tuple(e for e in find(name) if e.kind in ("country", "state", "territory", "region"))


def _contains(entries: tuple[Entry, ...], inner: tuple[Entry, ...]) -> bool:
    return any(within(small, large) for small in inner if small.kind not in ("country", "region") for large in entries)


def within(small: Entry, large: Entry) -> bool:
    """Whether the place lies in the other by its codes."""
    if small is large or small.country != large.country:
        return False
    return large.kind in ("country", "territory") or (large.kind == "state" and large.state == small.state) or large.kind == "region"


def qualifier(text: str, start: int) -> Spans:
    """The words before the name that move its point ("north of"), or none."""
    found = _qualifier().search(text, max(0, start - SCOPE), start)
    return (found.span(1),) if found else ()


def before(doc: Doc, candidate: Candidate) -> str:
    """The word before the name, articles left out, case-folded; "" at the start of a paragraph."""
    at = candidate.first - 1
    while at >= 0 and doc[at].lower_ in ("the", "a", "an"):
        at -= 1
    return "" if at < 0 or doc[at].is_space else doc[at].lower_


def placed(doc: Doc, candidate: Candidate, *, firmly: bool = False) -> bool:
    """Whether a word of place stands before the name: "in Tarsa", "the town of Tarsa"; `firmly` leaves out those of persons too."""
    word = before(doc, candidate)
    if word == "of" and candidate.first > 1:
        return doc[candidate.first - 2].lower_ in listed("features") or doc[candidate.first - 3].lower_ in listed("features")
    locative = word in listed("locative") and not (firmly and word in listed("weak"))
    return locative or word in listed("features")


def personal(doc: Doc, candidate: Candidate) -> bool:
    """Whether the words next to the name make a person's name of it: "Tal Paris", "Paris Oren", "Mr. Paris"."""
    first, last = candidate.first, candidate.last
    if first > 0 and not doc[first].is_sent_start and doc[first - 1].text != ",":
        word = doc[first - 1]
        if word.pos_ == "PROPN" and word.text[:1].isupper() and word.lower_ not in listed("openers") and word.lower_ not in listed("followers"):
            return True
    if last + 1 < len(doc) and doc[last].whitespace_:
        word = doc[last + 1]
        return word.pos_ == "PROPN" and word.text[:1].isupper() and word.text.isalpha() and word.lower_ not in listed("followers")
    return False


def followed(doc: Doc, candidate: Candidate) -> bool:
    """Whether the name begins the name of something there: "Tarsa Police"."""
    after = candidate.last + 1
    return after < len(doc) and doc[after].text[:1].isupper() and doc[after].lower_ in listed("followers")
