"""What one base noun phrase says by its own words: a name, its title or role, whom it belongs to."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from spacy.tokens import Token

from accordingto.extract.parties import lexicon
from accordingto.extract.parties.chunks import HYPHENS, Chunk, is_adjective, is_name_word, text_of
from accordingto.gazetteer import nations
from accordingto.gazetteer.entry import fold
from accordingto.gazetteer.lookup import find, of_adjective
from accordingto.model import PartyKind
from accordingto.parse.nouns import is_common

Words = tuple[Token, ...]
Form = Literal["name", "role", "pronoun", "noun", "demonym"]
Number = Literal["singular", "plural"]
Gender = Literal["female", "male"]


class Reading(NamedTuple):
    """A chunk read: its name, role and head noun, the chunk it belongs to (`of`), and whether it points back (`definite`)."""

    chunk: Chunk
    form: Form
    kind: PartyKind = "unknown"
    name: Words = ()
    role: Words = ()
    of: Chunk | None = None
    definite: bool = False
    number: Number = "singular"
    gender: Gender | None = None


def read(chunk: Chunk) -> Reading:
    """The reading of the chunk; every chunk has one."""
    words = chunk.tokens
    if len(words) == 1 and words[0].tag_ in ("PRP", "PRP$"):
        return _pronoun(chunk)
    first = words[0].lower_
    body = words[1:] if len(words) > 1 and (words[0].pos_ == "DET" or words[0].tag_ == "PRP$") else words
    body = tuple(w for w in body if w.text not in ("[", "]"))
    owner = Chunk((words[0],)) if words[0].tag_ == "PRP$" and len(words) > 1 else chunk.owner
    definite = first in lexicon.listed("determiners", "definite") or owner is not None
    number: Number = "plural" if chunk.head.tag_ in ("NNS", "NNPS") else "singular"
    found = _plain(chunk, body) or _body_and_name(chunk, body) or _titled(chunk, body) or _body(chunk, body) or _named(chunk, body)
    found = found or _noun(chunk, body)
    if found.owned is None:
        found = found._replace(owned=owner)
    elif owner is not None:
        found = found._replace(owned=found.owned._replace(owner=owner))
    gender = next((g for w in (*found.role, chunk.head) if (g := lexicon.gender_of(w.lower_))), None) or _by_given_name(found)
    return Reading(
        chunk,
        found.form,
        found.kind,
        found.name,
        found.role,
        found.owned,
        definite,
        number,
        "female" if gender == "female" else "male" if gender else None,
    )


def _by_given_name(found: "_Found") -> str | None:
    """The gender of a person's given name."""
    given = lexicon.given_name(found.name[0].lower_) if found.kind == "person" and len(found.name) > 1 else None
    return None if given == "either" else given


class _Found(NamedTuple):
    form: Form
    kind: PartyKind = "unknown"
    name: Words = ()
    role: Words = ()
    owned: Chunk | None = None


def _pronoun(chunk: Chunk) -> Reading:
    word = chunk.head.lower_
    plural = word in lexicon.listed("pronouns", "plural") or word in lexicon.listed("pronouns", "speakers")
    gender = lexicon.gender_of(word)
    person = gender is not None or word in lexicon.listed("pronouns", "speaker")
    return Reading(
        chunk,
        "pronoun",
        "person" if person else "unknown",
        definite=True,
        number="plural" if plural else "singular",
        gender="female" if gender == "female" else "male" if gender else None,
    )


def _plain(chunk: Chunk, words: Words) -> _Found | None:
    """A common noun with nothing in capitals and no office: most phrases of a text, told at once."""
    head = chunk.head.lower_
    if any(w.text[0].isupper() for w in words) or lexicon.is_role(head) or lexicon.is_body(head):
        return None
    return _Found("noun", "people" if head in lexicon.listed("people", "words") else "unknown")


def _body_and_name(chunk: Chunk, words: Words) -> _Found | None:
    """A body and its name behind it: "the resistance movement Tarsa"."""
    name = _trailing_name(words)
    before = words[: len(words) - len(name)]
    if not name or not before or before[-1].text[0].isupper() or not lexicon.is_body(before[-1].lower_):
        return None
    return _Found("name", body_kind(before[-1].lower_), name, (), _owner(before[:-1]))


