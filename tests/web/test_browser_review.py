"""In a real browser: an item is corrected by keys alone, word by word, and the archive holds the correction."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from accordingto.model import Judgement
from accordingto.store import open_archive
from tests.web import made
from tests.web.serving import served
from tests.web.told import tolls

CHROMIUM = os.environ.get("ACCORDINGTO_CHROMIUM", "/usr/bin/chromium")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: the page is not tried in a browser")
pytestmark = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"{CHROMIUM} is missing: the page is not tried in a browser")


@pytest.fixture
def path(tmp_path: Path) -> str:
    return made.archive(tmp_path, *tolls())


@pytest.fixture
def root(path: str) -> Iterator[str]:
    with served(path) as address:
        yield address


@pytest.fixture
def page(root: str) -> Iterator[Any]:
    complaints: list[str] = []
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM)
        opened = browser.new_page()
        opened.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        yield opened
        browser.close()
    assert complaints == []


def review(page: Any, root: str, item: str) -> None:
    page.goto(f"{root}/review?by=ada&report={tolls()[0].id}&item={item}")


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def judged(path: str) -> list[Judgement]:
    with open_archive(path) as archive:
        return list(archive.judgements())


def marked(page: Any, name: str) -> str:
    return str("".join(page.locator(f".sentence .f-{name}").all_text_contents()))


def test_a_source_is_corrected_word_by_word(page: Any, root: str, path: str) -> None:
    """c begins, the arrows move end and beginning by a word while the sentence shows it, Enter keeps it: then the archive has it."""
    record = tolls()[0]
    said = record.statements[0]
    assert said.source is not None
    assert record.words(said.source.spans) == "the Varnian ministry"
    review(page, root, said.id)
    assert marked(page, "source") == "the Varnian ministry"
    press(page, "c", "Shift+ArrowRight")
    assert marked(page, "source") == "Varnian ministry"
    press(page, "ArrowLeft")
    assert marked(page, "source") == "Varnian"
    press(page, "ArrowRight", "ArrowRight")
    assert marked(page, "source") == "Varnian ministry said"
    press(page, "ArrowLeft")
    with page.expect_navigation():
        press(page, "Enter")
    (kept,) = judged(path)
    assert (kept.verdict, kept.by, kept.item) == ("correct", "ada", said.id)
    with open_archive(path) as archive:
        (verdict,) = archive.verdicts().of(record)[said.id]
    assert verdict.item is not None
    assert record.words(verdict.item.source.spans) == "Varnian ministry"  # type: ignore[union-attr]
    assert verdict.item.cue == said.cue  # type: ignore[union-attr]


def test_phrases_come_and_go_by_keys(page: Any, root: str, path: str) -> None:
    """A semicolon adds a phrase behind the last, Backspace takes it away; the arrows down lead to the next field."""
    record = tolls()[0]
    event = record.events[0]
    review(page, root, event.id)
    press(page, "c", "ArrowDown")
    assert page.evaluate("document.activeElement.closest('[data-field]').dataset.field") == "actors"
    before = marked(page, "actors")
    press(page, ";", "ArrowRight")
    added = marked(page, "actors")
    assert added != before
    press(page, "Backspace")
    assert marked(page, "actors") == before
    press(page, ";", "ArrowRight")
    with page.expect_navigation():
        press(page, "Enter")
    with open_archive(path) as archive:
        (verdict,) = archive.verdicts().of(record)[event.id]
    assert verdict.item is not None
    assert len(verdict.item.actors) == len(event.actors) + 1  # type: ignore[union-attr]


def test_escape_drops_what_was_begun(page: Any, root: str, path: str) -> None:
    """After Escape the sentence is as it was and nothing is judged."""
    said = tolls()[0].statements[0]
    review(page, root, said.id)
    before = marked(page, "source")
    press(page, "c", "ArrowLeft")
    assert marked(page, "source") != before
    with page.expect_navigation():
        press(page, "Escape")
    assert marked(page, "source") == before
    assert judged(path) == []


def test_letters_judge(page: Any, root: str, path: str) -> None:
    """a, s, r judge one item each, u withdraws the last; a letter that is typed into a field judges nothing."""
    page.goto(f"{root}/review?by=ada")
    for key in ("a", "s", "r", "u"):
        with page.expect_navigation():
            press(page, key)
    assert [one.verdict for one in judged(path)] == ["accept", "skip", "reject", "undo"]
    page.locator("#find").focus()
    press(page, "a")
    page.locator("[data-correcting] summary").click()
    page.locator("[data-correcting] input:visible").first.focus()
    press(page, "r")
    assert len(judged(path)) == 4


def test_it_works_without_a_script(root: str, path: str) -> None:
    """The forms alone judge and correct; what only keys can do is not shown."""
    record = tolls()[0]
    figure = record.figures[0]
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM)
        opened = browser.new_context(java_script_enabled=False).new_page()
        review(opened, root, figure.id)
        assert not opened.locator("[data-handle]").first.is_visible()
        opened.locator("[data-correcting] summary").click()
        opened.select_option("#c-kind", "wounded")
        opened.locator("[data-correcting] button[value=correct]").click()
        opened.locator(".verdicts button[value=accept]").click()
        browser.close()
    found = judged(path)
    assert [one.verdict for one in found] == ["correct", "accept"]
    assert found[0].value is not None
    assert found[0].value["kind"] == "wounded"
