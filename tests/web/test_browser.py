"""In a real browser: every view opens without an error and asks this machine alone; marks are those of the record; forms and keys work."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest

from accordingto.model import Record
from accordingto.store import open_archive
from accordingto.web.routes import VIEWS
from accordingto.web.view import to_report
from tests.store.made import records
from tests.web import made
from tests.web.serving import served

CHROMIUM = os.environ.get("ACCORDINGTO_CHROMIUM", "/usr/bin/chromium")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: the page is not tried in a browser")
pytestmark = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"{CHROMIUM} is missing: the page is not tried in a browser")
ADDRESSES = [view.path for view in VIEWS if "{" not in view.path] + ["/api", "/search?q=ferry"]
AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
LONG = 1_000_000  # letters of the hostile paragraph


def carried(record: Record, item: Any) -> str:
    """All words that belong to the item, each once, in text order."""
    fields = ("spans", "cue", "content", "trigger")
    spans = [span for field in fields for span in getattr(item, field, ())]
    refs = (getattr(item, "source", None), *getattr(item, "actors", ()), *getattr(item, "recipients", ()))
    spans += [span for ref in refs if ref for span in ref.spans]
    held = {at for start, end in spans for at in range(start, end)}
    return "".join(record.report.text[at] for at in sorted(held))


class Tab:
    """A page of the browser with what it complained of and whom it asked."""

    def __init__(self, page: Any, root: str) -> None:
        self.page, self.root = page, root
        self.complaints: list[str] = []
        self.hosts: set[str] = set()
        page.on("console", lambda message: self.complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname or urlsplit(request.url).scheme))

    def open(self, path: str) -> Any:
        self.page.goto(self.root + path)
        return self.page

    def quiet(self) -> None:
        """Nothing went wrong, and nobody else was asked."""
        assert self.complaints == []
        assert self.hosts <= {"127.0.0.1", "data"}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    long = msgspec.structs.replace(made.hostile(), id="long")
    text = "x\u202e<b>" + "wide " * (LONG // 5)
    bare = {"statements": (), "events": (), "figures": (), "times": (), "places": (), "parties": (), "notes": ()}
    report = msgspec.structs.replace(long.report, text=text, parts=(), dateline=None)
    return made.archive(tmp_path_factory.mktemp("web"), made.hostile(), msgspec.structs.replace(long, report=report, **bare))


@pytest.fixture(scope="module")
def root(path: str) -> Iterator[str]:
    """The page, served as the command serves it."""
    with served(path) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM)
        yield opened
        opened.close()


@pytest.fixture(params=[("light", 1400), ("dark", 420)], ids=["wide", "narrow-dark"])
def tab(request: pytest.FixtureRequest, browser: Any, root: str) -> Iterator[Tab]:
    scheme, width = request.param
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    yield Tab(context.new_page(), root)
    context.close()


@pytest.fixture
def wide(browser: Any, root: str) -> Iterator[Tab]:
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    yield Tab(context.new_page(), root)
    context.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_view_opens(tab: Tab, address: str) -> None:
    """No error in the console, no request off loopback, nothing wider than the screen."""
    page = tab.open(address)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("h1").count() == 1
    tab.quiet()


@pytest.mark.parametrize("record", [r for r in records() if r.statements and r.figures][:5], ids=lambda r: r.id)
def test_marks_are_those_of_the_record(wide: Tab, record: Record) -> None:
    """The words of each statement, event, figure and time are marked, and no others; each statement stands in the margin in its colour."""
    page = wide.open(to_report(record.id))
    for item in (*record.statements, *record.events, *record.figures, *record.times):
        shown = "".join(page.locator(f"#main .row .m-{item.id}").all_text_contents())
        assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", carried(record, item)), item.id
    assert page.locator(".margin li.said").count() == len(record.statements)
    assert page.locator("#events .items > li").count() == len(record.events)
    assert page.locator("#figures .items > li").count() == len(record.figures)
    wide.quiet()


def test_overlaps_have_a_line_each(wide: Tab) -> None:
    """Words of a statement within a statement carry two lines below them, in the colours of two voices."""
    record = next(r for r in records() if any(s.within and s.content for s in r.statements))
    page = wide.open(to_report(record.id))
    drawn = page.locator("#report .u2").first.evaluate("e => getComputedStyle(e).backgroundImage")
    colours = re.findall(r"rgb\([^)]*\)", drawn)
    assert drawn.count("gradient(") == 2
    assert len(set(colours)) == 2


def test_one_click_leads_to_the_sentence(wide: Tab) -> None:
    """From the number of a source over its statements to the words in the report."""
    page = wide.open("/sources")
    number = page.locator(".ranked td.num a").first
    count = int(number.inner_text())
    number.click()
    page.wait_for_url("**/statements**")
    assert page.locator(".found > h2 b").inner_text() == str(count)
    page.locator(".list .said a").first.click()
    page.wait_for_url("**/report/**")
    place = page.locator(":target")
    assert place.count() == 1
    wide.quiet()


def test_filters_answer_at_once_and_have_an_address(wide: Tab) -> None:
    """A choice changes the list without a new page, and the address with it; the address alone gives the same list."""
    page = wide.open("/figures")
    before = page.locator(".found > h2 b").inner_text()
    page.evaluate("window.same = true")
    page.select_option("#f-kind", "killed")
    page.wait_for_url("**kind=killed**")
    page.wait_for_function("n => document.querySelector('.found > h2 b').innerText !== n", arg=before)
    assert page.evaluate("window.same") is True
    shown = page.locator(".found > h2 b").inner_text()
    assert "since=" not in page.url
    page.goto(page.url)
    assert page.locator(".found > h2 b").inner_text() == shown
    wide.quiet()


def test_without_script(browser: Any, root: str) -> None:
    """Every view, the filters and the search work where no script runs."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root + "/figures")
    before = page.locator(".found > h2 b").inner_text()
    page.select_option("#f-kind", "killed")
    page.click(".filters button")
    page.wait_for_url("**kind=killed**")
    assert page.locator(".found > h2 b").inner_text() != before
    page.fill("#find", "ferry")
    page.press("#find", "Enter")
    page.locator(".list mark").first.wait_for()
    assert "q=ferry" in page.url
    context.close()


