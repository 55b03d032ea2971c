"""Fuzzing: texts and files that hypothesis damages, and what must hold of every reader and rule whatever they are given.

`tests/fuzz` runs each target for some seconds; `python -m bench.fuzz --minutes 10` as long as one likes. A find becomes a test.
"""
