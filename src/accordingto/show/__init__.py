"""A record for people (floor 6): in the terminal and as one page that needs nothing else.

In: a `Record`. Out: printed lines, or HTML; flat runs of text with the marks that cover them.
To add a chart: one file with `rows(record)`, one line in `registry`. To add a section: its rows in `rows.py`, then both renderings.
"""
