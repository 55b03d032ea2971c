"""A run: each report once and in its order, whoever made it and however late; the bytes are the same with one worker and with two."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from accordingto import flow
from accordingto.errors import TooManyLost
from accordingto.settings import Settings
from accordingto.work import results, run, units, worker
from accordingto.work.pool import Crew, Done, Pool
from accordingto.work.shapes import Failure, How, Item
from tests.work.made import pages

HOW = How(Settings(engine="rules"))


class Backwards:
    """A crew that gives the latest batch back first, and says how much was ever out."""

    size = 3

    def __init__(self, lose: int = -1) -> None:
        self.given: list[tuple[int, Sequence[Item]]] = []
        self.most, self.lose = 0, lose

    def give(self, ticket: int, batch: Sequence[Item]) -> None:
        self.given.append((ticket, batch))
        self.most = max(self.most, len(self.given))

    def take(self) -> Done:
        ticket, batch = self.given.pop()
        made = [outcome for item in batch for outcome in worker.outcomes(item, HOW) if outcome]
        gone = [Failure(number=o.number, part=0, uri=o.uri, error="WorkerDied", why="", cure="") for o in made if o.number == self.lose]
        return Done(ticket, [o for o in made if o.number != self.lose] + gone)

    def close(self) -> None:
        pass


def work(out: Path, crew: Crew, *inputs: Path, budget: int | None = None) -> list[run.Named]:
    found = units.listed(map(str, inputs))
    todo = run.waiting(run.named(found, units.key(flow.made_with(HOW.settings), HOW)), out)
    said: list[tuple[int, int, int]] = []
    try:
        run.run(todo, out, HOW, crew, budget=budget, said=lambda *words: said.append(words))
    finally:
        crew.close()
    assert sum(size for size, _, _ in said) == sum(one.unit.size for one in todo)
    return todo


def ids(out: Path) -> list[str]:
    return [uri for name in sorted(results.present(out)) for uri in pq.read_table(out / f"{name}.parquet").column("uri").to_pylist()]


def inputs(path: Path) -> tuple[Path, ...]:
    path.mkdir(exist_ok=True)
    (path / "texts").mkdir()
    for number in range(9):
        (path / "texts" / f"{number}.txt").write_text(f"The council met in Tarsa on Friday, for the {number}. time this year.\n")
    (path / "rows.jsonl").write_text('{"id": "a", "text": "Tess Omay spoke on Friday."}\nno\n{"id": "b", "text": "He left."}\n')
    return pages(path / "a.warc.gz", 14), pages(path / "b.warc.gz", 3, first=50), path / "texts", path / "rows.jsonl"


def test_in_order_whoever_is_first(tmp_path: Path) -> None:
    """Batches that come back in the wrong order are kept in the right one; no more is out than the crew can hold."""
    crew = Backwards()
    todo = work(tmp_path / "out", crew, *inputs(tmp_path / "in"))
    assert crew.most <= run.AHEAD * crew.size
    for one in todo:
        numbers = pq.read_table(tmp_path / "out" / f"{one.name}.parquet").column("number").to_pylist()
        assert numbers == sorted(set(numbers))
    found = ids(tmp_path / "out")
    assert len(found) == 14 + 3 + 9 + 2
    told = results.told(tmp_path / "out", [one.name for one in todo])
    assert dict(told.failed) == {"BadLine": 1}
    assert work(tmp_path / "out", crew, *(tmp_path / "in").iterdir()) == []


def test_one_worker_and_two(tmp_path: Path) -> None:
    """The same bytes from one worker, from two, and from this process, over archives, files and lines."""
    given = inputs(tmp_path / "in")
    for name, crew in (("here", Backwards()), ("one", Pool(HOW, 1)), ("two", Pool(HOW, 2))):
        work(tmp_path / name, crew, *given)
    bytes_of = {name: {p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ("here", "one", "two")}
    assert len(bytes_of["one"]) >= 5
    assert bytes_of["one"] == bytes_of["two"] == bytes_of["here"]


def test_the_budget(tmp_path: Path) -> None:
    """When more workers were lost than the budget allows the run stops; units finished before stay, the one at work does not."""
    first, second = pages(tmp_path / "a.warc.gz", 3), pages(tmp_path / "b.warc.gz", 9, first=20)
    with pytest.raises(TooManyLost, match="--budget"):
        run.run(_named(first, second), tmp_path / "out", HOW, Backwards(lose=7), budget=0)
    assert len(results.present(tmp_path / "out")) == 1
    assert work(tmp_path / "out", Backwards(lose=7), first, second, budget=1)


def test_what_holds_the_same_is_done_once(tmp_path: Path) -> None:
    """A copy of an archive under another name is the same unit."""
    one, other = pages(tmp_path / "a.warc.gz", 3), pages(tmp_path / "b.warc.gz", 4)
    copy = Path(shutil.copy(one, tmp_path / "copy.warc.gz"))
    assert [named.unit.paths for named in _named(one, copy, other)] == [(str(one),), (str(other),)]


def _named(*inputs: Path) -> list[run.Named]:
    return run.named(units.listed(map(str, inputs)), units.key(flow.made_with(HOW.settings), HOW))
