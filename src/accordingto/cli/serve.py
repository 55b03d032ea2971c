"""`accordingto serve ARCHIVE`: the archive in the browser of this machine."""

import socket

import click
import msgspec
import uvicorn

from accordingto.cli.options import how
from accordingto.errors import PortTaken
from accordingto.settings import Settings
from accordingto.web import app

PORT = 8765


@click.command("serve")
@click.argument("archive", metavar="ARCHIVE")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, metavar="N", help=f"Where it listens (default: {PORT}); 0 for any that is free."
)
@click.option("--host", default="127.0.0.1", metavar="HOST", help="Whom it listens to (default: this machine alone).")
@click.option("--read-only", is_flag=True, help="Change nothing: no report is brought, nothing is judged.")
@click.option("--fetch", is_flag=True, help="Allow an address of the public web to be brought.")
@how
def command(archive: str, port: int, host: str, read_only: bool, fetch: bool, **given: str | None) -> None:
    """Open an archive as a page for the browser of the same machine.

    Nothing is opened by itself: the address is told. Ctrl-C ends it.
    """
    own = {name: value for name, value in given.items() if value is not None}
    made = app.create(
        archive, read_only=read_only, fetch=fetch, host=host, settings=msgspec.structs.replace(Settings.from_environment(), **own)
    )
    listening = _listening(host, port)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"{archive} is at http://{shown}:{listening.getsockname()[1]}/ (Ctrl-C ends it)", err=True)
    if not app.local(host):
        click.echo("accordingto: whoever reaches this machine can see the archive" + ("" if read_only else " and change it"), err=True)
    config = uvicorn.Config(
        made, log_level="warning", access_log=False, server_header=False, date_header=False, ws="none", timeout_graceful_shutdown=3
    )
    uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens there; PortTaken where it cannot."""
    where = f"{host}:{port}"
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(family, kind, protocol)  # without the protocol asyncio would let TCP wait 40 ms for each answer
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen()
    except OSError as error:
        raise PortTaken(where, why=error.strerror or str(error)) from error
    return made