def _titled(chunk: Chunk, words: Words) -> _Found | None:
    """A title or role, with or without a name behind it: "Varnian Foreign Minister Tal Oren", "the army chief"."""
    at = next((i for i in range(len(words) - 1, -1, -1) if _is_title(words[i])), None)
    if at is None or (at < len(words) - 1 and not _is_name(words[at + 1 :])) or (at == 0 and _given(words)):
        return None
    name = tuple(w for w in words[at + 1 :] if w.text != ".")
    if any(lexicon.is_body(w.lower_) for w in name) or _rank_in_name(chunk, words, at):
        return None
    start = at
    while start > 0 and (_is_title(words[start - 1]) or words[start - 1].lower_.rstrip(".") in lexicon.listed("modifiers", "words")):
        start -= 1
    role = words[start : at + 1]
    if any(lexicon.is_role(w.lower_) for w in role):
        role = tuple(w for w in role if w.text != "." and (lexicon.is_role(w.lower_) or w.lower_ not in lexicon.titles()))
    if not name and all(w.lower_ in lexicon.titles() and not lexicon.is_role(w.lower_) for w in role):
        return None
    plural = chunk.head.tag_ in ("NNS", "NNPS") and not name
    people = plural and chunk.head.lower_ in lexicon.listed("people", "words")
    kind: PartyKind = "people" if people else "group" if plural else "person"
    return _Found("name" if name else "role", kind, name, role, _owner(words[:start], bodies=True))


def _rank_in_name(chunk: Chunk, words: Words, at: int) -> bool:
    """Whether what looks like a rank begins the name of a body: "the General Staff" is no general."""
    ranked = at == 0 and lexicon.singular(words[0].lower_) in lexicon.listed("ranks", "words")
    return ranked and len(words) == 2 and chunk.tokens[0].lower_ == "the" and is_common(words[1].lower_)


def _given(words: Words) -> bool:
    """A role's word as a given name ("King Street", "Major Smith" keep theirs): lower case is a role, capitals need a name after."""
    return len(words) > 1 and words[-1].lower_ in ("street", "road", "avenue", "county", "hall")


def _is_title(word: Token) -> bool:
    return word.text == "." or word.lower_ in lexicon.titles() or lexicon.is_role(word.lower_)


def _body(chunk: Chunk, words: Words) -> _Found | None:
    """A body: "the Varnian army", "the Oskel River Front", "Interior Ministry"."""
    head = words[-1]
    if not lexicon.is_body(head.lower_):
        return None
    name = _trailing_name(words) if head.text[0].isupper() else ()
    if len(name) < 2:
        name = ()
    before = words[:-1]
    return _Found("name" if name else "noun", body_kind(head.lower_), name, (), _owner(before) if not name else _leading_adjective(name))


def _named(chunk: Chunk, words: Words) -> _Found | None:
    name = _trailing_name(words)
    if not name:
        return None
    demonym = _demonym(name, chunk.tokens)
    if demonym is not None:
        return demonym
    before = words[: len(words) - len(name)]
    adjective = (
        _leading_adjective(name) if len(name) > 1 and not _organised(name) and fold(text_of(name)) not in nations.by_name() else None
    )
    return _Found("name", name_kind(name), name[1:] if adjective else name, (), adjective or _owner(before))


def _demonym(name: Words, words: Words) -> _Found | None:
    """The word for a people or one of them: "the Varnians", "a Varnian"; an adjective alone stands for the state."""
    text = fold(text_of(name))
    if text in nations.by_name():
        return None
    if text in nations.by_people() or (words[-1].tag_ in ("NNS", "NNPS") and of_adjective(text)):
        return _Found("demonym", "people")
    if text in nations.by_adjective() or (len(name) == 1 and is_adjective(name[0])):
        return _Found("demonym", "state")
    return None


def _noun(chunk: Chunk, words: Words) -> _Found:
    people = chunk.head.lower_ in lexicon.listed("people", "words")
    return _Found("noun", "people" if people else "unknown", owned=_owner(words[:-1]))


