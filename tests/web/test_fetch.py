"""An address is fetched from the public web alone, at the very number that was looked at, within its size and time."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from accordingto.errors import AddressRefused, FetchFailed
from accordingto.web.fetch import fetch, public

PRIVATE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255",
    "192.0.2.1", "198.18.0.1", "240.0.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a00:1::", "::127.0.0.1", "2001:0:7f00:1::",
    "fec0::1", "2001:db8::1",
]  # fmt: skip
PUBLIC = ["93.184.215.14", "8.8.8.8", "2606:4700::1111"]


class Handler(BaseHTTPRequestHandler):
    """Answers by its path."""

    def do_GET(self) -> None:
        kind, _, rest = self.path.lstrip("/").partition("/")
        if kind == "to":
            self.send_response(302)
            self.send_header("Location", rest.replace("_", "/"))
            self.end_headers()
        elif kind == "loop":
            self.send_response(302)
            self.send_header("Location", "/loop/")
            self.end_headers()
        elif kind == "slow":
            self.send_response(200)
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        elif kind == "missing":
            self.send_error(404)
        elif kind == "packed":
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
        else:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(f"{kind} for {self.headers['Host']}, {self.headers['Cookie']}".encode() + b"." * int(rest or 0))

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def here(host: str, port: int) -> list[str]:
    """A resolver that leads every name to this machine."""
    return ["127.0.0.1"]


def anywhere(number: str, port: int) -> bool:
    """A rule that lets the tests' own server be asked."""
    return True


def get(port: int, path: str, most: int = 1000, seconds: float = 10) -> bytes:
    return fetch(f"http://paper.example:{port}/{path}", most=most, seconds=seconds, resolve=here, allowed=anywhere).data


@pytest.mark.parametrize("number", PRIVATE)
def test_private_numbers_are_refused(number: str) -> None:
    """Loopback, private, link-local, shared, reserved, multicast: as IPv4, as IPv6, and as IPv4 inside IPv6."""
    assert not public(number, 80)
    with pytest.raises(AddressRefused):
        fetch("http://paper.example/", most=10, resolve=lambda *_: [number])


@pytest.mark.parametrize("number", PUBLIC)
def test_public_numbers_are_not(number: str) -> None:
    """The rule lets the web through, on its ports alone."""
    assert public(number, 80)
    assert public(number, 443)
    assert not public(number, 22)


def test_one_private_number_of_several_refuses_all() -> None:
    """A name with a public and a private number is not asked at all."""
    with pytest.raises(AddressRefused):
        fetch("http://paper.example/", most=10, resolve=lambda *_: ["93.184.215.14", "127.0.0.1"])


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://paper.example/", "gopher://paper.example/", "javascript:1", "//paper.example", "http://", "http://a:b@paper.example/",
     "http://paper.example:99999/", "http://paper.example/ x", "http://paper.example/\r\nHost: a", "paper.example"],
)  # fmt: skip
def test_other_addresses_are_refused(address: str) -> None:
    """Only http and https, without names and passwords, and without what could smuggle a header."""
    with pytest.raises(AddressRefused):
        fetch(address, most=10, resolve=here, allowed=anywhere)


def test_the_page_under_its_own_name(port: int) -> None:
    """The connection goes to the number that was looked at, the request to the name that was asked for; no cookie goes with it."""
    assert get(port, "page") == f"page for paper.example:{port}, None".encode()


def test_each_step_is_looked_at(port: int) -> None:
    """A redirect into a private network is refused though the first step was public."""
    looked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        looked.append(host)
        return ["127.0.0.1"] if host == "paper.example" else ["169.254.169.254"]

    with pytest.raises(AddressRefused):
        fetch(
            f"http://paper.example:{port}/to/http:__inner.example_",
            most=99,
            resolve=resolve,
            allowed=lambda number, _: number == "127.0.0.1",
        )
    assert looked == ["paper.example", "inner.example"]
    assert get(port, "to/_page") == f"page for paper.example:{port}, None".encode()


@pytest.mark.parametrize("path", ["loop/", "missing", "packed", "big/5000", "to/file:___etc_passwd"])
def test_what_does_not_answer_as_it_should(port: int, path: str) -> None:
    """Circles, errors, packed answers, more bytes than allowed, a way out of the web."""
    with pytest.raises((FetchFailed, AddressRefused)):
        get(port, path)


def test_time_is_up(port: int) -> None:
    """A server that drips bytes is left when the time is up, however often it drips."""
    with pytest.raises(FetchFailed, match="too long"):
        get(port, "slow", seconds=0.4)


def test_a_port_that_does_not_answer() -> None:
    """Nobody there is an error of ours, with its cure."""
    with pytest.raises(FetchFailed):
        fetch("http://paper.example:1/", most=10, resolve=here, allowed=anywhere)
