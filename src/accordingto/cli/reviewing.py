"""A reviewer at the keyboard: one item at a time, a key, a judgement; every judgement is kept at once."""

import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache

import click
import msgspec
from rich.console import Console
from rich.text import Text

from accordingto import codebooks
from accordingto.errors import AccordingToError
from accordingto.model import Judgement, Record, Statement
from accordingto.show import review
from accordingto.show.safe import line
from accordingto.show.sheet import quiet
from accordingto.store import Archive, Question
from accordingto.store.fields import FIELDS, KINDS, NONE, Field, Item, checked, choices, corrected, essence, items, said
from accordingto.store.fields import marks as marks_of
from accordingto.store.question import What
from accordingto.store.queue import MOST, Waiting

KEYS = "a accept   c correct   r reject   s skip   u undo   q quit"
VERDICTS = {"a": "accept", "r": "reject", "s": "skip"}
DONE = {"accept": "accepted", "correct": "corrected", "reject": "rejected", "skip": "skipped", "undo": "undone"}
HOW = "the words of the report; words@2 their second place, … parts pieces, ; parts phrases, - none; nothing: leave it"


class Session:
    """One reviewer's sitting."""

    def __init__(self, archive: Archive, by: str, kinds: Sequence[What], question: Question, *, skipped: bool = False) -> None:
        self.archive, self.by = archive, by
        self._kinds, self._question, self._skipped = kinds, question, skipped
        self._ahead: list[Waiting] = []
        self._seen: set[tuple[str, str]] = set()  # skipped in this sitting: not again in it
        self._left, self._done, self._told = 0, Counter[str](), ""
        self.console = Console(highlight=False, markup=False, emoji=False)

    def run(self) -> None:
        """Show what waits until nothing does, or the reviewer has enough."""
        while (one := self._next()) is not None:
            self._show(one, one.item)
            self._print(Text(KEYS, style="dim"))
            key = _key()
            while key not in ("q", "", "u", "c", *VERDICTS):
                key = _key()
            if key in ("q", ""):
                break
            if not self._act(key, one):
                self._ahead.insert(0, one)
        counted = ", ".join(f"{count} {DONE[verdict]}" for verdict, count in sorted(self._done.items()) if count)
        self._print(quiet(self._told, counted or "nothing judged", "nothing waits" if one is None else ""))

    def _next(self) -> Waiting | None:
        if not self._ahead:
            most = MOST + len(self._seen)
            found, self._left = self.archive.waiting(self.by, kinds=self._kinds, question=self._question, skipped=self._skipped, most=most)
            self._ahead = [one for one in found if (one.record.id, one.item.id) not in self._seen]
        return self._ahead.pop(0) if self._ahead else None

    def _act(self, key: str, one: Waiting) -> bool:
        """What the key asks for; False where the item still waits."""
        if self.archive.get(one.record.id) is None:
            self._told = f"the report of {one.item.id} was forgotten meanwhile"
            return True
        if key == "u":
            self._ahead.insert(0, one)
            if (undone := self._undo()) is not None:
                self._ahead.insert(0, undone)
            return True
        if key == "c":
            return self._correct(one)
        self._judge(one.record.id, one.item.id, VERDICTS[key])
        return True

    def _judge(self, record: str, item: str, verdict: str, value: Item | None = None) -> None:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        given = msgspec.to_builtins(value) if value is not None else None
        made = {"record": record, "item": item, "by": self.by, "at": at, "verdict": verdict, "value": given}
        self.archive.judge(msgspec.convert(made, Judgement))
        self._done[verdict] += verdict != "undo"
        self._left += 1 if verdict == "undo" else -1
        self._told = f"{item} {DONE[verdict]}"
        if verdict == "skip":
            self._seen.add((record, item))

    def _undo(self) -> Waiting | None:
        """Withdraw the reviewer's last judgement, of this sitting or one before; the item waits again."""
        verdicts = self.archive.verdicts()
        for last in reversed(verdicts.made):
            judged = verdicts.judged(last) if last.by == self.by else None
            if judged is not None:
                self._judge(last.record, last.item, "undo")
                self._done[last.verdict] -= 1 if self._done[last.verdict] else 0
                self._seen.discard((last.record, last.item))
                return _find(self.archive.get(last.record), judged)
        self._told = "there is nothing to undo"
        return None

    def _correct(self, one: Waiting) -> bool:
        """Ask for fields until the reviewer has named enough; False where nothing was changed."""
        item, fields = one.item, FIELDS[one.what]
        while (
            name := _line("which field? " + " ".join(field.name for field in fields) + "; nothing when done, Ctrl-D to drop it")
        ) is not None:
            if not name:
                if essence(item) == essence(one.item):
                    self._told = "nothing was changed"
                    return False
                try:
                    checked(item)
                except AccordingToError as error:
                    self._complain(error)
                    continue
                self._judge(one.record.id, item.id, "correct", item)
                return True
            field = next((field for field in fields if field.name == name), None) or next(
                (f for f in fields if f.name.startswith(name)), None
            )
            if field is None:
                self._print(Text(f"there is no field {line(name)}", style="red"))
                continue
            item = self._field(one, item, field)
            self._show(one, item)
        self._told = "the correction was dropped"
        return False

    def _field(self, one: Waiting, item: Item, field: Field) -> Item:
        """The item with the new value of one field; as it was where nothing is typed. Wrong input is told and asked again."""
        if field.name == "type":
            field = field._replace(choices=_types(one.record.made_with.codebooks))
        hint = (
            ", ".join(field.choices)
            if field.choices
            else "a number, - for an open end; nothing: leave it"
            if field.kind == "number"
            else HOW
        )
        self._print(quiet(hint))
        while typed := _line(field.name, said(one.record, item, field)):
            try:
                made = corrected(one.record, item, field, typed)
            except AccordingToError as error:
                self._complain(error)
                continue
            for words, standing in choices(one.record, item, field, typed):
                self._told = f"“{line(words)}” stands {standing.of} times; taken: {standing.number}"
            return made
        return item

    def _complain(self, error: AccordingToError) -> None:
        self._print(Text("\n".join(map(line, str(error).split("\n"))), style="red"))

    def _show(self, one: Waiting, item: Item) -> None:
        """A fresh screen with the item; where the output is no screen, one below the other."""
        if self.console.is_terminal:
            self.console.clear()
        record, fields = one.record, FIELDS[one.what]
        rows = [(field.name, said(record, item, field)) for field in fields]
        if not isinstance(item, Statement):
            rows.append(("according to", " < ".join(reversed(record.chain(item)))))
        rows += [("because", item.because), ("score", "none" if item.score is None else f"{item.score:.2f}")]
        reach = f"{one.reports} reports of {one.outlets} outlet{'s' if one.outlets != 1 else ''} tell of it" if one.reports > 1 else ""
        shown = review.sheet(
            record,
            marks_of(item),
            rows,
            columns=self.console.width,
            remarks=[f"{one.what.removesuffix('s')} {item.id}", reach, "reviewers differ" if one.disputed else "", f"{self._left:,} wait"],
            changed=[field.name for field in fields if said(record, item, field) != said(record, one.item, field)],
            colour=self.console.color_system is not None and not self.console.no_color,
        )
        self._print(shown)
        self._print(Text(self._told or " ", style="italic"))
        self._told = ""

    def _print(self, shown: object) -> None:
        self.console.print(shown)


