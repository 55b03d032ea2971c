"""The training texts (`training/texts/*.yaml`) with their words turned into spans; `python -m training.corpus [FILE...]` checks them."""

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

TEXTS = Path(__file__).resolve().parent / "texts"
RUN, MOST_SHARED = 6, 0.05
ACTS = ("states", "denies", "asks", "demands", "promises", "threatens", "warns", "believes", "declines")
STATUSES = ("happened", "ongoing", "planned", "requested", "threatened", "hypothetical", "negated")
TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
FIELDS = {"source", "cue", "content", "act", "hedge", "within"}
EVENT_FIELDS = {"type", "trigger", "actors", "recipients", "status", "by", "hedge"}
Spans = list[list[int]]


class Wrong(ValueError):
    """What is wrong with a text, in words."""


def place(text: str, words: str) -> list[int]:
    """The span of a phrase, `phrase@2` for its second standing; whole words only."""
    phrase, _, number = words.rpartition("@") if re.search(r"@\d+$", words) else (words, "", "1")
    edge = (r"(?<!\w)" if phrase[:1].isalnum() else "") + re.escape(phrase) + (r"(?!\w)" if phrase[-1:].isalnum() else "")
    found = [m.start() for m in re.finditer(edge, text)]
    if len(found) < int(number):
        raise Wrong(f"{phrase!r} stands {len(found)} times, not {number}")
    if len(found) > 1 and "@" not in words:
        raise Wrong(f"{phrase!r} stands {len(found)} times: say which, {phrase}@1 to @{len(found)}")
    start = found[int(number) - 1]
    return [start, start + len(phrase)]


def spans(text: str, words: str | list[str] | None) -> Spans:
    """The pieces of a phrase, in text order."""
    pieces = [words] if isinstance(words, str) else words or []
    return sorted(place(text, str(piece)) for piece in pieces)


def _number(value: Any, count: int, what: str) -> int | None:
    if value is not None and not (isinstance(value, int) and 1 <= value <= count):
        raise Wrong(f"{what}: {value!r} is no statement of this text")
    return value


def _known(row: dict[str, Any], fields: set[str]) -> None:
    if strange := set(row) - fields:
        raise Wrong(f"unknown field {', '.join(sorted(strange))}")


def statement(text: str, row: dict[str, Any], count: int) -> dict[str, Any]:
    """One statement with spans, in the shape of the gold files."""
    _known(row, FIELDS)
    act = row.get("act", "states")
    if act not in ACTS:
        raise Wrong(f"no such act: {act}")
    if not row.get("cue"):
        raise Wrong("a statement without a cue")
    made = {role: spans(text, row.get(role)) for role in ("source", "cue", "content", "hedge")}
    polarity = "denies" if act == "denies" else "asserts"
    return made | {"act": act, "polarity": polarity, "within": _number(row.get("within"), count, "within")}


def event(text: str, row: dict[str, Any], count: int) -> dict[str, Any]:
    """One event with spans, in the shape of the gold files."""
    _known(row, EVENT_FIELDS)
    status = row.get("status", "happened")
    if row.get("type") not in TYPES or status not in STATUSES:
        raise Wrong(f"no such type or status: {row.get('type')} {status}")
    return {
        "type": row["type"],
        "trigger": spans(text, row["trigger"]),
        "actor": [spans(text, phrase) for phrase in row.get("actors") or []],
        "recipient": [spans(text, phrase) for phrase in row.get("recipients") or []],
        "status": status,
        "hedge": spans(text, row.get("hedge")),
        "according_to": _number(row.get("by"), count, "by"),
    }


def example(row: dict[str, Any]) -> dict[str, Any]:
    """A text with its items as spans; raises Wrong."""
    _known(row, {"text", "statements", "events"})
    text, said = row["text"].strip(), row.get("statements") or []
    return {
        "text": text,
        "attributions": [statement(text, s, len(said)) for s in said],
        "events": [event(text, e, len(said)) for e in row.get("events") or []],
    }


def read(path: Path) -> tuple[list[dict[str, Any]], list[str]]:
    """The examples of a file, and what is wrong with the others."""
    made, wrong = [], []
    for number, row in enumerate(yaml.safe_load(path.read_text("utf-8")) or [], 1):
        try:
            made.append(example(row) | {"id": f"{path.stem}-{number}"})
        except (Wrong, KeyError, TypeError, AttributeError) as error:
            wrong.append(f"{path.name}, text {number} ({str(row)[:60]}...): {error!r}")
    return made, wrong


def corpus(paths: list[Path] | None = None) -> list[dict[str, Any]]:
    """Every example of these files, or of all; raises Wrong where one is."""
    made = [read(path) for path in paths or sorted(TEXTS.glob("*.yaml"))]
    if wrong := [line for _, lines in made for line in lines]:
        raise Wrong("\n".join(wrong))
    return [row for rows, _ in made for row in rows]


def shared(rows: list[dict[str, Any]]) -> list[tuple[str, list[str]]]:
    """Runs of six words that stand in more than one text, with the texts' ids."""
    runs: dict[str, set[str]] = {}
    for row in rows:
        words = re.findall(r"\w+", row["text"].lower())
        for i in range(len(words) - RUN + 1):
            runs.setdefault(" ".join(words[i : i + RUN]), set()).add(row["id"])
    return [(run, sorted(ids)) for run, ids in runs.items() if len(ids) > 1]


def main() -> int:
    """Print what the files hold and what is wrong with them."""
    paths = [Path(name) for name in sys.argv[1:]] or sorted(TEXTS.glob("*.yaml"))
    read_files = [read(path) for path in paths]
    rows, wrong = [r for made, _ in read_files for r in made], [w for _, lines in read_files for w in lines]
    for line in wrong:
        print(line)
    repeats = shared(rows)
    for run, ids in repeats[:20]:
        print(f"six words shared by {', '.join(ids)}: {run}")
    repeating = {id for _, ids in repeats for id in ids}
    said, done = [a for r in rows for a in r["attributions"]], [e for r in rows for e in r["events"]]
    reports = sum("\n\n" in r["text"] for r in rows)
    share = len(repeating) / max(1, len(rows))
    print(f"{len(rows) - reports} sentences, {reports} reports, {len(wrong)} wrong; {share:.1%} share a run of six words")
    print("acts", dict(Counter(a["act"] for a in said)), "nested", sum(a["within"] is not None for a in said))
    print("events", dict(Counter(e["type"] for e in done)), dict(Counter(e["status"] for e in done)))
    print(len({r["text"][s:e].lower() for r in rows for ev in r["events"] for s, e in ev["trigger"]}), "triggers")
    return 1 if wrong or len(repeating) > MOST_SHARED * len(rows) else 0


if __name__ == "__main__":
    sys.exit(main())
