"""With pseudonyms every span still holds its words, and no name of a person is left anywhere in the record."""

import json
import re
import typing
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from accordingto import registry
from accordingto.errors import WeakKey
from accordingto.export import pseudonyms
from accordingto.export.persons import known
from accordingto.model import Figure, MadeWith, Note, Part, Party, Place, Record, Ref, Report, Source, Span, Spans, Statement, Time
from accordingto.model.span import Shape
from tests.export.made import examples, records
from tests.show import sample

KEY = "a key that only tests have"
WORD = re.compile(r"[^\W\d_]+")
# Fields of words that no name can stand in: ids, codes, values of lists, times, sums.
KEPT = {
    "Record": {"schema"},
    "MadeWith": {"accordingto", "model", "pipeline", "codebooks"},
    "Source": {"media_type", "sha256", "retrieved"},
    "Report": {"language", "published", "updated", "text"},  # the text is moved by itself
    "Dateline": {"date"},
    "Party": {"id", "of"},
    "Ref": {"party"},
    "Codes": {"iso3", "plover"},
    "Statement": {"id", "within", "when", "where"},
    "Event": {"id", "type", "mode", "contexts", "according_to", "when", "where", "figures"},
    "Figure": {"id", "subset_of", "according_to", "event", "as_of"},
    "Time": {"id", "value", "start", "end"},
    "Place": {"id", "country"},
    "Note": {"code"},
}
SHAPES = {shape for shape in Shape.__subclasses__() if shape.__module__.startswith("accordingto.model.")}


@cache
def made_of(key: str) -> pseudonyms.Pseudonyms:
    return pseudonyms.Pseudonyms(key)


def moved(record: Record, key: str = KEY) -> Record:
    return made_of(key).record(record)


def plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def name_words(record: Record) -> set[str]:
    """The words of the names of persons: of names written as names and of the byline, without what is also a common word here."""
    persons = [*(p.name for p in record.parties if p.kind == "person"), *record.report.byline]
    written = [name for name in persons if all(word[0].isupper() for word in WORD.findall(name))]
    small = {word for word in WORD.findall(record.report.text) if word.islower()}
    return {plain(w) for name in written for w in WORD.findall(name) if w.lower() not in small}


