"""In a real browser: reports at and beyond the bounds are refused in words or usable, and a form that failed is as the person left it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from accordingto.model import Figure, Record, Ref, Statement
from accordingto.store import open_archive
from accordingto.web.view import to_report
from tests.store.made import records
from tests.web import made
from tests.web.serving import served
from tests.web.told import tolls

CHROMIUM = os.environ.get("ACCORDINGTO_CHROMIUM", "/usr/bin/chromium")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: the page is not tried in a browser")
pytestmark = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"{CHROMIUM} is missing: the page is not tried in a browser")
SENTENCE = "Ada Lund of Oskel said that 12 boats had left. "
SAID = 5_000  # sentences with a statement and a figure each: 10,000 items
LINE = 40  # sentences of a paragraph
PATIENT = 120_000  # milliseconds that a busy machine may take


def crowded() -> Record:
    """A record of 10,000 items, each with its marks, made by hand."""
    pieces, statements, figures, at = list[str](), list[Statement](), list[Figure](), 0
    for number in range(1, SAID + 1):
        start, words = at, SENTENCE if number % LINE else SENTENCE.rstrip() + "\n"
        source, cue, content, count = ((start + a, start + b) for a, b in ((0, 17), (18, 22), (28, 45), (28, 30)))
        statements.append(
            Statement(
                id=f"s{number}",
                source=Ref(spans=(source,)),
                cue=(cue,),
                content=(content,),
                form="indirect",
                polarity="asserts",
                act="states",
                because="made by hand",
            )
        )
        figures.append(
            Figure(id=f"f{number}", spans=(count,), low=12, high=12, kind="weapons", according_to=(f"s{number}",), because="made by hand")
        )
        pieces.append(words)
        at += len(words)
    bare: dict[str, Any] = {"events": (), "times": (), "places": (), "parties": (), "notes": ()}
    like = records()[0]
    report = msgspec.structs.replace(like.report, text="".join(pieces), parts=(), dateline=None, title="Twelve boats left")
    return msgspec.structs.replace(like, id="crowded", report=report, statements=tuple(statements), figures=tuple(figures), **bare)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return made.archive(tmp_path_factory.mktemp("large"), crowded(), *tolls())


@pytest.fixture(scope="module")
def root(path: str) -> Iterator[str]:
    with served(path) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1400, "height": 900}, reduced_motion="reduce")  # no long way to scroll
    yield context.new_page()
    context.close()


def held(path: str) -> int:
    with open_archive(path) as archive:
        return len(archive)


def test_ten_thousand_items_are_marked_and_usable(page: Any, root: str) -> None:
    """All of them are marked and listed; from a statement in the margin the way leads to its words, and a key to the search."""
    page.goto(root + to_report("crowded"), timeout=PATIENT)
    assert page.locator("#main .row .m-s1").count() >= 1
    marked = page.evaluate(
        "n => Array.from({length: n}, (_, i) => ['s', 'f'].every((k) => document.querySelector(`.row .m-${k}${i + 1}`)))", SAID
    )
    assert marked.count(True) == SAID
    assert page.locator(".margin li.said").count() == SAID
    assert page.locator("#figures .items > li").count() == SAID
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(root + to_report("crowded", f"s{SAID}"), timeout=PATIENT)
    assert page.locator(":target").count() == 1
    page.wait_for_function("document.querySelector(':target').getBoundingClientRect().top < innerHeight")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"


def test_a_paragraph_of_five_megabytes_is_refused(page: Any, root: str, path: str, tmp_path: Path) -> None:
    """The page says how long the text is and how long one may be, keeps what else was given, and the archive stays as it was."""
    before, file = held(path), tmp_path / "long.txt"
    file.write_text("The ferry sails on Monday, said Lind. " * (5_000_000 // 38), "utf-8")
    page.goto(root + "/bring")
    page.set_input_files("#b-files", str(file))
    page.fill("#b-outlet", "The Long Post")
    page.click(".bring button")
    told = page.locator("[role=alert]")
    told.wait_for()
    assert "500,000 characters" in told.inner_text()
    assert "long.txt" in told.inner_text()
    assert page.input_value("#b-outlet") == "The Long Post"
    assert held(path) == before


def test_a_report_within_the_bounds_is_shown_whole(page: Any, root: str, path: str, tmp_path: Path) -> None:
    """480,000 characters in one paragraph: read, shown to the last word, dropped; nothing is wider than the screen."""
    before, file = held(path), tmp_path / "wide.txt"
    words = "The ferry sails on Monday, said Josef Lind. " + ("Oskel" * 19 + " ") * 10
    file.write_text((words * (480_000 // len(words))).strip() + " The very last words.", "utf-8")
    page.goto(root + "/bring")
    page.set_input_files("#b-files", str(file))
    page.click(".bring button", no_wait_after=True)
    page.wait_for_url("**/bring?key=*", timeout=PATIENT)
    shown = page.locator("#main").inner_text()
    assert len(shown) > 470_000
    assert "The very last words." in shown
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click("text=Drop it")
    page.wait_for_url("**/bring")
    assert held(path) == before


def test_a_correction_that_fails_keeps_what_was_typed(page: Any, root: str, path: str) -> None:
    """What keys and letters left in the fields is there again with the reason above it; put right, it is kept; Escape drops it."""
    record = tolls()[0]
    figure = record.figures[0]
    page.goto(f"{root}/review?by=ada&report={record.id}&item={figure.id}")
    page.keyboard.press("c")
    page.keyboard.press("ArrowRight")
    chosen, shown = page.input_value("#c-words"), page.locator(".sentence .f-words").all_text_contents()
    page.select_option("#c-kind", "wounded")
    page.fill("#c-low", "many")
    page.click("[data-correcting] button[value=correct]")
    told = page.locator("[role=alert]")
    told.wait_for()
    assert "many cannot be the low" in told.inner_text()
    assert (page.input_value("#c-low"), page.input_value("#c-kind"), page.input_value("#c-words")) == ("many", "wounded", chosen)
    assert page.locator(".sentence .f-words").all_text_contents() == shown
    page.locator("#c-low").focus()
    with page.expect_navigation():
        page.keyboard.press("Escape")
    assert page.input_value("#c-kind") == figure.kind
    page.keyboard.press("c")
    page.fill("#c-low", "many")
    page.click("[data-correcting] button[value=correct]")
    told.wait_for()
    page.fill("#c-low", "2")
    with page.expect_navigation():
        page.click("[data-correcting] button[value=correct]")
    with open_archive(path) as archive:
        (kept,) = archive.judgements()
    assert (kept.verdict, kept.item) == ("correct", figure.id)
    assert kept.value is not None
    assert kept.value["low"] == 2
