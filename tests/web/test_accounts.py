"""Accounts: every report once, a copy below what it copies, with the way there and the sentences that are its own."""

import csv
import io
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from accordingto import comparing
from tests.store.made import records
from tests.web import made


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with made.client(made.archive(tmp_path_factory.mktemp("web"))) as found:
        yield found


def test_every_report_is_own_or_copied(client: TestClient) -> None:
    """As the archive's own comparison has it; CSV has a row a report."""
    told = client.get("/api/accounts").json()
    expected = {id: one.origin == id for id, one in comparing.origin_of(records()).items()}
    assert {row["row"]["report"]: row["row"]["independent"] for row in told["rows"]} == expected
    assert (told["own"], told["copied"]) == (sum(expected.values()), len(expected) - sum(expected.values()))
    assert told["copied"] > 0
    assert len(list(csv.DictReader(io.StringIO(client.get("/accounts?format=csv").text)))) == len(records())


def test_a_copy_stands_below_its_origin_and_leads_to_it(client: TestClient) -> None:
    """The way ends at the report where the words began, which stands above; links on it are pages."""
    rows = client.get("/api/accounts").json()["rows"]
    order = [row["row"]["report"] for row in rows]
    for at, row in enumerate(rows):
        if row["row"]["independent"]:
            continue
        assert row["way"]
        if row["way"][-1][1]:
            assert order.index(row["row"]["origin"]) < at
        for _, href in row["way"]:
            assert not href or client.get(href).status_code == 200


def test_own_sentences_stand_in_the_report(client: TestClient) -> None:
    """What a copy has of its own is shown in the report's words."""
    texts = {record.id: " ".join(record.report.text.split()) for record in records()}
    shown = 0
    for row in client.get("/api/accounts").json()["rows"]:
        for quote, href in row["own"]:
            assert quote["words"] in texts[row["row"]["report"]]
            assert client.get(href.partition("#")[0]).status_code == 200
            shown += 1
    assert shown > 0


def test_copies_alone(client: TestClient) -> None:
    """The counts lead to as many reports."""
    told = client.get("/api/accounts").json()
    for copied, count in (("true", told["copied"]), ("false", told["own"])):
        rows = client.get("/api/accounts", params={"copied": copied}).json()["rows"]
        assert len(rows) == count
        assert {row["row"]["independent"] for row in rows} == {copied == "false"}
