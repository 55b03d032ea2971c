"""Make the dictionary by which archives pack records: python -m training.dictionary OUT.

Of records of our own reports and texts alone, read by the engine `rules`: most of what it holds is field names and the words of
`because`. An archive keeps the dictionary it was begun with, so a new one spoils no old archive.
"""

import sys
from pathlib import Path

import msgspec
import zstandard

from accordingto import flow
from accordingto.readers import sources
from accordingto.settings import Settings
from training import corpus

SIZE = 32 * 1024
EVERY = 4  # of our texts
PIECE = 2000  # bytes of a sample: short ones teach what stands anywhere in a record


def main() -> None:
    """Write the dictionary."""
    rows = corpus.corpus()[::EVERY]
    readings = (sources.from_text(row["text"], id=row["id"], published="2024-03-01", outlet="The Courier") for row in rows)
    lines = [msgspec.json.encode(record) for record in flow.records(readings, settings=Settings(engine="rules"))]
    samples = [line[at : at + PIECE] for line in lines for at in range(0, len(line), PIECE)]
    made = zstandard.train_dictionary(SIZE, samples)
    Path(sys.argv[1]).write_bytes(made.as_bytes())
    print(len(lines), "records,", sum(map(len, lines)), "bytes,", len(made.as_bytes()), "bytes of dictionary")


if __name__ == "__main__":
    main()
