"""From parsed text to drafts (floor 3): what each sentence says, before anything is resolved across the report.

In: a `Parsed` and the drafts so far. Out: a tuple of drafts of one kind, in text order. Knows neither HTML nor disk.
To add a kind: one file (or folder) here with `extract(parsed, drafts, settings)`, and its line in `rules.STEPS`.
"""
