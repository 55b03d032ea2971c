"""What stands before every route: whose request it is, what it may change, and what a browser may do with the answer.

A page of another site must neither read nor change an archive. Reading: the Host header must name this machine, so that no name
of others that leads here (DNS rebinding) is answered, and nothing may frame the page. Changing: the request must come from a page of ours
(Origin) and carry a token that only such a page holds. Cookies alone do not do, since all ports of a machine share them.
"""

import hmac
import ipaddress
import logging
import re
import secrets
import socket
from collections.abc import Awaitable, Callable
from hashlib import sha256

from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE, FIELD = "accordingto", "token"
SESSION = re.compile(r"[A-Za-z0-9_-]{32}")
SAFE = ("GET", "HEAD")
HERE = ("localhost", "127.0.0.1", "::1")
NAME = re.compile(r"(?:\[(?P<six>[0-9a-fA-F:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(?::[0-9]{1,5})?")
POLICY = (
    "default-src 'self'; img-src 'self' data:; script-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # without any, a browser sends no Origin with a form
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
}
STILL = ("/static/", "/marks.css")  # what a browser may keep, and asks for again only to hear that it is the same
LARGEST_FIELD = 8 * 1024 * 1024  # bytes of a pasted text
log = logging.getLogger(__name__)
Endpoint = Callable[[Request, FormData], Awaitable[Response]]


class Hosts:
    """The names under which this page may be asked for."""

    def __init__(self, host: str) -> None:
        self._names = {*HERE, host.strip("[]").lower()}
        self._numbers = not is_loopback(host)  # an address in numbers is nobody's name, so no rebinding leads to it
        if self._numbers:
            self._names.add(socket.gethostname().lower())

    def allow(self, header: str) -> bool:
        """Whether a Host header names this page."""
        found = NAME.fullmatch(header)
        if found is None:
            return False
        name = (found["six"] or found["name"]).lower()
        return name in self._names or (self._numbers and _address(name) is not None)


def is_loopback(host: str) -> bool:
    """Whether nobody but this machine reaches the host."""
    address = _address(host.strip("[]"))
    return address.is_loopback if address else host.lower() == "localhost"


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None


class Guard:
    """The middleware: refuses what must not come in, and puts the headers on all that goes out."""

    def __init__(self, app: ASGIApp, *, hosts: Hosts, read_only: bool, most: int) -> None:
        self._app, self._hosts, self._read_only, self._most = app, hosts, read_only, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return  # no websocket is spoken here
        headers = Headers(scope=scope)
        session = _session(headers)
        scope.setdefault("state", {})["session"] = session or (made := secrets.token_urlsafe(24))
        set_cookie = "" if session else f"{COOKIE}={made}; Path=/; HttpOnly; SameSite=Strict"

        begun, taken = False, 0

        async def body() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._most:
                raise HTTPException(413, f"More than {self._most:,} bytes were sent at once.")
            return message

        async def out(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                answer = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    answer[name] = value
                answer.setdefault("cache-control", "no-cache" if scope["path"].startswith(STILL) else "no-store")
                if set_cookie and answer.get("content-type", "").startswith("text/html"):
                    answer.append("set-cookie", set_cookie)
            await send(message)

        refused = self._refused(scope["method"], headers, session)
        try:
            await (refused or self._app)(scope, body, out)
        except Exception:
            if begun:
                raise
            log.exception("the page %s failed", scope["path"])
            await PlainTextResponse("This is our fault: please report it, with the address. What went wrong is in the log.\n", 500)(
                scope, body, out
            )

    def _refused(self, method: str, headers: Headers, session: str) -> Response | None:
        host = headers.get("host", "")
        if not self._hosts.allow(host):
            return PlainTextResponse("This page is not known by that name.\n", 421)
        if method in SAFE:
            return None
        if self._read_only:
            return PlainTextResponse("The archive is open to be read only.\n", 403)
        origin = headers.get("origin")
        foreign = origin is not None and origin not in (f"http://{host}", f"https://{host}")
        if foreign or headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none") or not session:
            return PlainTextResponse("Only a page of this archive may change it: open it again and repeat.\n", 403)
        return None


def _session(headers: Headers) -> str:
    """The session of the cookie; "" where there is none that we could have made."""
    for part in headers.get("cookie", "").split(";"):
        name, _, value = part.strip().partition("=")
        if name == COOKIE and SESSION.fullmatch(value):
            return value
    return ""


class Tokens:
    """Tokens of forms: a seal over the session by a secret of this process."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def of(self, session: str) -> str:
        """The token that a form of this session carries."""
        return hmac.new(self._secret, session.encode(), sha256).hexdigest()

    def checked(self, endpoint: Endpoint, *, files: int) -> Callable[[Request], Awaitable[Response]]:
        """The endpoint of a change: called with its form only where the form carries the token; at most so many files in it."""

        async def answer(request: Request) -> Response:
            async with request.form(max_files=files, max_fields=64, max_part_size=LARGEST_FIELD) as form:
                given = form.get(FIELD)
                if not isinstance(given, str) or not hmac.compare_digest(given.encode(), self.of(request.state.session).encode()):
                    raise HTTPException(403, "The form is out of date: open the page again and repeat.")
                return await endpoint(request, form)

        return answer
