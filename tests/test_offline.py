"""Nothing uses the network: the whole main job is done where there is none, and no code of ours or of a library tries to reach it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bench.hostile.rows import archive, message
from bench.hostile.shapes import article, page

ROOT = Path(__file__).resolve().parent.parent
# In every process of the job, workers included (`sitecustomize`): a call that would reach anybody is written down and refused.
GUARD = """
import os, sys
REACHES = ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request",
           "ftplib.connect", "smtplib.connect")

def refuse(event, args):
    local = event.startswith("socket.") and len(args) > 1 and isinstance(args[1], (str, bytes)) and event == "socket.connect"
    if event in REACHES and not local:
        with open(os.environ["REACHED"], "a") as file:
            print(event, args[1:], file=file)
        raise PermissionError("the network is out of reach: " + event)

sys.addaudithook(refuse)
with open(os.environ["REACHED"] + ".guarded", "a") as file:
    print(os.getpid(), file=file)
"""
JOB = """
set -e
A="$PYTHON -m accordingto.cli"
$A read examples --json > "$OUT/read.json"
echo '{"id": "a", "text": "The Oskel ministry said on Friday that 12 people had been killed in Tarsa."}' > "$OUT/in.jsonl"
$A extract "$OUT/in.jsonl" -o "$OUT/out.jsonl" --quiet
$A add examples --to "$OUT/archive.db"
$A figures --in "$OUT/archive.db" --json > "$OUT/figures.json"
$A search ministry --in "$OUT/archive.db" > "$OUT/search.txt"
$A export --in "$OUT/archive.db" --format jsonl -o "$OUT/export.jsonl"
$A run "$OUT/small.warc.gz" -o "$OUT/run" --workers 1 --quiet
$A doctor > "$OUT/doctor.txt" || true
"""
MADE = ("read.json", "out.jsonl", "archive.db", "figures.json", "search.txt", "export.jsonl")


def job(out: Path, *before: str) -> subprocess.CompletedProcess[str]:
    """The main job in a folder, guarded."""
    (out / "small.warc.gz").write_bytes(archive([message(page(article()))]))
    (out / "guard").mkdir()
    (out / "guard" / "sitecustomize.py").write_text(GUARD)
    given = {k: v for k, v in os.environ.items() if "proxy" not in k.lower()}
    given |= {"OUT": str(out), "PYTHON": sys.executable, "PYTHONPATH": str(out / "guard"), "REACHED": str(out / "reached")}
    given["ACCORDINGTO_ENGINE"] = "model"
    return subprocess.run([*before, "bash", "-c", JOB], cwd=ROOT, env=given, capture_output=True, text=True, check=False)


def check(out: Path, done: subprocess.CompletedProcess[str]) -> None:
    """Everything was made, every process was guarded, and none of them tried."""
    assert done.returncode == 0, done.stderr[-2000:]
    assert all((out / name).stat().st_size for name in MADE)
    assert list((out / "run").glob("*.parquet"))
    assert len((out / "reached.guarded").read_text().split()) >= 9
    assert not (out / "reached").exists(), (out / "reached").read_text()


def _apart() -> tuple[str, ...]:
    """How a command is started without any network here; skips where the kernel forbids it."""
    if shutil.which("unshare") is None:
        pytest.skip("unshare (util-linux) is not installed: no namespace without a network can be made")
    for options in (("-n",), ("-r", "-n")):
        if subprocess.run(["unshare", *options, "true"], capture_output=True, check=False).returncode == 0:
            return ("unshare", *options)
    pytest.skip("the kernel lets this user make no network namespace (unshare -n and unshare -rn are both refused)")


def test_the_guard_guards(tmp_path: Path) -> None:
    """The guard sees a call that would reach somebody: without this the other tests could not fail."""
    (tmp_path / "sitecustomize.py").write_text(GUARD)
    given = {**os.environ, "PYTHONPATH": str(tmp_path), "REACHED": str(tmp_path / "reached")}
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    assert subprocess.run([sys.executable, "-c", code], env=given, capture_output=True, check=False).returncode
    assert "socket." in (tmp_path / "reached").read_text()


def test_without_an_interface(tmp_path: Path) -> None:
    """The main job is done in a network namespace that has no interface up, and nothing in it even tries."""
    apart = _apart()
    code = "import socket; socket.create_connection(('127.0.0.1', 9), 2)"
    assert "unreachable" in subprocess.run([*apart, sys.executable, "-c", code], capture_output=True, text=True, check=False).stderr
    check(tmp_path, job(tmp_path, *apart))


def test_nothing_tries(tmp_path: Path) -> None:
    """Where there is a network, too, nothing tries to reach it: no address is looked up, no connection opened, no use counted."""
    check(tmp_path, job(tmp_path))
