"""The API is described as it is: the document is valid OpenAPI, and every answer fits the description."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from starlette.testclient import TestClient

from accordingto.web.openapi import SLOT, api
from accordingto.web.routes import VIEWS
from accordingto.web.view import to_report
from tests.store.made import records
from tests.web import made

SHOWN = [view for view in VIEWS if view.given is not None]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with made.client(made.archive(tmp_path_factory.mktemp("web"))) as found:
        yield found


@pytest.fixture(scope="module")
def document(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/openapi.json").json()
    return found


def test_the_document_is_valid(document: dict[str, Any]) -> None:
    """By the validator of the specification."""
    validate(document)
    assert document["openapi"].startswith("3.1")


def test_every_view_is_described(document: dict[str, Any]) -> None:
    """One path a view, with the parameters that it takes."""
    assert set(document["paths"]) == {SLOT.sub(r"{\1}", api(view)) for view in SHOWN}
    for view in SHOWN:
        told = document["paths"][SLOT.sub(r"{\1}", api(view))]["get"].get("parameters", [])
        assert {one["name"] for one in told} == set(view.asks.__struct_fields__)


@pytest.mark.parametrize("view", SHOWN, ids=lambda v: v.path)
def test_every_answer_fits(client: TestClient, document: dict[str, Any], view: Any) -> None:
    """The answer validates against the schema of its path, and the schema refuses something else."""
    body = document["paths"][SLOT.sub(r"{\1}", api(view))]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    judge = Draft202012Validator({**body, "components": document["components"]})
    addresses = [api(view)]
    if "{event}" in view.path:
        addresses = [f"/api/event/{record.events[0].id}/{record.id}" for record in records() if record.events][:6]
    elif "{" in view.path:
        addresses = [f"/api{to_report(record.id)}" for record in records()[:6]]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200
        judge.validate(answer.json())
    assert not judge.is_valid({"something": "else"})


def test_errors_fit(client: TestClient, document: dict[str, Any]) -> None:
    """What cannot be asked or is not there is told in the shape that is described."""
    judge = Draft202012Validator(document["components"]["schemas"]["Problem"])
    for address in ("/api/events?no=1", "/api/report/nobody", "/api/nowhere"):
        judge.validate(client.get(address).json())