def _owner(words: Sequence[Token], *, bodies: bool = False) -> Chunk | None:
    """The words before a noun that name whose it is: from the first country's adjective or name (or body) to the last."""
    owning = [i for i, w in enumerate(words) if _names(w) or (bodies and lexicon.is_body(w.lower_))]
    if not owning:
        return None
    kept = tuple(words[owning[0] : owning[-1] + 1])
    plain = is_adjective(kept[0]) and not any(_names(w) or lexicon.is_body(w.lower_) for w in kept[1:])
    return Chunk(kept[:1] if plain else kept)


def _names(word: Token) -> bool:
    """Whether the word names somebody; not where a prefix turns it round ("anti-Varnian")."""
    against = word.i > 1 and word.nbor(-1).text in HYPHENS and word.nbor(-2).lower_ in lexicon.listed("against", "words")
    return (is_adjective(word) or (is_name_word(word) and not _creed(word))) and not against


def _creed(word: Token) -> bool:
    """Whether the word says a creed or party and does not begin a name ("Islamist rebels", not "Liberal Front")."""
    if word.lower_ not in lexicon.listed("creeds", "words"):
        return False
    following = word.nbor() if word.i + 1 < len(word.doc) else word
    return following is word or not following.text[0].isupper() or lexicon.given_name(following.lower_) is not None


def _leading_adjective(name: Words) -> Chunk | None:
    return Chunk(name[:1]) if name and is_adjective(name[0]) else None


def _trailing_name(words: Words) -> Words:
    start = len(words)
    while start > 0 and (_names(words[start - 1]) or _inner(words, start - 1)):
        start -= 1
    while start < len(words) and not words[start].text[0].isupper():
        start += 1
    if start == 1 and len(words) == 2 and _opens_name(words[0]):
        start = 0
    return words[start:]


def _opens_name(word: Token) -> bool:
    """Whether the first word of a sentence, which the tagger took for a noun, is a given name: no dictionary or table has it."""
    known = lexicon.is_role(word.lower_) or lexicon.is_body(word.lower_) or word.lower_ in lexicon.titles()
    return bool(word.is_sent_start) and word.text[0].isupper() and word.tag_ == "NN" and not known and not is_common(word.lower_)


def _inner(words: Words, at: int) -> bool:
    """A small word, number or hyphen between the words of a name."""
    small = words[at].lower_ in lexicon.listed("particles", "words") or words[at].text in HYPHENS or words[at].text[0].isdigit()
    small = small or (at > 0 and words[at - 1].text in HYPHENS and words[at].text.isalpha())
    return 0 < at < len(words) - 1 and small


def _is_name(words: Words) -> bool:
    return all(w.text == "." or is_name_word(w) or _inner(words, i) for i, w in enumerate(words)) and any(
        w.text[0].isupper() for w in words
    )


def _organised(name: Words) -> bool:
    return any(lexicon.is_body(w.lower_) for w in name)


def name_kind(name: Words) -> PartyKind:
    """What the words of a name show: a state, an organisation (a body's word, an acronym), else unknown."""
    if fold(text_of(name)) in nations.by_name():
        return "state"
    if len(name) > 1 and lexicon.given_name(name[0].lower_) and not _organised(name) and not is_thing(name):
        return "person"
    if _organised(name) or (len(name) == 1 and _acronym(name[0]) and not find(name[0].text)):
        return "organisation"
    return "unknown"


def _acronym(word: Token) -> bool:
    """Two to five capitals, where the words beside it, or all of the sentence, are not in capitals."""
    beside = word.i > 0 and len(word.nbor(-1)) > 2 and word.nbor(-1).text.isupper()
    return word.text.isupper() and 1 < len(word) < 6 and not beside and not word.sent.text.isupper()


def is_thing(name: Words) -> bool:
    """Whether the last word makes the name that of a thing, a time or an occasion."""
    return name[-1].lower_ in lexicon.listed("things", "words")


def body_kind(word: str) -> PartyKind:
    """The kind of party that a body's word is: the government is the state, a band is a group."""
    base = lexicon.singular(word)
    if base in lexicon.listed("government", "words"):
        return "state"
    return "group" if base in lexicon.sectors("groups") else "organisation"
