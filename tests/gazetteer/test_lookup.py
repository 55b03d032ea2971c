"""What the gazetteer knows under a name."""

import pytest

from accordingto.gazetteer import nations, regions
from accordingto.gazetteer.entry import fold
from accordingto.gazetteer.lookup import find, is_common, is_large, of_adjective


def test_countries_first() -> None:
    """A country comes before the states and towns of its name."""
    found = find("Georgia")
    assert (found[0].kind, found[0].country) == ("country", "GE")
    assert any((e.kind, e.country) == ("state", "US") for e in found)


def test_towns_by_population() -> None:
    """Towns of one name stand by their size, with their GeoNames ids."""
    towns = [e for e in find("Paris") if e.kind == "city"]
    assert towns[0].country == "FR"
    assert [e.population for e in towns] == sorted((e.population for e in towns), reverse=True)
    assert all(e.geonames for e in towns)


@pytest.mark.parametrize(("name", "country"), [("Kiev", "UA"), ("St. Petersburg", "RU"), ("Bogota", "CO"), ("Khan Younis", "PS")])
def test_other_names(name: str, country: str) -> None:
    """Names that newspapers use, with or without accents, lead to the town."""
    assert any(e.kind == "city" and e.country == country for e in find(name))


@pytest.mark.parametrize(("name", "code"), [("Wis.", "WI"), ("N.Y.", "NY"), ("D.C.", "DC")])
def test_abbreviations(name: str, code: str) -> None:
    """Abbreviated states are found."""
    assert any((e.kind, e.state) == ("state", code) for e in find(name))


@pytest.mark.parametrize("name", ["Crimea", "Kashmir", "Western Sahara", "Nagorno-Karabakh", "Gaza", "Falkland Islands"])
def test_contested(name: str) -> None:
    """Territories that states dispute carry the source that says so."""
    assert "Disputes" in find(name)[0].contested


def test_uncontested() -> None:
    """Nothing else does."""
    assert not any(e.contested for e in find("Norway") + find("Oslo"))


@pytest.mark.parametrize(("word", "country"), [("Norwegian", "NO"), ("Norwegians", "NO"), ("Sahrawi", "EH"), ("Welsh", "GB")])
def test_adjectives(word: str, country: str) -> None:
    """Adjectives and words for peoples lead to their country or region."""
    entry = of_adjective(word)
    assert entry is not None
    assert entry.country == country


def test_no_adjective() -> None:
    """Other words do not."""
    assert of_adjective("wooden") is None


def test_every_country_has_a_point() -> None:
    """All countries of GeoNames have a point, codes and a name."""
    assert len(nations.nations()) > 240
    assert all(-90 <= n.place.lat <= 90 and -180 <= n.place.lon <= 180 and len(n.iso3) == 3 for n in nations.nations().values())


def test_seats() -> None:
    """A capital, and a city that newspapers use in its stead, stand for the government."""
    assert nations.by_seat()["oslo"].iso2 == "NO"
    assert nations.by_seat()["la paz"].iso2 == "BO"


def test_states() -> None:
    """A state is found without the words that GeoNames adds to its name."""
    assert any(e.country == "IQ" for e in regions.divisions()["anbar"])


def test_common_and_large() -> None:
    """Ordinary words are known as such, and large places as large."""
    assert is_common("Reading")
    assert not is_common("Oslo")
    assert is_large("Oslo")
    assert not is_large("Tal Oren")


@pytest.mark.parametrize(("one", "two"), [("Bogotá", "BOGOTA"), ("Port-au-Prince", "port au  prince"), ("N’Djamena", "N'Djamena")])
def test_fold(one: str, two: str) -> None:
    """Spellings of one name fold alike."""
    assert fold(one) == fold(two)
