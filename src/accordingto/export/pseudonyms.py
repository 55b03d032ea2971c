"""Names of persons replaced by pseudonyms, in every field of a record and in its text, whose spans move with the words.

A word of a name has one pseudonym, made of it and of a key: so full name, surname and name in capitals agree with each other and
across reports, and without the key nobody can make the pseudonym of a name they guess. This is no anonymity: roles, places, the words
that were said and the address of the report are left, and a person whom the record does not know by name keeps it.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any, TypeVar

import msgspec

from accordingto.errors import WeakKey
from accordingto.export.changes import Finder, Mode
from accordingto.export.persons import names
from accordingto.gazetteer.entry import fold
from accordingto.model import (
    Codes,
    Dateline,
    Event,
    Figure,
    MadeWith,
    Note,
    Party,
    Place,
    Record,
    Report,
    Residue,
    Source,
    Statement,
    Time,
)
from accordingto.model.span import Shape

S = TypeVar("S", bound=Shape)
CODE = "pseudonyms"
LEAST = 12  # letters of a key
ONSETS, VOWELS, CODAS = "bdfghjklmnprstvz", "aeiou", ("", "", "l", "m", "n", "r", "s", "x")
SYLLABLES = (True, False, False, True)  # which of them may be closed
# How the words of each field are replaced; fields that are not here hold ids, codes, values and numbers.
FREE: dict[type[Shape], dict[str, Mode]] = {
    Record: {"id": "address"},
    MadeWith: {"settings": "address"},
    Source: {"uri": "address"},
    Report: {"outlet": "other", "section": "other", "title": "prose", "byline": "name", "published_basis": "prose", "bases": "prose"},
    Dateline: {"place": "other", "agency": "other"},
    Residue: {"what": "other", "words": "prose"},
    Party: {"name": "other", "role": "other"},
    Codes: {"basis": "prose", "code": "address"},
    Statement: {"because": "prose"},
    Event: {"because": "prose"},
    Figure: {"because": "prose", "convention": "other"},
    Time: {"anchor": "prose", "basis": "prose"},
    Place: {"name": "other", "because": "prose"},
    Note: {"message": "prose"},
}


def fresh_key() -> str:
    """A key made at random; keep it where the pseudonyms must be the same again, lose it where nobody may make them."""
    return secrets.token_hex(16)


def pseudonymised(records: Iterable[Record], key: str, also: Iterable[str] = ()) -> Iterator[Record]:
    """The records with pseudonyms for persons; WeakKey where the key is too short to keep a secret.

    also: names of persons from elsewhere (`persons.known` of the other records), since a report may name somebody whom only another's
    record knows for a person.
    """
    return map(Pseudonyms(key, also).record, records)


class Pseudonyms:
    """The pseudonyms of one key, for the persons whom a record knows and those whom it is told of."""

    def __init__(self, key: str, also: Iterable[str] = ()) -> None:
        if len(key.strip()) < LEAST:
            raise WeakKey(limit=LEAST)
        # slow on purpose: a passphrase is easier to guess than a key made at random
        self._key = hashlib.scrypt(key.strip().encode(), salt=b"accordingto.pseudonyms/1", n=2**14, r=8, p=1)
        self._also = tuple(sorted(set(also)))
        self._made = lru_cache(maxsize=100_000)(self._make)

    @cached_property
    def fingerprint(self) -> str:
        """What tells whether two exports have the same key, and does not tell the key."""
        return hmac.new(self._key, b"\x00fingerprint", hashlib.sha256).hexdigest()[:8]

    def word(self, word: str) -> str:
        """The pseudonym of a word of a name, in capitals where that is; one letter stays one letter."""
        made = self._made(fold(word))
        if len(word) == 1:
            return made[0].upper()
        return made.upper() if word.isupper() else made if word.islower() else made.capitalize()

    def record(self, record: Record) -> Record:
        """The record with pseudonyms, and with a note that says so."""
        found = names(record, self._also)
        finder = Finder(found, self.word)
        return _Moved(record, finder, found.where).record(self.fingerprint)

    def _make(self, folded: str) -> str:
        number = int.from_bytes(hmac.new(self._key, folded.encode(), hashlib.sha256).digest())
        made = ""
        for closed in SYLLABLES:
            for letters in (ONSETS, VOWELS, CODAS) if closed else (ONSETS, VOWELS):
                number, at = divmod(number, len(letters))
                made += letters[at]
        return made


class _Moved:
    """A record on its way to pseudonyms."""

    def __init__(self, record: Record, finder: Finder, mentions: tuple[Any, ...]) -> None:
        self._record, self._finder, self._moves = record, finder, finder.in_report(record, mentions)

    def record(self, fingerprint: str) -> Record:
        message = f"names of persons that the record knows are pseudonyms (key {fingerprint}); all others stand as they are"
        made, report = self._shape(self._record), self._record.report
        named = msgspec.structs.replace(made.report, text=self._moves.text(report.text), title=self._title(report.title))
        return msgspec.structs.replace(made, report=named, notes=(*made.notes, Note(code=CODE, message=message)))

    def _title(self, title: str | None) -> str | None:
        """As its words stand in the text, where they do."""
        text = self._record.report.text
        at = text.find(title) if title else -1
        if title and at >= 0:
            return self._moves.text(text, at, at + len(title))
        return self._finder.replaced(title, "prose") if title else title

    def _shape(self, shape: S) -> S:
        modes = FREE.get(type(shape), {})
        if isinstance(shape, Party) and shape.kind == "person":
            modes = {**modes, "name": "name"}
        values = {name: getattr(shape, name) for name in shape.__struct_fields__}
        new = {name: self._free(v, modes[name]) if name in modes else self._value(v) for name, v in values.items()}
        return msgspec.structs.replace(shape, **new)

    def _value(self, value: Any) -> Any:
        """Spans move, shapes are looked into, all else stays."""
        if isinstance(value, Shape):
            return self._shape(value)
        if not isinstance(value, tuple):
            return value
        if value and all(isinstance(v, tuple) and len(v) == 2 and isinstance(v[0], int) for v in value):
            return self._moves.spans(value)
        return tuple(self._value(v) for v in value)

    def _free(self, value: Any, mode: Mode) -> Any:
        if isinstance(value, tuple):
            return tuple(self._free(v, mode) for v in value)
        if isinstance(value, dict):
            return {key: self._free(v, mode) for key, v in value.items()}
        return self._finder.replaced(value, mode) if isinstance(value, str) else value
