"""The track of a negotiation: every telling on its teller's line, joined in one column where they tell the same step."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from accordingto import comparing
from accordingto.compare.talks import Step, track
from accordingto.show.track import gathered
from accordingto.web.lanes import LANES, OTHERS, lanes
from tests.web import made
from tests.web.told import talks


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with made.client(made.archive(tmp_path_factory.mktemp("web"), *talks())) as found:
        yield found


def steps() -> tuple[Step, ...]:
    known = comparing.copies_of(talks())
    return track(talks(), known.origins, known.own)


def test_tellings_are_those_of_the_command_line(client: TestClient) -> None:
    """Every step and telling, in the order of days; CSV has a row a telling."""
    told = client.get("/api/talks").json()
    assert len(steps()) > 4
    assert {row["id"] for step in told["steps"] for row in step["tellings"]} == {step.id for step in steps()}
    assert told["at"]["total"] == len(gathered(steps()))
    assert told["otherwise"] == sum(1 for step in steps() if step.otherwise) > 0
    rows = list(csv.DictReader(io.StringIO(client.get("/talks?format=csv").text)))
    assert sorted(row["id"] for row in rows) == sorted(step.id for step in steps())


def test_one_line_a_teller_one_column_a_step() -> None:
    """Tellings of one teller have one height, those of one step are joined, of different steps they stand apart in time."""
    found = gathered(steps())
    drawing = lanes(found)
    heights = {lane.name: lane.y for lane in drawing.lanes}
    assert len(set(heights.values())) == len(heights)
    for one in drawing.tellings:
        assert one.y == heights[found[one.step].tellings[one.telling].side]
    assert len(drawing.tellings) == len({(one.x, one.y) for one in drawing.tellings}) == len(steps())
    first = [min(one.x for one in drawing.tellings if one.step == step) for step in range(len(found))]
    assert first == sorted(first)
    for join in drawing.joins:
        sides = {step.side for step in found[join.step].tellings}
        assert ("V" in join.path) == (len(sides) > 1)
    assert any(join.apart and join.path for join in drawing.joins)


def test_how_a_step_is_told_shows() -> None:
    """A denial is drawn otherwise than what it denies."""
    found = gathered(steps())
    hows = {found[one.step].tellings[one.telling].denied: one.how for one in lanes(found).tellings}
    assert hows[True] == "denied"
    assert hows[False] != "denied"


def test_many_tellers_share_the_last_line() -> None:
    """Beyond the lines that there are, tellers stand together, and none is lost."""
    many = tuple(steps()[0]._replace(id=f"r:e{n}", side=f"side {n:02}", same_step=f"s{n}") for n in range(LANES + 6))
    drawing = lanes(gathered(many))
    assert len(drawing.lanes) == LANES
    assert drawing.lanes[-1].name == OTHERS
    assert drawing.lanes[-1].tellings == 7
    assert len(drawing.tellings) == LANES + 6


def test_marks_and_rows_lead_to_the_words(client: TestClient) -> None:
    """Each telling is a named mark and a row, both linked to its place."""
    page = client.get("/talks").text
    for step in client.get("/api/talks").json()["steps"]:
        assert f'id="step-{step["number"]}"' in page
        for row in step["tellings"]:
            assert page.count(f'href="{row["href"]}"') >= 2
            path, _, place = row["href"].partition("#")
            assert f'id="{place}"' in client.get(path).text


def test_filters(client: TestClient) -> None:
    """Only steps of that name; a name that is none says which there are."""
    told = client.get("/api/talks", params={"step": "rejected"}).json()
    assert {step["step"] for step in told["steps"]} == {"rejected"}
    answer = client.get("/talks", params={"step": "signed"})
    assert answer.status_code == 400
    assert "conditionally accepted" in answer.text


def test_records_of_another_codebook_say_so(tmp_path: Path) -> None:
    """Where the reports were read without the steps of talks, the page says how they are read."""
    with made.client(made.archive(tmp_path)) as client:
        page = client.get("/talks").text
        assert client.get("/api/talks").json()["at"]["total"] == 0
        assert "--codebook talks" in page


def test_reports_are_called_by_their_outlets(client: TestClient) -> None:
    """Whose copy a telling is, and whose day it has, is said by outlet and not by a report's id."""
    shown = client.get("/talks").text
    assert "copied from <" not in shown
    assert "copied from The Lantern" in shown
    assert "the day that The Lantern names" in shown
    assert "the day of lantern" not in shown
