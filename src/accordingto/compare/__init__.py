"""Records side by side (floor 5).

In: two `Record`s. Out: plain rows, each with the words and ids it rests on; nothing is written back into a record.
To add a comparison: one file here that gives rows, and the verb that prints them.
"""
