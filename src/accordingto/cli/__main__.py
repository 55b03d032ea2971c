"""`python -m accordingto.cli`, where the command itself is not on the path."""

from accordingto.cli import main

main(prog_name="accordingto")
