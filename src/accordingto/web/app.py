"""The application: an archive's views as pages, CSV and JSON, behind the guard."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from importlib.resources import files
from threading import Thread
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from accordingto.errors import AccordingToError
from accordingto.settings import Settings
from accordingto.store import open_archive
from accordingto.web import answers, openapi, problems, styles
from accordingto.web.compared import carry_on
from accordingto.web.routes import VIEWS, events, overview, series
from accordingto.web.security import Guard, Hosts, Tokens, is_loopback
from accordingto.web.site import Site, Summed, Waiting
from accordingto.web.view import FORMAT, View, asked

LOOPBACK = "127.0.0.1"
ROOM = 1024 * 1024  # bytes of a form beside what is brought


def create(
    archive: str,
    *,
    read_only: bool = False,
    fetch: bool = False,
    host: str = LOOPBACK,
    settings: Settings | None = None,
    views: Sequence[View] = VIEWS,
) -> Starlette:
    """The application over the archive in that file; host is where it will listen. AccordingToError where the archive cannot be opened."""
    open_archive(archive, write=not read_only).close()
    site = Site(archive, read_only, fetch and not read_only, settings or Settings.from_environment(), Waiting(), Summed())
    guard = Middleware(Guard, hosts=Hosts(host), read_only=read_only, most=site.settings.max_bytes + ROOM)
    tokens = Tokens()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        Thread(target=_warm, args=(site,), daemon=True).start()
        yield

    handlers: dict[Any, Callable[[Request, Any], Response]] = {
        AccordingToError: partial(_problem, site, views),
        HTTPException: partial(_status, site, views),
    }
    app = Starlette(routes=_routes(site, views, tokens), middleware=[guard], exception_handlers=handlers, lifespan=lifespan)
    app.state.tokens, app.state.site, app.state.views = tokens, site, views
    return app


def local(host: str) -> bool:
    """Whether nobody but this machine reaches the page there."""
    return is_loopback(host)


def _warm(site: Site) -> None:
    """Add up the archive, load codebook and gazetteer, and set reports side by side, before somebody waits for them."""
    try:
        overview.answer(site, overview.Asks())
        if not site.read_only:
            with site.archive() as archive:
                carry_on(archive)
        events.answer(site, events.Asks())
        series.answer(site, series.Asks())
    except AccordingToError:
        return  # whoever asks is told


def _routes(site: Site, views: Sequence[View], tokens: Tokens) -> list[BaseRoute]:
    document = openapi.described(views)
    made: list[BaseRoute] = [
        Mount("/static", StaticFiles(directory=str(files("accordingto.web") / "static"))),
        Route("/marks.css", styles.marks),
        Route("/lights/{id:path}", partial(styles.lights, site)),
        Route("/api", partial(_api, site, views, document)),
        Route("/api/openapi.json", lambda _: JSONResponse(document)),
    ]
    for view in views:
        if view.given is not None:
            made.append(Route(openapi.api(view), partial(_json, site, view)))
        if view.writes and site.read_only:
            continue
        made.append(Route(view.path, partial(_page, site, views, view), methods=["GET"]))
        for change in view.changes:
            act = tokens.checked(partial(change.act, site), files=change.files)
            made.append(Route(change.path, act, methods=["POST"]))
    return made


def _page(site: Site, views: Sequence[View], view: View, request: Request) -> Response:
    asks = asked(view, request.path_params, request.query_params)
    form = request.query_params.get(FORMAT, "")
    if form == "csv" and view.table is not None:
        return answers.as_csv(view, site, asks)
    data = view.answer(site, asks)
    if form == "json" and view.given is not None:
        return answers.as_json(data)
    return answers.page(view, site, request, views, asks, data)


def _json(site: Site, view: View, request: Request) -> Response:
    return answers.as_json(view.answer(site, asked(view, request.path_params, request.query_params)))


def _api(site: Site, views: Sequence[View], document: dict[str, Any], request: Request) -> Response:
    """What the API gives, for people."""
    return Response(answers.render("api.html.j2", site, request, views, document=document), media_type="text/html")


def _problem(site: Site, views: Sequence[View], request: Request, error: AccordingToError) -> Response:
    return _told(site, views, request, problems.status(error), *problems.told(error))


def _status(site: Site, views: Sequence[View], request: Request, error: HTTPException) -> Response:
    words = "there is nothing at this address" if error.status_code == problems.GONE else error.detail
    return _told(site, views, request, error.status_code, words, "")


def _told(site: Site, views: Sequence[View], request: Request, status: int, message: str, cure: str) -> Response:
    if request.url.path.startswith("/api"):
        return JSONResponse({"error": message, "cure": cure}, status)
    page = answers.render("problem.html.j2", site, request, views, message=message, cure=cure, status=status)
    return Response(page, status, media_type="text/html")
