"""`serve` says where the page is, listens on loopback alone unless told, and ends when it is asked to."""

import http.client
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from accordingto.cli import main
from accordingto.cli.serve import _listening
from accordingto.errors import PortTaken
from accordingto.store import open_archive

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")


@pytest.fixture
def archive(tmp_path: Path) -> str:
    path = str(tmp_path / "a.db")
    open_archive(path, create=True).close()
    return path


@pytest.fixture
def served(archive: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    command = [sys.executable, "-m", "accordingto.cli", "serve", archive, "--port", "0", "--read-only"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    found = ADDRESS.search(process.stderr.readline())
    assert found, "it does not say where the page is"
    yield process, int(found.group(1))
    process.kill()
    process.wait()


def test_it_answers_there_and_ends(served: tuple[subprocess.Popen[str], int]) -> None:
    """The address that it tells is the page's; Ctrl-C ends it without a trace."""
    process, port = served
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", "/")
    answer = connection.getresponse()
    assert answer.status == 200
    assert "read only" in answer.read().decode()
    assert "frame-ancestors 'none'" in (answer.getheader("content-security-policy") or "")
    assert answer.getheader("server") is None
    connection.close()
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=20)
    assert "Traceback" not in rest


def test_only_loopback_is_listened_to() -> None:
    """By default nobody but this machine is heard, and answers do not wait for each other."""
    with _listening("127.0.0.1", 0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"
        assert listening.proto == socket.IPPROTO_TCP


def test_a_port_that_is_taken() -> None:
    """An error of ours with its cure."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(PortTaken, match="--port"):
            _listening("127.0.0.1", other.getsockname()[1])


def test_no_archive_no_page(tmp_path: Path) -> None:
    """A path without an archive is told, and none is made."""
    path = tmp_path / "none.db"
    result = CliRunner().invoke(main, ["serve", str(path)])
    assert result.exit_code == 2
    assert "there is no archive" in result.output
    assert not path.exists()
