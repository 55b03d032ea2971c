"""Bring a report: paste it, drop its files or, where that was allowed, give its address; look at its record, then add or drop it."""

from typing import Any, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from accordingto.errors import AccordingToError
from accordingto.model import Record
from accordingto.show import article
from accordingto.show.article import Entry, entry
from accordingto.show.safe import line
from accordingto.web import answers, fetch, reading
from accordingto.web.problems import BAD, Missing, told
from accordingto.web.reading import Brought
from accordingto.web.site import Site
from accordingto.web.view import Asked, Change, View, to_report

FILES = 50  # of one form
SEE_OTHER = 303


class Asks(Asked, frozen=True, kw_only=True):
    """A record that waits; none for all of them."""

    key: str = ""


class Waits(NamedTuple):
    """A record that waits to be added or dropped."""

    key: str
    entry: Entry


class Bring(NamedTuple):
    """What waits, what could not be read (messages with their cures), and the one record that is looked at."""

    waiting: tuple[Waits, ...]
    failed: tuple[tuple[str, str], ...] = ()
    record: Record | None = None
    key: str = ""


def answer(site: Site, asks: Asks) -> Bring:
    """The form with what waits, or one of these."""
    failed = site.waiting.take_failed()
    record = site.waiting.get(asks.key) if asks.key else None
    if asks.key and record is None:
        raise Missing("such report that waits")
    waits = tuple(Waits(key, entry(one, f"/bring?key={key}")) for key, one in site.waiting.all())
    return Bring(waits, failed, record, asks.key)


async def bring(site: Site, request: Request, form: FormData) -> Response:
    """Read what the form holds."""
    name = {field: str(form.get(field) or "").strip() for field in ("published", "outlet", "address")}
    text = str(form.get("text") or "")
    given = [Brought(text.encode("utf-8", "replace"), reading.PASTED)] if text.strip() else []
    for file in form.getlist("files"):
        if isinstance(file, UploadFile) and file.filename:
            given.append(Brought(await file.read(), line(file.filename)))
    found = await run_in_threadpool(_read, site, given, name)
    keys = [site.waiting.put(one) for one in found if isinstance(one, Record)]
    site.waiting.fail(told(one) for one in found if isinstance(one, AccordingToError))
    if not keys and found:
        return await run_in_threadpool(_again, site, request, name | {"text": text if len(text) <= site.settings.max_characters else ""})
    return RedirectResponse(f"/bring?key={keys[0]}" if len(keys) == len(found) == 1 else "/bring", SEE_OTHER)


def _read(site: Site, given: list[Brought], name: dict[str, str]) -> list[Record | AccordingToError]:
    failed: list[Record | AccordingToError] = []
    if name["address"] and site.fetch:
        try:
            page = fetch.fetch(name["address"], most=site.settings.max_bytes)
            given.append(Brought(page.data, page.address, page.retrieved))
        except AccordingToError as error:
            failed.append(error)
    try:
        found = reading.read(given, published=name["published"] or None, outlet=name["outlet"] or None, settings=site.settings)
    except AccordingToError as error:  # no engine, no parser: none of them can be read
        return [*failed, error]
    return failed + found


def _again(site: Site, request: Request, left: dict[str, str]) -> Response:
    """The form once more with why nothing could be read, every field as the person left it; a text beyond the bounds is not shown again."""
    view = VIEW._replace(extra=lambda data: extra(data) | {"left": left})
    page = answers.page(view, site, request, request.app.state.views, Asks(), answer(site, Asks()))
    page.status_code = BAD
    return page


async def keep(site: Site, request: Request, form: FormData) -> Response:
    """Add the records of these keys."""
    keys = [str(key) for key in form.getlist("key")]
    records = [record for key in keys if (record := site.waiting.get(key))]
    if not records:
        raise Missing("such report that waits")

    def write() -> None:
        with site.archive(write=True) as archive:
            archive.add(*records)

    await run_in_threadpool(write)
    for key in keys:
        site.waiting.drop(key)
    from_one = len(records) == 1 and not site.waiting.all()
    return RedirectResponse(to_report(records[0].id) if from_one else "/bring", SEE_OTHER)


async def drop(site: Site, request: Request, form: FormData) -> Response:
    """Forget the records of these keys; nothing of them was ever written."""
    for key in form.getlist("key"):
        site.waiting.drop(str(key))
    return RedirectResponse("/bring", SEE_OTHER)


def extra(data: Bring) -> dict[str, Any]:
    """What the template of a record shows of the one that is looked at; `left` is what a person had put into a form that failed."""
    shown = {**article.parts(data.record), "versions": (), "original": False, "leaves": ()} if data.record else {}
    return {**shown, "left": {}}


VIEW = View(
    path="/bring",
    label="Bring a report",
    summary="Bring a report, look at its record, add or drop it",
    template="bring.html.j2",
    asks=Asks,
    answer=answer,
    changes=(Change("/bring", bring, FILES), Change("/bring/add", keep), Change("/bring/drop", drop)),
    writes=True,
    extra=extra,
)
