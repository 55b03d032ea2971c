"""Records in forms that others keep or read (floor 6).

In: records, and for the evidence the bytes they were made of. Out: files as bytes, the same for the same input.
To add an export: one file with `write(records, path)`, one line in `registry`, and a test against the standard it follows.
"""
