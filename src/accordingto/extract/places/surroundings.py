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
DATELINE = re.compile(r"(?:,[^\n]{0,30}?)?\s*(?:\([^)]{1,20}\))?\s*(?:[-–—]|--)")
HYPHENS = frozenset("-–‑")
HEADING = 8  # words of a line in capitals between paragraphs
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
        whole = " ".join(parts[:count])
        for name in dict.fromkeys((whole, whole.rstrip(".,"))):
            entries = containing(name)
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


def placed(doc: Doc, text: str, candidate: Candidate, *, firmly: bool = False) -> bool:
    """Whether a word of place stands before the name: "in Tarsa", "the town of Tarsa"; `firmly` leaves out those of persons too."""
    word = before(doc, candidate)
    if word == "of":
        return _of(doc, candidate.first)
    locative = word in listed("locative") and not (firmly and word in listed("weak"))
    return locative or word in listed("features") or opens(text, candidate)


def _of(doc: Doc, at: int) -> bool:
    """Whether "of" binds the name to something that lies or lives there: "the town of X", "Tal Oren of X", "Oren, 52, of X"."""
    earlier = [doc[i] for i in range(max(0, at - 4), at - 1) if doc[i].lower_ not in ("the", "of", ",")]
    return bool(earlier) and (earlier[-1].lower_ in listed("features") | listed("locative") or earlier[-1].pos_ in ("PROPN", "NUM"))


def opens(text: str, candidate: Candidate) -> bool:
    """Whether the name opens a report: "TARSA (AP) —"."""
    return candidate.name.isupper() and len(candidate.name) > 3 and DATELINE.match(text, candidate.end) is not None


@cache
def offices() -> frozenset[str]:
    """Titles and roles: before a name they make it a person's."""
    tables = table(LANGUAGE, "titles")
    return frozenset(word.casefold() for name in ("titles", "roles") for rows in tables[name].values() for word in rows)


def surname(doc: Doc, candidate: Candidate) -> bool:
    """Whether another name or a title stands right before it: "Tal Paris", "Mayor Paris"."""
    first = candidate.first
    if first == 0 or doc[first].is_sent_start or doc[first - 1].text == "," or not doc[first - 1].whitespace_:
        return False
    word = doc[first - 1]
    if word.text[:1].isupper() and word.lower_ in offices():
        return True
    named = word.pos_ == "PROPN" and word.text[:1].isupper() and len(word.text) > 1
    return named and word.lower_ not in listed("openers") and word.lower_ not in listed("followers") and not word.text.isupper()


def given(doc: Doc, candidate: Candidate) -> bool:
    """Whether another name stands right behind it: "Paris Oren"; days and the words of offices and bodies are none."""
    last = candidate.last
    if last + 1 >= len(doc) or not doc[last].whitespace_:
        return False
    word = doc[last + 1]
    named = word.pos_ == "PROPN" and word.text[:1].isupper() and word.text.isalpha() and not word.text.isupper()
    return named and word.lower_ not in listed("followers") and word.lower_ not in words(LANGUAGE, "titles", "not_names", "words")


def followed(doc: Doc, candidate: Candidate) -> bool:
    """Whether the word behind is of something or somebody there: "Tarsa Police", "Tarsa residents", "Tarsa-based"."""
    after = candidate.last + 1
    if after < len(doc) and doc[after].text in HYPHENS:
        after += 1
    return after < len(doc) and doc[after].lower_ in listed("followers")


def other(doc: Doc, candidate: Candidate) -> bool:
    """Whether the word behind makes it the name of something else, which may lie anywhere: "Tarsa Ferry", "the Tarsa ridge"."""
    after = candidate.last + 1
    return after < len(doc) and bool(doc[candidate.last].whitespace_) and doc[after].lower_ in listed("others")


def heading(text: str, candidate: Candidate) -> bool:
    """Whether the name stands in a short line of nothing but capitals, where any word looks like a name."""
    start, end = text.rfind("\n", 0, candidate.start) + 1, text.find("\n", candidate.end)
    line = text[start : end if end >= 0 else len(text)]
    return line.isupper() and len(line.split()) <= HEADING