def _find(record: Record | None, judged: Item) -> Waiting | None:
    """The item where it stands in the record now; None where a newer reading has none like it."""
    if record is None:
        return None
    places = ((what, at) for what in KINDS for at, item in enumerate(items(record, what)) if essence(item) == essence(judged))
    return next((Waiting(what, record, at) for what, at in places), None)


@cache
def _types(names: tuple[str, ...]) -> tuple[str, ...]:
    """The types of the codebooks that made the record; of the built-in ones where they are not here any more."""
    found: dict[str, None] = {}
    for name in names or ("plover",):
        try:
            found.update(dict.fromkeys(kind.type for kind in codebooks.load(name).classes))
        except AccordingToError:
            continue
    return tuple(found) or _types(("plover",))


def _key() -> str:
    """One key; of a pipe one letter, white space passed over; "" at its end."""
    if sys.stdin.isatty():
        try:
            return click.getchar().lower()
        except EOFError:
            return ""
    key = sys.stdin.read(1)
    while key and not key.strip():
        key = sys.stdin.read(1)
    return key.lower()


def _line(asked: str, before: str = "") -> str | None:
    """A line of words; where a person types, what stands there so far can be edited. None at the end of input."""
    if not sys.stdin.isatty():
        click.echo(f"{asked}> ", nl=False)
        typed = sys.stdin.readline()
        click.echo(typed.rstrip("\n"))
        return typed.strip() if typed else None
    try:
        import readline  # late: Windows has none, and only a person at a terminal needs it
    except ImportError:
        return _typed(asked)
    safe = before if before != NONE and before == line(before) else ""  # what could steer a terminal is typed anew
    readline.set_startup_hook(lambda: readline.insert_text(safe))
    try:
        return _typed(asked)
    finally:
        readline.set_startup_hook()


def _typed(asked: str) -> str | None:
    try:
        return input(f"{asked}> ").strip()
    except EOFError:
        return None
