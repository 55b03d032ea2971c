"""`python -m bench.hostile`."""

from bench.hostile.bench import command

command()
