"""The Parquet snapshot of an archive, for questions in SQL: DuckDB reads it, and nothing else of the disk or the network."""

import glob
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from accordingto import registry
from accordingto.errors import BadSql, NotInstalled, TraceLeft
from accordingto.model import Record

STATE = "state.txt"  # which state of the archive the snapshot shows


def fresh(folder: Path, state: str, records: Iterable[Record]) -> Path:
    """The snapshot of that state, made where it is not there."""
    kept = folder / STATE
    if not kept.exists() or kept.read_text("utf-8") != state:
        kept.unlink(missing_ok=True)
        registry.find("exports", "parquet")(records, folder)
        kept.write_text(state, "utf-8")
    return folder


def remove(folder: Path) -> None:
    """The snapshot goes, and what a killed writer left of one. TraceLeft where the disk does not let it go."""
    try:
        for made in (folder, *folder.parent.glob(f".{glob.escape(folder.name)}.*")):
            if made.is_dir():
                for file in made.iterdir():
                    file.unlink()
                made.rmdir()
    except OSError as error:
        raise TraceLeft(str(folder), why=error.strerror or str(error)) from error


def ask(folder: Path, query: str) -> Any:
    """The answer to a query; BadSql with DuckDB's words where it cannot be asked."""
    try:
        duckdb = import_module("duckdb")
    except ModuleNotFoundError as error:
        raise NotInstalled("duckdb", how="pip install duckdb") from error
    db = duckdb.connect(
        config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false", "allow_community_extensions": "false"}
    )
    for table in sorted(folder.glob("*.parquet")):
        path = str(table).replace("'", "''")
        db.execute(f"CREATE VIEW \"{table.stem}\" AS SELECT * FROM read_parquet('{path}')")
    db.execute("SET allowed_directories = [?]", [str(folder)])
    db.execute("SET enable_external_access = false")
    db.execute("SET lock_configuration = true")
    try:
        return db.sql(query)
    except duckdb.Error as error:
        tables = ", ".join(sorted(table.stem for table in folder.glob("*.parquet")))
        raise BadSql(query, why=str(error).splitlines()[0], tables=tables) from error
