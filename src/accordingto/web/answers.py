"""An answer on its way out: as a page, as CSV that is written while it is read, as JSON."""

import io
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, islice
from typing import Any

import msgspec
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse

from accordingto.show import tables, wording
from accordingto.show.palette import page_colours
from accordingto.show.safe import line, visible
from accordingto.web import fields
from accordingto.web.security import SAFE
from accordingto.web.site import Site
from accordingto.web.view import Asked, View, again, link, plain, to_report

CHUNK = 200  # rows of CSV written at a time


@cache
def environment() -> Environment:
    """The templates of the page, and those of the report's page that it shares; everything put into them is escaped."""
    loader = ChoiceLoader([PackageLoader("accordingto.web"), PackageLoader("accordingto.show")])
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.globals.update(
        wording=wording, line=line, visible=visible, link=link, to_report=to_report, again=again, voices=len(page_colours())
    )
    made.filters["n"] = lambda number: f"{number:,}"
    return made


def render(template: str, site: Site, request: Request, menu: Sequence[View], **more: Any) -> str:
    """A template with what every page has: the menu, the address, what may be done here."""
    shown = [view for view in menu if view.label and not (view.writes and site.read_only)]
    words = {
        "menu": shown,
        "here": request.url.path,
        "site": site,
        "token": request.app.state.tokens.of(request.state.session),
        "words": "",
    }
    return environment().get_template(template).render({**words, **more})


def page(view: View, site: Site, request: Request, menu: Sequence[View], asks: Asked, data: Any) -> Response:
    """The view as a page."""
    path = request.url.path if request.method in SAFE else view.path  # what a form could not do is told on the form's own page
    more = {
        "view": view,
        "asks": asks,
        "data": data,
        "form": fields.fields(view, asks),
        "kept": fields.kept(view, asks),
        "words": getattr(asks, "q", ""),
        "path": path,
        "here": path,
        "as_csv": again(path, asks, page=None, format="csv") if view.table else "",
        "as_json": again("/api" + path.rstrip("/"), _without_path(view, asks)) if view.given else "",
    }
    return HTMLResponse(render(view.template, site, request, menu, **more, **(view.extra(data) if view.extra else {})))


def _without_path(view: View, asks: Asked) -> Asked:
    """The question without what stands in its path already."""
    inside = {field.name: "" for field in msgspec.structs.fields(view.asks) if "{" + field.name in view.path}
    return msgspec.structs.replace(asks, **inside) if inside else asks


def as_json(data: Any) -> Response:
    """The answer as JSON."""
    return Response(msgspec.json.encode(plain(data)), media_type="application/json")


def as_csv(view: View, site: Site, asks: Asked) -> Response:
    """All rows of the answer; the first are read before anything is said, so that a question that cannot be asked is still an error."""
    written = _written(view, site, asks)
    first = next(written)
    name = view.path.strip("/").partition("/")[0] or "overview"
    head = {"content-disposition": f'attachment; filename="{name}.csv"'}
    return StreamingResponse(chain([first], written), media_type="text/csv; charset=utf-8", headers=head)


def _written(view: View, site: Site, asks: Asked) -> Iterator[str]:
    assert view.table is not None
    with site.archive() as archive:
        table = view.table(archive, asks)
        rows = iter(table.rows)
        head = True
        while (group := list(islice(rows, CHUNK))) or head:
            out = io.StringIO()
            tables.to_csv(group, out, fields=table.fields)
            yield out.getvalue() if head else out.getvalue().partition("\n")[2]
            head = False
