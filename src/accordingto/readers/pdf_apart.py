"""A suspicious PDF in a process of its own: where that takes too much memory or time it ends, and the PDF is refused."""

import contextlib
import resource
import subprocess
import sys
from pathlib import Path

import msgspec

from accordingto import errors
from accordingto.errors import AccordingToError, OutOfBounds
from accordingto.readers import pdf_pages
from accordingto.readers.pdf_pages import Pages
from accordingto.readers.reading import Origin, called

MEMORY = 600 << 20  # bytes beyond what the libraries hold
SECONDS = 15
CODE = "from accordingto.readers import pdf_apart; pdf_apart.serve()"
REFUSED = 9  # the exit code for an error of ours, whose name and words then stand in the answer


class Told(msgspec.Struct, frozen=True):
    """An error of ours on its way from one process to the other."""

    name: str
    subject: str
    what: dict[str, str]


def read(data: bytes, origin: Origin) -> Pages:
    """The pages of the PDF; OutOfBounds where that takes more memory or time than a report's."""
    try:
        asked = msgspec.msgpack.encode((origin, data))
        done = subprocess.run([sys.executable, "-c", CODE], input=asked, capture_output=True, timeout=4 * SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise OutOfBounds(called(origin.uri), why=f"reading it takes more than {4 * SECONDS} seconds") from None
    if done.returncode == REFUSED:
        raise _error(msgspec.msgpack.decode(done.stdout, type=Told))
    if done.returncode:
        raise OutOfBounds(called(origin.uri), why=f"reading it takes more than {MEMORY >> 20} MB or {SECONDS} seconds")
    return msgspec.msgpack.decode(done.stdout, type=Pages)


def _error(told: Told) -> AccordingToError:
    kind: type[AccordingToError] = getattr(errors, told.name)
    return kind(told.subject, **{key: value for key, value in told.what.items() if key != "subject"})


def serve() -> None:
    """The process: what was asked comes on standard input, the answer goes to standard output."""
    origin, data = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=tuple[Origin, bytes])
    import pypdfium2  # noqa: F401  # late, and before the bound: the library's own memory is not the PDF's

    _bound()
    try:
        answer, code = msgspec.msgpack.encode(pdf_pages.read(data, origin)), 0
    except AccordingToError as error:
        answer, code = msgspec.msgpack.encode(Told(type(error).__name__, error.subject, error.what)), REFUSED
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    raise SystemExit(code)


def _bound() -> None:
    with contextlib.suppress(OSError, ValueError):  # where the system does not say what is reserved, time alone is bounded
        reserved = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (reserved + MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
