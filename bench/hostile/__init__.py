"""Hostile files: each made by code, read by the command as a user would in a process that can be killed, and measured.

`python -m bench.hostile` prints the table; `--only WORD`, `--json OUT`, `--write` into `bench/RESULTS.md`.
"""

from bench.hostile.bench import DATA, NAME, measure

__all__ = ["DATA", "NAME", "measure"]
