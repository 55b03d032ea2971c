"""The review queue: one item with its sentence, to be accepted, corrected, rejected or skipped; what was judged last may be undone."""

from typing import Any, Literal, NamedTuple

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from accordingto.errors import AccordingToError, BadFieldValue
from accordingto.model import Statement
from accordingto.show.safe import line
from accordingto.show.wording import dated
from accordingto.store import Archive
from accordingto.store.queue import Waiting
from accordingto.web import answers, listed, reviewing
from accordingto.web.problems import status, told
from accordingto.web.reviewing import Correctable, Window
from accordingto.web.site import Site
from accordingto.web.view import Asked, Change, View, link, to_report

SEE_OTHER = 303
VERDICTS = ("accept", "correct", "reject", "skip", "undo")
KEPT = ("by", "what", "since", "until", "outlet", "party", "report", "skipped")  # of the question, through a form
SEVERAL = ("what", "outlet", "party", "report")
Kind = Literal["statements", "events", "figures"]


class Asks(Asked, frozen=True, kw_only=True):
    """Whose queue and of which items; `item` is one item of the one report that is named."""

    what: tuple[Kind, ...] = ()
    by: str = ""
    since: str | None = None
    until: str | None = None
    outlet: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    report: tuple[str, ...] = ()
    skipped: bool = False
    item: str = ""


class Judged(NamedTuple):
    """The last judgement: its verdict, its item, and the address of that item under review."""

    verdict: str
    item: str
    href: str


class Case(NamedTuple):
    """An item under review."""

    kind: str
    report: str
    item: str
    title: str
    outlet: str
    published: str
    href: str
    windows: tuple[Window, ...]
    fields: tuple[Correctable, ...]
    according_to: tuple[str, ...]
    because: str
    score: float | None
    reports: int
    outlets: int
    disputed: bool


class Review(NamedTuple):
    """The reviewer, how many items wait, the one that is looked at (None: nothing waits), and what was judged last."""

    by: str
    left: int
    case: Case | None
    last: Judged | None


def answer(site: Site, asks: Asks) -> Review:
    """What waits first, or the item that was asked for."""
    by = reviewing.reviewer(asks.by)
    with site.archive() as archive:
        first, left = reviewing.next_one(archive, by, asks.what, listed.question(asks), skipped=asks.skipped)
        if asks.item and asks.report:
            first = reviewing.found(archive, asks.report[0], asks.item)
        return Review(by, left, _case(first) if first else None, _last(archive, by, asks))


def _case(one: Waiting) -> Case:
    record, item = one.record, one.item
    return Case(
        kind=one.what.removesuffix("s"),
        report=record.id,
        item=item.id,
        title=listed.headline(record),
        outlet=line(record.report.outlet or ""),
        published=dated(record.report).partition(" (")[0] if record.report.published else "",
        href=listed.place(record, item.id),
        windows=reviewing.shown(record, item),
        fields=reviewing.correctables(record, item),
        according_to=() if isinstance(item, Statement) else tuple(line(name) for name in reversed(record.chain(item))),
        because=line(item.because),
        score=item.score,
        reports=one.reports,
        outlets=one.outlets,
        disputed=one.disputed,
    )


def _last(archive: Archive, by: str, asks: Asks) -> Judged | None:
    one = reviewing.last(archive, by)
    return Judged(one.verdict, line(one.item), link(VIEW.path, by=asks.by, report=one.record, item=one.item)) if one else None


async def judge(site: Site, request: Request, form: FormData) -> Response:
    """Do what the form says; the next item follows, after an undo the one that waits again."""
    verdict = str(form.get("verdict") or "")
    if verdict not in VERDICTS:
        raise BadFieldValue(line(verdict), what="verdict", known="one of: " + ", ".join(VERDICTS))
    back = await run_in_threadpool(_judge, site, verdict, form)
    if isinstance(back, AccordingToError):
        return await run_in_threadpool(_again, site, request, form, back)
    return RedirectResponse(back, SEE_OTHER)


def _judge(site: Site, verdict: str, form: FormData) -> str | AccordingToError:
    """Write the judgement; the address that follows, or why the correction cannot be."""
    kept = _kept(form)
    by = reviewing.reviewer(_given(form, "q.by"))
    with site.archive(write=True) as archive:
        if verdict == "undo":
            undone = reviewing.undo(archive, by)
            return link(VIEW.path, **{**kept, "report": undone.record, "item": undone.item}) if undone else link(VIEW.path, **kept)
        one = reviewing.found(archive, _given(form, "report"), _given(form, "item"))
        try:
            value = reviewing.correction(one, lambda name: _given(form, name)) if verdict == "correct" else None
        except AccordingToError as error:
            return error
        if verdict == "correct" and value is None:
            return BadFieldValue(one.item.id, what="correction", known="a field another value, or accept the item")
        reviewing.judge(archive, one, by, verdict, value)
    return link(VIEW.path, **kept)


def _again(site: Site, request: Request, form: FormData, error: AccordingToError) -> Response:
    """The item once more with why its correction cannot be, every field as the person left it."""
    kept = _kept(form)
    asks = msgspec.convert({name: value if name in SEVERAL else value[-1] for name, value in kept.items() if value}, Asks, strict=False)
    data = answer(site, msgspec.structs.replace(asks, report=(_given(form, "report"),), item=_given(form, "item")))
    left = {name: str(value) for name, value in form.multi_items() if name.startswith((reviewing.TYPED, reviewing.PLACED))}
    view = VIEW._replace(extra=lambda data: extra(data) | {"left": left, "problem": told(error)})
    page = answers.page(view, site, request, request.app.state.views, asks, data)
    page.status_code = status(error)
    return page


def _kept(form: FormData) -> dict[str, Any]:
    """The question as the form carries it."""
    return {name: [str(value) for value in form.getlist("q." + name)] for name in KEPT}


def _given(form: FormData, name: str) -> str:
    return str(form.get(name) or "")


def extra(data: Review) -> dict[str, Any]:
    """Names that the template needs; `left` is what a person had put into fields of a correction that could not be."""
    return {"asked_in": KEPT, "report_of": to_report(data.case.report) if data.case else "", "left": {}, "problem": None}


VIEW = View(
    path="/review",
    label="Review",
    summary="What waits to be judged: the least sure first, then what reviewers differ on, then what many reports tell",
    template="review.html.j2",
    asks=Asks,
    answer=answer,
    given=Review,
    changes=(Change("/review/judge", judge),),
    writes=True,
    extra=extra,
)
