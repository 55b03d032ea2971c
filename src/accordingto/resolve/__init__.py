"""From drafts to the record (floor 4): parties, times and places across the report, and who stands behind each item.

In: a `Parsed` and its `Drafts`. Out: the items of a `Record`.
To add a step: one file here, and its line in `assemble.record`.
"""
