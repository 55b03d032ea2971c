"""No side is read otherwise than another: with the two sides' words exchanged, the record is the same with the words exchanged."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import accordingto
from accordingto.gazetteer import nations
from accordingto.gazetteer.entry import fold
from accordingto.model import Record, Spans

PACKAGE = Path(accordingto.__file__).parent

PAIRS = [("Norway", "Chile"), ("Norwegian", "Chilean"), ("Norwegians", "Chileans"), ("Oslo", "Santiago"), ("NORWAY", "CHILE")]
SWAP = {a: b for one, two in PAIRS for a, b in ((one, two), (two, one))}
WORDS = re.compile(r"\b(" + "|".join(sorted(SWAP, key=len, reverse=True)) + r")\b")

TEXTS = [
    "Oslo on Friday rejected a proposal by Chile to withdraw its troops, saying Chilean forces had shelled a village and killed"
    " at least 12 Norwegians, including three children.\n\n“We will not leave,” the Norwegian defence minister, Ada Lund, told"
    " reporters. Santiago denied that its army had attacked the village.",
    "NORWAY SAYS CHILE BROKE TRUCE, KILLING 9\n\nThe Chilean regime accused Norway of aggression. Norwegian officials dismissed the"
    " claim as propaganda, while Chileans fled the border and some 4,000 people were displaced, according to the Norwegian Red Cross.",
    "Rebels backed by Norway seized the port in early May, the Chilean army said. Chile has demanded that Oslo release 40 captives"
    " and threatened to impose sanctions. Neither Norway nor Chile commented on reports that talks would resume in Tarsa on Monday.",
    "According to Chile, Norwegian warplanes bombed a hospital overnight. Norway said the hospital was a command post used by"
    " Chilean troops, an allegation that a Chilean spokesman, Ian Berg, called a lie. He said Norway had lied before.",
]


def swap(text: str) -> str:
    return WORDS.sub(lambda m: SWAP[m[0]], text)


def told(record: Record, name: bool) -> list[tuple[object, ...]]:
    """What the record says, in words instead of offsets; with `name`, each word exchanged."""

    def say(spans: Spans) -> str:
        return swap(record.words(spans)) if name else record.words(spans)

    def party(party_id: str | None) -> str | None:
        found = record.party(party_id)
        return None if found is None else swap(found.name) if name else found.name

    def items() -> Iterator[tuple[object, ...]]:
        for s in record.statements:
            source = s.source and (say(s.source.spans), party(s.source.party))
            yield (s.id, source, say(s.cue), say(s.content), s.form, s.polarity, s.act, say(s.hedge), s.within)
        for e in record.events:
            sides = [[(say(r.spans), party(r.party)) for r in refs] for refs in (e.actors, e.recipients)]
            yield (e.id, e.type, e.mode, e.contexts, say(e.trigger), sides, e.status, say(e.hedge), e.according_to, e.when, e.figures)
        for f in record.figures:
            yield (f.id, say(f.spans), f.low, f.high, f.kind, f.of and say(f.of.spans), f.subset_of, f.status, f.according_to)
        for t in record.times:
            yield (t.id, say(t.spans), t.value)
        for p in record.parties:
            yield (p.id, party(p.id), p.kind, p.role, party(p.of), [say(m) for m in p.mentions], bool(p.codes and p.codes.iso3))
        for place in record.places:
            yield (place.id, say(place.spans), place.role, place.lat is not None)

    return list(items())


@pytest.mark.usefixtures("both_engines")
@pytest.mark.parametrize("text", TEXTS)
def test_sides_exchanged(text: str) -> None:
    """Names, adjectives, peoples and capitals exchanged in the text are exchanged in the record, and nothing else changes."""
    assert swap(swap(text)) == text
    one = told(accordingto.read_text(text, published="2024-06-02"), name=True)
    two = told(accordingto.read_text(swap(text), published="2024-06-02"), name=False)
    assert one == two


# Words that are also common words ("car", "male"), a currency ("US$"), the name of a calendar, or of an agency in datelines.
COMMON = {"car", "male", "us", "chinese", "france"}
TABLES = sorted([*PACKAGE.glob("lang/*/*.toml"), *PACKAGE.glob("codebooks/*/*.yaml")])


def strings(value: object) -> Iterator[str]:
    """The words of a table, without its example sentences, definitions and sources."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("examples", "definition", "source"):
                yield from (str(key), *strings(inner))


@pytest.mark.parametrize("path", [p for p in TABLES if p.stem != "given_names"], ids=lambda p: p.name)
def test_no_country_in_the_tables(path: Path) -> None:
    """No table of words or codebook names a country, its people or its capital: rules know no parties."""
    indices = (nations.by_name(), nations.by_adjective(), nations.by_people(), nations.by_seat())
    text = path.read_text("utf-8")
    table = tomllib.loads(text) if path.suffix == ".toml" else yaml.safe_load(text)
    found = {fold(word) for line in strings(table) for word in re.findall(r"[^\W\d_]+", line)}
    assert not {word for word in found - COMMON if any(word in index for index in indices)}
