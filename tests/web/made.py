"""An archive of the example reports and pages over it, for the tests of the page."""

import re
from pathlib import Path
from typing import Any

import msgspec
from starlette.testclient import TestClient

from accordingto.model import Record
from accordingto.settings import Settings
from accordingto.store import open_archive
from accordingto.web.app import create
from tests.store.made import records

HERE = "http://127.0.0.1:8765"
TOKEN = re.compile(r'name="token" value="([0-9a-f]{64})"')
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'"


def archive(folder: Path, *others: Record) -> str:
    """The path of an archive that holds the example reports, and others."""
    path = folder / "archive.db"
    with open_archive(str(path), create=True) as opened:
        opened.add(*records(), *others)
    return str(path)


def client(path: str, **how: Any) -> TestClient:
    """A browser of this machine on the page of an archive."""
    return TestClient(create(path, settings=Settings(engine="rules"), **how), base_url=HERE, follow_redirects=False)


def token(page: str) -> str:
    """The token of the forms of a page."""
    found = TOKEN.search(page)
    assert found, "the page has no form that changes anything"
    return found.group(1)


def hostile() -> Record:
    """A record whose title, outlet, text, names, address and id hold script, quotation marks and controls of direction."""
    record = next(r for r in records() if r.statements and r.statements[0].source and r.figures and r.report.title)
    text = record.report.text
    start, end = record.statements[0].content[0]
    words = (SCRIPT + "\u202e" + "x" * (end - start))[: end - start]
    report = msgspec.structs.replace(
        record.report,
        title=SCRIPT,
        outlet=SCRIPT,
        byline=(SCRIPT,),
        text=text[:start] + words + text[end:],
        source=msgspec.structs.replace(record.report.source, uri='javascript:alert(1)//"><script>'),
    )
    parties = tuple(msgspec.structs.replace(party, name=SCRIPT + str(number)) for number, party in enumerate(record.parties))
    return msgspec.structs.replace(record, id='a/../b?c#d"<script>', report=report, parties=parties)
