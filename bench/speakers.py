"""Whom a source refers to: stand-off gold of 60 reports (`bench/gold/speakers.json`), read twice, against the parties of our sources."""

import json
from pathlib import Path

from accordingto.model import Record, Statement
from bench.common import Figures, data, lines, main, records

NAME = "speakers"
DATA = "places/tr-news, 60 reports, with bench/gold/speakers.json"
GOLD = Path(__file__).parent / "gold" / "speakers.json"
ENGINES = ("model", "rules")


def measure(engines: tuple[str, ...] = ENGINES) -> Figures:
    """Agreement of the readers; of the sources that refer to a name, how many lead to it and how many to another one."""
    gold = json.loads(GOLD.read_text("utf-8"))
    figures: Figures = {"readers' agreement": 100 * gold["same_referent"] / gold["sources_of_both"]}
    rows = [row for row in lines(data("places", "tr-news.jsonl")) if row["id"] in gold["reports"]]
    for engine in engines:
        made = records(rows, engine)
        counts = dict.fromkeys(("right", "wrong", "open", "unnamed kept", "unnamed merged"), 0)
        named = found = 0
        for row in rows:
            for start, end, first, last in gold["reports"][row["id"]]:
                named += first is not None
                statement = _statement(made[row["id"]], start, end)
                if statement is not None:
                    found += first is not None
                    counts[_judged(made[row["id"]], statement, row["text"][first:last] if first is not None else None)] += 1
        figures[f"{engine} named sources found"] = 100 * found / named
        for key in ("right", "wrong", "open"):
            figures[f"{engine} {key}"] = 100 * counts[key] / found
        unnamed = counts["unnamed kept"] + counts["unnamed merged"]
        figures[f"{engine} unnamed kept"] = 100 * counts["unnamed kept"] / max(1, unnamed)
    return figures


def _statement(record: Record, start: int, end: int) -> Statement | None:
    """The statement whose source has the most of these characters."""
    overlaps = {
        s.id: sum(max(0, min(e, end) - max(b, start)) for b, e in s.source.spans) for s in record.statements if s.source is not None
    }
    best = max(overlaps, key=lambda key: overlaps[key], default=None)
    return record.statement(best) if best is not None and overlaps[best] else None


def _judged(record: Record, statement: Statement, name: str | None) -> str:
    assert statement.source is not None
    party = record.party(statement.source.party)
    own = _plain(record.words(statement.source.spans))
    names = {_plain(record.words(spans)) for spans in party.mentions} | {_plain(party.name)} if party is not None else {own}
    resolved = party is not None and _plain(party.name) not in own and party.name[:1].isupper()
    if name is None:
        return "unnamed merged" if resolved else "unnamed kept"
    if any(_plain(name) == n for n in names) or (party is not None and _plain(name) in _plain(party.name)) or _plain(name) in own:
        return "right"
    return "wrong" if resolved else "open"


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold().removeprefix("the ").removesuffix("'s").removesuffix("’s")


if __name__ == "__main__":
    main(NAME, DATA, measure)