def strings(value: Any) -> Iterator[str]:
    """Every string of a JSON value, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (key, *strings(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def pairs(one: Any, two: Any) -> Iterator[tuple[Span, Span]]:
    """The spans of a record beside those of its other self."""
    if isinstance(one, Shape):
        for name in one.__struct_fields__:
            if not (type(one).__name__ == "Residue" and name == "bytes"):
                yield from pairs(getattr(one, name), getattr(two, name))
    elif isinstance(one, tuple):
        if len(one) == 2 and all(isinstance(v, int) for v in one):
            yield one, two
        else:
            for first, second in zip(one, two, strict=False):  # the note that says so has no other self
                yield from pairs(first, second)


def assert_moved(record: Record, new: Record) -> None:
    """Word by word the same, or a word of a name for its pseudonym; and so in each span."""
    changed: dict[str, str] = {}
    old_words, new_words = WORD.findall(record.report.text), WORD.findall(new.report.text)
    assert len(old_words) == len(new_words)
    for before, after in zip(old_words, new_words, strict=True):
        assert before == after or changed.setdefault(plain(before), plain(after)) == plain(after)
    assert WORD.sub("#", record.report.text) == WORD.sub("#", new.report.text)
    for (start, end), (first, last) in pairs(record, new):
        was, now = record.report.text[start:end], new.report.text[first:last]
        assert WORD.sub("#", was) == WORD.sub("#", now)
        for before, after in zip(WORD.findall(was), WORD.findall(now), strict=True):
            assert before == after or changed[plain(before)] == plain(after)
    assert all(0 <= first <= last <= len(new.report.text) for _, (first, last) in pairs(record, new))


def assert_no_name(record: Record, new: Record) -> None:
    left = {plain(word) for text in strings(json.loads(new.to_json())) for word in WORD.findall(text)}
    assert not name_words(record) & left
    glued = "\n".join(plain(text) for text in strings(json.loads(new.to_json())))
    assert not [word for word in name_words(record) if len(word) > 5 and word in glued]


def test_examples_keep_their_spans_and_lose_their_names() -> None:
    """Every example: spans hold their words, no name is left, and the record is a record."""
    assert sum(len(name_words(record)) for record in examples()) > 100
    for record in records():
        new = moved(record)
        assert_moved(record, new)
        assert_no_name(record, new)
        assert Record.from_json(new.to_json()) == new


def test_what_is_no_name_stays() -> None:
    """States, groups, organisations, places and the kinds of items are as they were; only the note is new."""
    for record in examples():
        new = moved(record)
        assert [p.name for p in new.parties if p.kind != "person"] == [p.name for p in record.parties if p.kind != "person"]
        assert [p.name for p in new.places] == [p.name for p in record.places]
        assert [(e.id, e.type, e.status, e.actors and e.actors[0].party) for e in new.events] == [
            (e.id, e.type, e.status, e.actors and e.actors[0].party) for e in record.events
        ]
        assert [n.code for n in new.notes] == [*(n.code for n in record.notes), "pseudonyms"]
        assert new.report.outlet == record.report.outlet
        assert not record.report.title or (new.report.title in new.report.text) == (record.report.title in record.report.text)


def test_stable_across_reports_and_consistent_within() -> None:
    """Full name, surname and another report's name of the same person have the same words; another key gives others."""
    verel = {p.name for r in map(moved, examples()) for p, old in zip(r.parties, original(r), strict=True) if old == "Nadia Verel"}
    assert len(verel) == 1
    made = pseudonyms.Pseudonyms(KEY)
    assert verel == {f"{made.word('Nadia')} {made.word('Verel')}"}
    ridge = next(moved(r) for r in examples() if r.report.title == "Ondarre: the ridge must be empty by the twentieth")
    assert ridge.report.title == f"{made.word('Ondarre')}: the ridge must be empty by the twentieth"
    assert pseudonyms.Pseudonyms("another key of tests").word("Verel") != made.word("Verel")
    assert pseudonyms.Pseudonyms(KEY).word("Verel") == made.word("Verél") == made.word("VEREL").capitalize()


def original(record: Record) -> list[str]:
    return [p.name for p in next(r for r in examples() if r.id == record.id).parties]


def test_every_field_of_words_is_thought_of() -> None:
    """A field that may hold words is either replaced or known to hold no name: a new one fails here."""
    kept = {shape.__name__: KEPT.get(shape.__name__, set()) for shape in SHAPES}
    for shape in SHAPES:
        if shape.__name__.endswith("Draft") or shape.__name__ in ("Drafts", "Judgement"):
            continue
        for name, hint in typing.get_type_hints(shape).items():
            if re.search(r"\bstr\b", str(hint)):
                assert name in pseudonyms.FREE.get(shape, {}) or name in kept[shape.__name__], (shape, name)


def person(text: str, name: str, *, uri: str = "-", times: tuple[str, ...] = (), byline: tuple[str, ...] = (), **more: Any) -> Record:
    """A record of a text in which a person is mentioned by each place of the full name."""
    found = tuple(((m.start(), m.end()),) for m in re.finditer(re.escape(name), text))
    return Record(
        id="0123456789abcdef",
        made_with=MadeWith(
            accordingto="0", model="none", pipeline="none", settings={"actors": f"/home/{name.split()[-1].lower()}/list.csv"}
        ),
        report=Report(
            source=Source(uri=uri, media_type="text/plain", sha256="01234567" * 8),
            title=text.partition("\n")[0],
            byline=byline,
            text=text,
            parts=(Part(part="body", spans=((0, len(text)),)),),
        ),
        parties=(Party(id="p1", name=name, kind="person", mentions=found), *more.pop("parties", ())),
        times=tuple(Time(id=f"t{i}", spans=sample.at(text, words), type="date") for i, words in enumerate(times)),
        notes=(Note(code="x", message=f"'{name.split()[-1]}' is not settled", spans=found[0] if found else ()),),
        **more,
    )


