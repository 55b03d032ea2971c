"""Codes of parties: the user's list before our tables, only whole names, only on days on which a row holds; the unknown stays itself."""

from pathlib import Path

import pytest

from accordingto import flow
from accordingto.errors import BadActors, NoSuchInput
from accordingto.gazetteer import actors
from accordingto.model import Codes
from accordingto.readers import sources
from accordingto.settings import Settings

LIST = """name,aliases,code,from,to
River Front,Front of the River|RF,VRNREB,,2020-12-31
River Front,RF,VRNGOV,2021-01-01,
Orlo Bank,,ZZ 9,,
"""


@pytest.fixture
def listed(tmp_path: Path) -> str:
    path = tmp_path / "mine.csv"
    path.write_text(LIST)
    return str(path)


def codes(text: str, name: str, *, published: str | None = None, listed: str = "") -> Codes | None:
    reading = sources.from_text(text, published=published)
    record = next(flow.records([reading], settings=Settings(engine="rules", actors=listed)))
    return next(p.codes for p in record.parties if name in p.name)


def test_the_user_s_list_goes_first(listed: str) -> None:
    """A name or alias of the list has the list's code, with file and line for its basis."""
    found = codes("The River Front said it had attacked Orlo.", "River Front", published="2019-03-01", listed=listed)
    assert found is not None
    assert (found.code, found.iso3, found.plover) == ("VRNREB", "VRN", "REB")
    assert found.basis == "actor list mine.csv, line 2"


def test_a_row_holds_on_its_days(listed: str) -> None:
    """The report's day decides between two rows; without a day none with dates is taken."""
    found = codes("The River Front said it had attacked Orlo.", "River Front", published="2022-03-01", listed=listed)
    assert found is not None
    assert found.code == "VRNGOV"
    unknown = codes("The River Front said it had attacked Orlo.", "River Front", listed=listed)
    assert unknown is None or unknown.code is None


def test_only_whole_names(listed: str) -> None:
    """A longer name that holds a listed one is another party."""
    found = codes("The River Front Hospital said it was full.", "River Front Hospital", published="2019-03-01", listed=listed)
    assert found is None or found.code is None


def test_our_table_knows_days() -> None:
    """A group that changed its side has the sector of the day."""
    rows = [actors.find(["Taliban"], day, actors.ours()) for day in ("1999-05-01", "2010-05-01", "2022-05-01")]
    assert [row.sector for row in rows if row] == ["GOV", "REB", "GOV"]
    assert actors.find(["Taliban"], "", actors.ours()) is None


def test_small_words_are_no_acronyms() -> None:
    """WHO is an organisation, "who" and "is" are not; articles and accents do not count."""
    assert actors.find(["WHO"], "", actors.ours())
    assert not actors.find(["who"], "", actors.ours())
    assert not actors.find(["is"], "", actors.ours())
    assert actors.find(["The Medecins Sans Frontieres"], "", actors.ours())


def test_who_speaks_for_a_body_has_its_sector() -> None:
    """A spokesman of a listed organisation has its sector, and the basis says so."""
    found = codes("A spokesman for the World Food Programme said flour had run out.", "spokesman")
    assert found is not None
    assert found.plover == "IGO"
    assert "World Food Programme" in found.basis


def test_the_unknown_stays_itself() -> None:
    """A group that no table knows has no codes."""
    assert codes("Sons of the Reed said they had attacked Orlo.", "Sons of the Reed") is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name,code\nA,B\n", "no column aliases, from, to"),
        ("name,aliases,code,from,to\n,,X,,\n", "line 2 has no name"),
        ("name,aliases,code,from,to\nA,,X,2020-13-01,\n", "line 2: from is '2020-13-01'"),
        ("name,aliases,code,from,to\nA,,X,2021-01-01,2020-01-01\n", "line 2: it ends before it begins"),
    ],
)
def test_what_is_wrong_with_a_list(tmp_path: Path, text: str, why: str) -> None:
    """A list that cannot be used says which line and what to do, before any report is read."""
    path = tmp_path / "bad.csv"
    path.write_text(text)
    with pytest.raises(BadActors, match=r"(?s).*" + why.replace("(", r"\(") + r".*columns name, aliases"):
        next(flow.outcomes([], settings=Settings(engine="rules", actors=str(path))), None)


def test_a_list_that_is_not_there() -> None:
    """A wrong path is a wrong input."""
    with pytest.raises(NoSuchInput):
        actors.listed("nowhere.csv")
