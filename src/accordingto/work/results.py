"""What a finished unit leaves: one Parquet file of records, one file of lines for what was set aside; both whole or not there.

The Parquet file is moved to its name last, so a unit is finished when it is there. Nothing in it depends on when, where or by how
many it was made.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from accordingto.errors import CannotWrite
from accordingto.work.shapes import Failure, Outcome, Row

RECORDS, FAILED = ".parquet", ".failed.jsonl"
TYPES = {int: pa.int64(), str: pa.string()}
SCHEMA = pa.schema([pa.field(f.name, TYPES.get(f.type, pa.string()), nullable=f.type not in TYPES) for f in msgspec.structs.fields(Row)])
GROUP_ROWS, GROUP_BYTES = 512, 32 << 20  # of a row group: what is held in memory, and what a reader has to unpack for one record
LEVEL = 3


class Told(NamedTuple):
    """What became of some units: records, reports set aside by reason, and what was no report by kind; an example of each reason."""

    units: int
    records: int
    failed: Counter[str]
    passed: Counter[str]
    examples: dict[str, Failure]


def present(out: Path) -> set[str]:
    """The names of all units that are finished in a folder."""
    return {path.name.removesuffix(RECORDS) for path in out.glob("*" + RECORDS) if not path.name.startswith(".")}


def failures(out: Path, name: str) -> Iterator[Failure]:
    """What was set aside of a finished unit."""
    path = out / (name + FAILED)
    if path.exists():
        with path.open("rb") as file:
            yield from (msgspec.json.decode(line, type=Failure) for line in file)


def told(out: Path, names: Iterable[str]) -> Told:
    """What became of these finished units, from what they left."""
    units = records = 0
    failed, passed, examples = Counter[str](), Counter[str](), dict[str, Failure]()
    for name in names:
        about = pq.read_metadata(out / (name + RECORDS))
        units, records = units + 1, records + about.num_rows
        passed.update(msgspec.json.decode(about.metadata[b"passed"], type=dict[str, int]))
        for failure in failures(out, name):
            failed[failure.error] += 1
            examples.setdefault(failure.error, failure)
    return Told(units, records, failed, passed, examples)


def prepare(out: Path) -> None:
    """Make the folder, and sweep what a killed run of this machine left half written; CannotWrite where that is not possible."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        for path in out.glob(f".*.{os.uname().nodename}-*.part"):
            if not _lives(int(path.name.rpartition("-")[2].removesuffix(".part"))):
                path.unlink(missing_ok=True)
        (out / f".{os.getpid()}.try").touch()
        (out / f".{os.getpid()}.try").unlink()
    except OSError as error:
        raise CannotWrite(str(out), why=error.strerror or str(error)) from error


class Writer:
    """The two files of a unit in the making; they take their names at `finish`, and are gone if it does not come to that."""

    def __init__(self, out: Path, name: str) -> None:
        self.records, self.failed = out / (name + RECORDS), out / (name + FAILED)
        self.part, self.failed_part = (self._beside(path) for path in (self.records, self.failed))
        self.rows: list[Row] = []
        self.held = self.count = 0
        self.passed: Counter[str] = Counter()
        self.file = pq.ParquetWriter(
            self.part, SCHEMA, compression="zstd", compression_level=LEVEL, use_dictionary=["outlet", "language"], store_schema=False
        )
        self.lines = self.failed_part.open("wb")

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.file.close()
        self.lines.close()
        self.part.unlink(missing_ok=True)
        self.failed_part.unlink(missing_ok=True)

    def add(self, outcome: Outcome) -> None:
        """Keep one outcome; rows go to the disk by the group, and where a group ends depends on the rows alone."""
        if isinstance(outcome, Failure):
            self.lines.write(msgspec.json.encode(outcome) + b"\n")
            self.count += 1
            return
        self.rows.append(outcome)
        self.held += len(outcome.record)
        if len(self.rows) >= GROUP_ROWS or self.held >= GROUP_BYTES:
            self._flush()

    def finish(self) -> None:
        """Give both files their names, the records last. An older output of the unit goes first: it is not finished until this is."""
        self._flush()
        self.file.add_key_value_metadata({"passed": msgspec.json.encode(dict(sorted(self.passed.items()))), "failed": str(self.count)})
        self.file.close()
        self.lines.flush()
        os.fsync(self.lines.fileno())
        _sync(self.part)
        self.records.unlink(missing_ok=True)
        if self.count:
            os.replace(self.failed_part, self.failed)
        else:
            self.failed.unlink(missing_ok=True)
        os.replace(self.part, self.records)

    def _flush(self) -> None:
        if self.rows:
            columns: dict[str, list[Any]] = {name: [getattr(row, name) for row in self.rows] for name in SCHEMA.names}
            self.file.write_table(pa.table(columns, schema=SCHEMA), row_group_size=len(self.rows))
        self.rows, self.held = [], 0

    @staticmethod
    def _beside(path: Path) -> Path:
        return path.with_name(f".{path.name}.{os.uname().nodename}-{os.getpid()}.part")


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
