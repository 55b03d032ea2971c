"""Krippendorff's alpha is that of his own worked examples; agreement counts what stands, verdict by verdict and field by field."""

import random
from collections.abc import Sequence

import pytest

from accordingto.model import Judgement
from accordingto.store import Archive, open_archive
from accordingto.store.agreement import VERDICT, agreement, alpha
from accordingto.store.standing import Verdicts
from tests.store.made import records

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): data A to C, a row a coder, "." where one is missing.
BINARY = ("0100000010", "1110010000")
NOMINAL = ("aabbdcccedda", "babbbccceddd")
SEVERAL = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def units(rows: Sequence[str]) -> list[list[str]]:
    return [[value for value in column if value != "."] for column in zip(*rows, strict=True)]


@pytest.mark.parametrize(("rows", "published"), [(BINARY, 0.095), (NOMINAL, 0.692), (SEVERAL, 0.743)])
def test_the_published_examples(rows: Sequence[str], published: float) -> None:
    """Two coders and binary data, two and nominal data, four with missing data: the printed three digits."""
    assert alpha(units(rows)) == pytest.approx(published, abs=0.0005)


def test_the_ends_of_the_scale() -> None:
    """Full agreement is 1, chance about 0, what nobody paired or varied has none."""
    assert alpha([["a", "a"], ["b", "b"]]) == 1
    chance = random.Random(7)
    thrown = alpha([[chance.choice("ab"), chance.choice("ab")] for _ in range(20_000)])
    assert thrown is not None
    assert abs(thrown) < 0.03
    assert alpha([["a", "b"]]) == pytest.approx(0)
    assert alpha([["a", "a"], ["a", "a"]]) is None
    assert alpha([["a"], ["b"]]) is None
    assert alpha([]) is None


def judged(*said: tuple[str, str, str]) -> tuple[Archive, Verdicts]:
    archive = open_archive()
    archive.add(records()[0])
    for item, by, verdict in said:
        value = {"act": "warns"} if verdict == "correct" else None
        archive.judge(Judgement(record=records()[0].id, item=item, by=by, at="2026-01-01T00:00:00Z", verdict=verdict, value=value))
    return archive, archive.verdicts()


def test_verdicts_and_fields() -> None:
    """Skipped and undone judgements count for nothing; rejected items have no fields; a correction differs in its field alone."""
    said = [("s1", "a", "accept"), ("s1", "b", "accept"), ("s2", "a", "accept"), ("s2", "b", "correct"), ("s3", "a", "reject")]
    said += [
        ("s3", "b", "accept"),
        ("s4", "a", "accept"),
        ("s4", "b", "skip"),
        ("s5", "a", "accept"),
        ("s5", "b", "reject"),
        ("s5", "b", "undo"),
    ]
    verdicts = judged(*said)[1]
    found = {row.on: row for row in agreement("statements", verdicts.of(records()[0]).values())}
    assert found[VERDICT][2:6] == (3, 2, 3, 1)
    assert found["act"][2:6] == (2, 2, 2, 1)
    assert found["cue"][2:6] == (2, 2, 2, 2)
    assert found["cue"].alpha == 1
    assert found["act"].alpha is not None
    assert found["act"].alpha < 1


def test_nobody_shared_an_item() -> None:
    """Without an item that two judged there is no row."""
    verdicts = judged(("s1", "a", "accept"), ("s2", "b", "accept"))[1]
    assert agreement("statements", verdicts.of(records()[0]).values()) == []