@pytest.mark.parametrize(
    "words",
    [
        "Oren Talmek spoke. TALMEK SAYS NO. The Talmeks left; Talmek's house, a Talmekist and Talmek-like men.",
        "Oren Talmek wrote to talmek@post.example and @orentalmek, and to http://post.example/oren_talmek_2 under #FreeTalmek.",
        "Oren Tálmek came. Talmek left. So did Tálmek.",
        "“Oren Talmek,” he said; (Talmek) and/or Talmek/Oren.",
    ],
)
def test_forms_of_a_name(words: str) -> None:
    """In capitals, plural, possessive, with accents or without, in handles, tags and addresses."""
    record = person(
        words,
        "Oren Talmek" if "Oren Talmek" in words else "Oren Tálmek",
        uri="https://x.example/2024/oren-t%C3%A1lmek-says/orentalmek.html",
    )
    new = moved(record)
    assert_no_name(record, new)
    assert "talm" not in plain(new.to_json()).replace("talmud", "")
    assert [new.report.text[a:b] for a, b in new.parties[0].mentions[0]] == [new.parties[0].name]


def test_names_that_are_other_words_too() -> None:
    """The month, the verb and the stone stay; the person goes, also where no mention was found."""
    text = "Mark May was heard on May 6. He asked to mark a stone. A crowd cheered May in the square. May 7 is a holiday."
    new = moved(person(text, "Mark May", times=("May 6", "May 7")))
    made = pseudonyms.Pseudonyms(KEY)
    assert new.report.text == text.replace("Mark May", f"{made.word('Mark')} {made.word('May')}").replace(
        "cheered May", f"cheered {made.word('May')}"
    )
    assert [new.words(t.spans) for t in new.times] == ["May 6", "May 7"]


def test_roles_are_no_names() -> None:
    """ "Foreign Minister" stays before a name, and alone is nobody's name."""
    text = "Foreign Minister Oren Talmek left. The Foreign Minister of Vessia came back. Vessian Foreign Minister Talmek spoke."
    parties = (
        Party(id="p2", name="Foreign Minister", kind="person", mentions=(sample.at(text, "The Foreign Minister of Vessia"),)),
        Party(id="p3", name="Vessia", kind="state", mentions=(sample.at(text, "Vessia"), sample.at(text, "Vessian"))),
    )
    record = person(text, "Foreign Minister Oren Talmek", parties=parties)
    made = pseudonyms.Pseudonyms(KEY)
    assert moved(record).report.text == text.replace("Oren", made.word("Oren")).replace("Talmek", made.word("Talmek"))


def test_names_that_are_roles_and_places() -> None:
    """A surname that is a role, or that the gazetteer takes for a town, is still a name; the office of that name is not."""
    text = "Ilse King spoke. “We waited,” King said. Mr. King wept, with Oren Luhn. Villagers fear Luhn now. The king is Ana King’s uncle."
    place = Place(id="l1", spans=((text.index("Luhn now"), text.index(" now")),), name="Luhn", lat=1.0, lon=2.0, because="'Luhn'")
    other = Party(id="p2", name="Oren Luhn", kind="person", mentions=(sample.at(text, "Oren Luhn"),))
    new = moved(person(text, "Ilse King", places=(place, msgspec.structs.replace(place, id="l2")), parties=(other,)))
    made = pseudonyms.Pseudonyms(KEY)
    expected = text
    for word in ("Ilse", "King", "Oren", "Luhn"):
        expected = expected.replace(word, made.word(word))
    assert new.report.text.replace(made.word("Ana"), "Ana") == expected
    assert new.places[0].name == made.word("Luhn")


