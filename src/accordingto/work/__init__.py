"""Many reports (floor 8): archives of the web, lines, folders and feeds > Parquet, whatever one page does and whenever it is stopped.

In: files as named (`units`). Out: two files a unit, its records and what failed (`results`), the same bytes on any number of workers.
To add a form of input: a kind in `units.py` with its endings, and its items in `read_unit.py`.
"""
