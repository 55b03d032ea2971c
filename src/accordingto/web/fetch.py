"""Fetch one page of the public web, where the user has allowed it: http and https, capped in size and time, never into a private network.

Every address on the way is resolved here, all its numbers are looked at, and the connection goes to the very number that was
looked at: a name that answers differently the second time gains nothing by it.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from accordingto import __version__
from accordingto.errors import AddressRefused, FetchFailed
from accordingto.show.safe import line

PORTS = {"http": 80, "https": 443}
REDIRECTS = 5
SECONDS = 30.0
WITHIN = (  # prefixes of IPv6 that hold an address of IPv4, and how far from the right it stands in them
    (ipaddress.ip_network("64:ff9b::/96"), 0),
    (ipaddress.ip_network("2002::/16"), 80),
    (ipaddress.ip_network("::/96"), 0),
)
Resolve = Callable[[str, int], Sequence[str]]
Allowed = Callable[[str, int], bool]


class Page(NamedTuple):
    """What was fetched, from which address in the end, and when (ISO 8601)."""

    data: bytes
    address: str
    retrieved: str


def resolved(host: str, port: int) -> list[str]:
    """All numbers of a name."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def public(number: str, port: int) -> bool:
    """Whether a number belongs to the public internet, and the port to the web."""
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inside = [address.ipv4_mapped] + [ipaddress.IPv4Address(int(address) >> by & 0xFFFFFFFF) for net, by in WITHIN if address in net]
        if any(one is not None and not public(str(one), port) for one in inside):
            return False
        if address.teredo or address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved and port in PORTS.values()


def fetch(address: str, *, most: int, seconds: float = SECONDS, resolve: Resolve = resolved, allowed: Allowed = public) -> Page:
    """The page at the address; AddressRefused where it must not be asked, FetchFailed where it does not answer as it should."""
    until = time.monotonic() + seconds
    for _ in range(REDIRECTS + 1):
        parts = _parts(address)
        answer = _one(address, parts, most, until, resolve, allowed)
        if isinstance(answer, bytes):
            return Page(answer, address, datetime.now(UTC).isoformat(timespec="seconds"))
        address = urljoin(address, answer)
    raise FetchFailed(line(address), why=f"it was passed on more than {REDIRECTS} times")


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        raise AddressRefused(line(address), why=str(error)) from error
    if parts.scheme not in PORTS or not parts.hostname:
        raise AddressRefused(line(address), why="only http and https are")
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(line(address), why="it holds a name or a password")
    if not address.isascii() or any(ord(char) <= 32 for char in address):
        raise AddressRefused(line(address), why="it holds letters that no address may hold: copy it from the browser")
    return parts


def _one(address: str, parts: SplitResult, most: int, until: float, resolve: Resolve, allowed: Allowed) -> bytes | str:
    """The body, or where the answer leads to."""
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    try:
        numbers = list(resolve(host, port))
    except (OSError, UnicodeError) as error:
        raise FetchFailed(line(address), why="its name is not known") from error
    if not numbers or not all(allowed(number, port) for number in numbers):
        raise AddressRefused(line(address), why="it leads into a private network or to a port that is not the web's")
    connection = _Connection(host, port, numbers[0], secure=parts.scheme == "https", timeout=max(0.1, until - time.monotonic()))
    watch = threading.Timer(max(0.1, until - time.monotonic()), connection.abort)
    watch.daemon = True
    watch.start()
    try:
        return _answer(connection, address, parts, most)
    except (OSError, http.client.HTTPException, ValueError) as error:
        why = "it took too long" if connection.aborted or isinstance(error, TimeoutError) else line(str(error)) or type(error).__name__
        raise FetchFailed(line(address), why=why) from error
    finally:
        watch.cancel()
        connection.close()


def _answer(connection: "_Connection", address: str, parts: SplitResult, most: int) -> bytes | str:
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    heads = {
        "User-Agent": f"accordingto/{__version__}",
        "Accept": "text/html, text/plain, application/pdf, */*;q=0.5",
        "Accept-Encoding": "identity",
    }
    connection.request("GET", target, headers=heads)
    answer = connection.getresponse()
    if answer.status in (301, 302, 303, 307, 308) and (onward := answer.getheader("Location")):
        return onward
    if answer.status != http.client.OK:
        raise FetchFailed(line(address), why=f"it answered {answer.status} {line(answer.reason)}")
    if answer.getheader("Content-Encoding", "identity").lower() != "identity":
        raise FetchFailed(line(address), why="it answered packed, though it was asked not to")
    data = answer.read(most + 1)
    if len(data) > most:
        raise FetchFailed(line(address), why=f"it has more than {most:,} bytes")
    if connection.aborted:
        raise TimeoutError
    return data


class _Connection(http.client.HTTPConnection):
    """A connection to a number that has been looked at, under the name that was asked for."""

    def __init__(self, host: str, port: int, number: str, *, secure: bool, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        self.default_port = PORTS["https" if secure else "http"]
        self._number, self._secure, self.aborted = number, secure, False

    def connect(self) -> None:
        """Connect to the number; a name in TLS is still checked against the certificate."""
        self.sock = socket.create_connection((self._number, self.port), self.timeout)
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def abort(self) -> None:
        """Time is up: whoever waits for a byte wakes up without one."""
        self.aborted = True
        if self.sock is not None:
            try:
                self.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                self.sock.close()