def test_a_name_with_a_title_only() -> None:
    """ "Mr. King" is a person's name, though a king is a role; a chief without a title is none."""
    text = "Mr. King spoke. Nobody heard King. The chief left, and Chief stands on the door."
    other = Party(id="p2", name="Chief", kind="person", mentions=(sample.at(text, "The chief"),))
    made = pseudonyms.Pseudonyms(KEY)
    assert moved(person(text, "Mr. King", parties=(other,))).report.text == text.replace("King", made.word("King"))


def test_a_name_inside_another_party() -> None:
    """A whole name is one wherever it stands; a word of it in another party's name may be something else."""
    text = "Mark May spoke. Aides from the office of Mark May left the May Hall."
    halls = (sample.at(text, "the office of Mark May"), sample.at(text, "the May Hall"))
    first = ((0, len("Mark May")),)
    record = person(text, "Mark May", parties=(Party(id="p2", name="the May Hall", kind="organisation", mentions=halls),))
    record = msgspec.structs.replace(record, parties=(msgspec.structs.replace(record.parties[0], mentions=(first,)), record.parties[1]))
    made = pseudonyms.Pseudonyms(KEY)
    assert moved(record).report.text == text.replace("Mark May", f"{made.word('Mark')} {made.word('May')}")


def test_initials() -> None:
    """An initial beside a name becomes one letter; the article and other letters stay."""
    text = "A. B. Talmek met a B. He said plan B was A. Talmek’s. A crowd came."
    new = moved(person(text, "A. B. Talmek"))
    made = pseudonyms.Pseudonyms(KEY)
    a, b, name = made.word("A"), made.word("B"), made.word("Talmek")
    assert new.report.text == f"{a}. {b}. {name} met a B. He said plan B was {a}. {name}’s. A crowd came."


def test_bylines() -> None:
    """A house's byline stays, the person before it goes, in any case."""
    made = pseudonyms.Pseudonyms(KEY)
    byline = ("Luhn Courier desk", "Oren Talmek, News Agency", "ilse brandt")
    record = person("Nobody here spoke.", "Nobody Here", byline=byline)
    new = moved(record)
    oren, ilse = (" ".join(map(made.word, words)) for words in (("Oren", "Talmek"), ("ilse", "brandt")))
    assert new.report.byline == ("Luhn Courier desk", f"{oren}, News Agency", ilse)


NAME = st.from_regex(r"[A-ZÁÉŞÖ][a-zéüşøñ]{3,9}(-[A-Z][a-z]{3,8})?", fullmatch=True)
FILLER = st.sampled_from(
    ["said", "the delta", "on 6 March", "of 31 dead", "“never”", "in Vessia,", "and", "\n\n", "—", "𝄞", "Council", "was seen by"]
)


@st.composite
def reports(draw: st.DrawFn) -> Record:
    """Records of random texts about two persons with random names, with spans at random places of words."""
    names = [" ".join((draw(NAME), draw(NAME))) for _ in range(2)]
    forms = [form for name in names for form in (name, name.split()[1], name.upper(), f"{name}’s", name.split()[0], f"({name})")]
    words = draw(st.lists(st.one_of(st.sampled_from(forms), FILLER), min_size=2, max_size=40))
    text = " ".join(words)
    starts = [m.start() for m in WORD.finditer(text)]
    ends = [m.end() for m in WORD.finditer(text)]

    def spans() -> Spans:
        first, last = sorted((draw(st.integers(0, len(starts) - 1)), draw(st.integers(0, len(starts) - 1))))
        return ((starts[first], ends[last]),)

    if not starts:
        text, starts, ends = "Said.", [0], [4]
    mentions = [tuple(((m.start(), m.end()),) for m in re.finditer(re.escape(name), text)) for name in names]
    said = {"form": "indirect", "polarity": "asserts", "act": "states", "because": f"'{names[0]}' + clause"}
    return msgspec.structs.replace(
        person(text, names[0], uri=f"https://x.example/{names[1].lower().replace(' ', '-')}", byline=(names[1],)),
        parties=tuple(Party(id=f"p{i}", name=n, kind="person", mentions=m) for i, (n, m) in enumerate(zip(names, mentions, strict=True))),
        statements=(Statement(id="s1", source=Ref(spans=spans(), party="p0"), cue=spans(), content=spans(), **said),),  # type: ignore[arg-type]
        figures=(Figure(id="f1", spans=spans(), kind="other", because=f"{names[1].upper()}"),),
    )


