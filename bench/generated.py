"""Records in any number for benches of size and speed: the records of our own reports under other names, outlets and days.

Every name of a party becomes another of the same length, the same in text and fields, so spans stay right; the words between them
stay. Nothing of it says anything about accuracy.
"""

import random
import re
import string
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import msgspec

from accordingto import flow
from accordingto.model import Record
from accordingto.readers import sources
from accordingto.settings import Settings
from training import corpus

OUTLETS, DAYS, FIRST, PEOPLE = 300, 3650, date(2015, 1, 1), 40_000
NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")


@cache
def patterns() -> list[tuple[str, int, int, str, list[str]]]:
    """Records of our own reports as JSON, with how many statements and letters, where they name the day, and the names in them."""
    rows = [row for row in corpus.corpus() if len(row["text"]) > 600]
    readings = (sources.from_text(row["text"], id="ID-OF-REPORT", published="2024-03-01", outlet="OUTLET") for row in rows)
    made = []
    for record in flow.records(readings, settings=Settings(engine="rules")):
        if record.statements:
            names = sorted({w for party in record.parties if party.kind != "state" for w in NAME.findall(party.name)})
            made.append((record.to_json(), len(record.statements), len(record.report.text), record.id, names))
    return made


@cache
def _people(length: int) -> list[str]:
    chance = random.Random(length)
    return ["".join(chance.choices(string.ascii_lowercase, k=length - 1)).capitalize() for _ in range(PEOPLE // 10)]


def lines(count: int, *, seed: int = 1) -> Iterator[tuple[str, int, int]]:
    """So many records as JSON, each with its statements and the letters of its text; the same for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        line, statements, letters, id, names = chance.choice(patterns())
        other = {name: chance.choice(_people(len(name))) for name in names}
        if other:
            line = re.sub(r"\b(" + "|".join(other) + r")\b", lambda match, other=other: other[match.group()], line)  # type: ignore[misc]
        day = FIRST + timedelta(days=chance.randrange(DAYS))
        line = line.replace("2024-03-01", day.isoformat()).replace(id, f"{seed:x}{number:015x}")
        line = line.replace('"OUTLET"', f'"Paper {chance.randrange(OUTLETS)}"')
        yield line, statements, letters


def records(count: int, *, seed: int = 1) -> Iterator[Record]:
    """So many records."""
    decoder = msgspec.json.Decoder(Record)
    return (decoder.decode(line) for line, _, _ in lines(count, seed=seed))
