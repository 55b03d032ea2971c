"""From bytes to a report (floor 2): what is text, what is residue, and where each character came from.

In: the bytes of a file and what is known of where they come from (`Origin`). Out: a `Reading`.
To add a format: one file here with `read(data, origin)`, and one line in `registry`.
"""