@settings(deadline=None, max_examples=150)
@given(reports())
def test_any_report(record: Record) -> None:
    """Whatever the names and wherever the spans: they hold their words, and no name is left."""
    new = moved(record)
    assert_moved(record, new)
    assert_no_name(record, new)


def opened(path: Path) -> str:
    """The words of a file, out of their compression."""
    return str(parquet.read_table(path).to_pylist()) if path.suffix == ".parquet" else path.read_text("utf-8")


@pytest.mark.parametrize("name", sorted(registry.BUILT_IN["exports"]))
def test_no_format_brings_a_name_back(name: str, tmp_path: Path) -> None:
    """Written in any format, records with pseudonyms hold no name: not even one that only another report's record knows for one."""
    target = tmp_path / "out"
    also = {name for record in examples() for name in known(record)}
    registry.find("exports", name)(pseudonyms.pseudonymised(examples(), KEY, also), target)
    data = "\n".join(map(opened, target.iterdir() if target.is_dir() else [target]))
    found = {plain(word) for word in WORD.findall(data)}
    long = {word for record in examples() for word in name_words(record) if len(word) > 3}  # shorter ones are syllables of others
    common = {plain(word) for record in examples() for word in WORD.findall(record.report.text) if word.islower()}
    assert len(long - common) > 30
    assert not (long - common) & found


def test_names_from_elsewhere() -> None:
    """A person whom the record missed is replaced if it is told of, or if a given name shows it; other parties' words stay."""
    text = "Oren Talmek met envoys of Vessia at Harrow. Talmek sent Harrow Brandt home. A clerk, Fatima Dorn, wept."
    record = person(text, "Nobody Here", parties=(Party(id="p2", name="Harrow", kind="group", mentions=(sample.at(text, "Harrow"),)),))
    made = pseudonyms.Pseudonyms(KEY, ["Oren Talmek", "Ilse Harrow"])
    expected = text.replace("Fatima Dorn", f"{made.word('Fatima')} {made.word('Dorn')}")
    assert pseudonyms.Pseudonyms(KEY).record(record).report.text == expected
    expected = expected.replace("Oren", made.word("Oren")).replace("Talmek", made.word("Talmek"))
    assert made.record(record).report.text == expected


def test_keys() -> None:
    """A short key is refused, one made at random is long and new each time, and no export tells it."""
    for key in ("", "short", "           x"):
        with pytest.raises(WeakKey):
            pseudonyms.Pseudonyms(key)
    one, two = pseudonyms.fresh_key(), pseudonyms.fresh_key()
    assert one != two
    new = moved(sample.record(), one)
    assert one not in new.to_json()
    assert pseudonyms.Pseudonyms(one).fingerprint in new.notes[-1].message
    assert pseudonyms.Pseudonyms(one).fingerprint != pseudonyms.Pseudonyms(two).fingerprint


def test_pseudonyms_do_not_meet() -> None:
    """Twenty thousand different words have different pseudonyms, which are letters only."""
    made = pseudonyms.Pseudonyms(KEY)
    words = {made.word(f"Word{'abcdefghij'[i % 10]}{i}") for i in range(20_000)}
    assert len(words) > 19_997
    assert all(word.isalpha() and word[0].isupper() for word in words)