def test_keys(wide: Tab) -> None:
    """A slash goes to the search, j and k through the list, the first Tab to the content; focus is visible."""
    page = wide.open("/statements")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator(".list > li").nth(1).locator("a").first.get_attribute("href")
    assert page.evaluate("document.activeElement.getAttribute('href')") == second
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
    page.keyboard.press("k")
    assert page.locator(".list > li").nth(0).locator("a").first.get_attribute("href") == page.evaluate(
        "document.activeElement.getAttribute('href')"
    )


def test_bring_drop_and_add(wide: Tab, path: str, tmp_path: Path) -> None:
    """A file is chosen, its record is looked at and added; then the archive holds it."""
    file = tmp_path / "brought.txt"
    file.write_text("Lind counts nine\n\nLUHN, March 3 - “Nine are missing,” said Josef Lind.\n", "utf-8")
    page = wide.open("/bring")
    page.set_input_files("#b-files", str(file))
    assert page.locator("[data-chosen]").inner_text() == "brought.txt"
    page.fill("#b-outlet", "The Browser Post")
    page.click(".bring button")
    page.wait_for_url("**/bring?key=*")
    assert page.locator(".margin li.said").count() == 1
    page.click("text=Add it")
    page.wait_for_url("**/report/*")
    with open_archive(path) as archive:
        assert [r.report.outlet for r, _ in archive.newest(1)] == ["The Browser Post"]
    wide.quiet()


@pytest.mark.parametrize("record_id", [made.hostile().id, "long"])
def test_hostile_reports_are_harmless(tab: Tab, record_id: str) -> None:
    """Script anywhere and a paragraph of a million letters: no dialogue opens, nothing is asked for, the page does not widen."""
    opened: list[str] = []
    tab.page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    page = tab.open(to_report(record_id))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for address in ("/", "/search?q=script", "/sources", "/network", "/statements"):
        tab.open(address)
    assert opened == []
    tab.quiet()


@pytest.mark.skipif(not AXE.exists(), reason="frontend/node_modules/axe-core is missing (npm ci): accessibility is not checked")
@pytest.mark.parametrize("address", [*ADDRESSES, to_report(records()[0].id), to_report(records()[3].id), "/report/nobody"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible(browser: Any, root: str, address: str, scheme: str) -> None:
    """axe-core finds nothing at all, by day and by night."""
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)  # the page itself would not let the checker in
    page = context.new_page()
    page.goto(root + address)
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run()")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert found["passes"]
    context.close()


def test_first_page_is_small(wide: Tab) -> None:
    """All that the first page loads is at most 400 kB."""
    sizes: list[int] = []
    wide.page.on("response", lambda response: sizes.append(len(response.body())))
    page = wide.open("/")
    page.wait_for_load_state("networkidle")
    assert len(sizes) >= 4
    assert sum(sizes) <= 400_000
