"""Figures over time: every claim once, on its date, with whose it is; copies hollow, open ends open; nothing added up."""

import csv
import io
import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from accordingto.compare.series import Claim, claims, series
from accordingto.web import compared, marks
from accordingto.web.plot import plot
from tests.web import made
from tests.web.told import tolls

MARK = re.compile(r'<a href="([^"]+)" aria-label="[^"]+" class="s\d">')


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with made.client(made.archive(tmp_path_factory.mktemp("web"), *tolls())) as found:
        yield found


def every(client: TestClient) -> list[dict[str, Any]]:
    first = client.get("/api/series").json()
    pages = [first, *(client.get("/api/series", params={"page": n}).json() for n in range(2, first["at"]["pages"] + 1))]
    return [line for page in pages for line in page["lines"]]


def test_every_claim_stands_once(client: TestClient) -> None:
    """The points of all series that are told more than once, and the counts told once, are the rows of the CSV."""
    rows = list(csv.DictReader(io.StringIO(client.get("/series?format=csv").text)))
    told = client.get("/api/series").json()
    shown = [point["id"] for line in every(client) for point in line["points"]]
    assert len(shown) == len(set(shown))
    assert set(shown) <= {row["id"] for row in rows}
    assert len(shown) + told["told_once"] == told["claims"] == len(rows)


def test_every_number_is_a_mark_with_a_name_and_a_row(client: TestClient) -> None:
    """Each claim with a number is one link in the drawing and one in the table, both to its place in the report."""
    page, told = client.get("/series").text, client.get("/api/series").json()
    drawn = [unescape(href) for href in MARK.findall(page)]
    numbered = [
        point["href"] for line in told["lines"] for point in line["points"] if point["low"] is not None or point["high"] is not None
    ]
    assert sorted(drawn) == sorted(numbered)
    assert page.count("<title id=") == page.count("<desc id=") == sum(1 for line in told["lines"] if line["plot"]["dots"])
    for href in numbered[:12]:
        path, _, place = href.partition("#")
        assert f'id="{place}"' in client.get(path).text


def test_a_series_has_an_address_of_its_own(client: TestClient) -> None:
    """A claim's address gives the series that holds it; one that is nobody's is not found."""
    line = every(client)[0]
    for point in line["points"]:
        (own,) = client.get("/api/series", params={"claim": point["id"]}).json()["lines"]
        assert [p["id"] for p in own["points"]] == [p["id"] for p in line["points"]]
    assert client.get("/series?claim=nobody:f1").status_code == 404


def test_copies_are_hollow(client: TestClient) -> None:
    """What is copied says so and is drawn hollow, on the page as often as in the data."""
    page, told = client.get("/series").text, client.get("/api/series").json()
    copied = [point for line in told["lines"] for point in line["points"] if point["copy_of"] and point["low"] is not None]
    drawings = "".join(re.findall(r'<svg class="plot".*?</svg>', page, re.DOTALL))
    assert copied
    assert len(re.findall(r'class="mark s\d hollow', drawings)) == len(copied)


def found() -> tuple[Claim, ...]:
    kept = series(claims(tolls()))
    return max(kept, key=lambda one: len(one.claims)).claims


def test_bounds_and_open_ends() -> None:
    """A range is a bar from its low to its high, a hedge has an arrow at the end that nobody bounds, an exact count is a mark alone."""
    told = found()
    drawn = {told[dot.claim].words: dot for dot in plot(told, ()).dots}
    exact, least, between = (next(d for words, d in drawn.items() if number in words) for number in ("12", "20", "14"))
    assert (exact.bar, exact.arrows) == ("", "")
    assert least.bar
    assert least.arrows
    assert between.bar
    assert not between.arrows
    assert exact.y > between.y > least.y  # more stands higher


def test_bands_hold_the_marks_of_their_claims() -> None:
    """A band reaches over its claims from the least low to the greatest high."""
    one = max(series(claims(tolls())), key=lambda s: len(s.claims))
    drawing = plot(one.claims, one.bands)
    assert drawing.slabs
    for slab, band in zip(drawing.slabs, [b for b in one.bands if len(b.claims) > 1], strict=True):
        inside = [dot for dot in drawing.dots if one.claims[dot.claim].id in band.claims]
        assert len(inside) == len(band.claims)
        assert all(slab.x < dot.x < slab.x + slab.width for dot in inside)


def test_disagreements_are_told_in_words(client: TestClient) -> None:
    """Two independent voices with no number in common are named, each with the way to its words."""
    remarks = [remark for line in every(client) for remark in line["remarks"] if remark["kind"] == "disagree"]
    ours = [remark for remark in remarks if "River Front" in remark["words"]]
    assert ours
    assert {"The Lantern"} <= {outlet for outlet, _ in ours[0]["claims"]}


def test_filters_leave_claims_out(client: TestClient) -> None:
    """Of one kind and one outlet only such claims are shown."""
    told = client.get("/api/series", params={"kind": "killed", "outlet": "=The Lantern"}).json()
    assert 0 < told["claims"] < client.get("/api/series").json()["claims"]
    assert {point["outlet"] for line in told["lines"] for point in line["points"]} == {"The Lantern"}


def test_a_large_archive_is_compared_in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit the latest reports that fit are compared, and the page says how many."""
    path = made.archive(tmp_path, *tolls())
    monkeypatch.setattr(compared, "MOST", 3)
    with made.client(path) as client:
        told = client.get("/api/series").json()
        assert (told["compared"], told["whole"]) == (3, False)
        assert "the latest 3 reports that fit were compared" in client.get("/series").text
        claim = next(row for row in csv.DictReader(io.StringIO(client.get("/series?format=csv").text)))["id"]
        assert client.get("/series", params={"claim": claim}).status_code == 200


def test_no_two_names_have_both_colour_and_shape() -> None:
    """Fifty-six sources are told apart without reading their names; the most frequent comes first."""
    known = marks.voices([f"n{number}" for number in range(56)] + ["n9"])
    assert len({(voice.colour, voice.shape) for voice in known.values()}) == 56
    assert next(iter(known)) == "n9"


@pytest.mark.parametrize(("most", "last"), [(0, 1), (1, 1), (3, 3), (7, 8), (19, 20), (132, 150), (9999, 10000)])
def test_scales_are_round(most: float, last: float) -> None:
    """Steps are alike, begin at nothing and reach the greatest number."""
    found = marks.steps(most)
    assert found[0] == 0
    assert found[-1] == last
    assert len({round(b - a, 6) for a, b in pairwise(found)}) == 1


def test_columns_keep_order_and_room() -> None:
    """Every item has its place; more days are more room; the width grows where it must."""
    days = [("2025-03-01", 2), ("2025-03-02", 1), ("2025-03-12", 3), ("", 1)]
    columns, wide = marks.columns(days, 400.0, 20.0)
    starts = [column.start for column in columns]
    assert starts == sorted(starts)
    gaps = [b.start - a.start - a.width for a, b in pairwise(columns)]
    assert gaps[1] > gaps[0] > 0
    assert wide == 400.0
    assert marks.columns([("2025-03-01", 100)], 400.0, 20.0)[1] == 2000.0
