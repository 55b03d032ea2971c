"""Records in forms that others keep or read (floor 6).

In: records, and for the evidence the bytes they were made of. Out: files as bytes, the same for the same input; of exports also how many
items they hold. Names of persons can be replaced on the way (`pseudonyms`).
To add an export: one file with `write(records, path)`, one line in `registry`, and a test against the standard it follows; a format of
rows takes its columns from `tables`.
"""
