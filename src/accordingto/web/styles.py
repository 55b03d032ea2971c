"""Style sheets that are made, not built, since no page may hold one: the marks of a report, and what lights up in it."""

from functools import cache
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from accordingto.model import Record
from accordingto.show import article, original_page, sheets
from accordingto.web.site import Site

MOST = 400  # items of a report that light up: a browser looks at every rule whenever the pointer moves
WAITS = "waits/"  # before the key of a record that waits


def marks(request: Request) -> Response:
    """What a report's page looks like everywhere: text, margin, lists, marks, colours of voices and of roles."""
    css, tag = _marks()
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"etag": tag})
    return Response(css, media_type="text/css", headers={"etag": tag})


@cache
def _marks() -> tuple[str, str]:
    css = (
        sheets.style("article.css") + sheets.style("index.css") + sheets.style("original.css") + article.colours() + original_page.colours()
    )
    return css, f'"{sha256(css.encode()).hexdigest()[:16]}"'


def lights(site: Site, request: Request) -> Response:
    """The rules that light up an item's words under the pointer; none for a report with very many items."""
    return Response(_lit(_record(site, request.path_params["id"])), media_type="text/css")


def _record(site: Site, name: str) -> Record | None:
    if name.startswith(WAITS):
        return site.waiting.get(name.removeprefix(WAITS))
    with site.archive() as archive:
        return archive.get(name)


def _lit(record: Record | None) -> str:
    if record is None:
        return ""
    kinds = (record.statements, record.events, record.figures, record.times, record.places, record.parties)
    return article.lights(record) if sum(map(len, kinds)) <= MOST else ""
