"""`review`: one item, one key, one judgement, kept at once; wrong corrections are asked again; agreement and gold of what stands."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import accordingto
from accordingto.cli import main
from accordingto.cli.reviewing import Session
from accordingto.model import Judgement, Record
from accordingto.store import Archive, Question
from accordingto.store.fields import KINDS
from bench import common

ONE = (
    "The Varnian ministry denied on Monday that its guns had shelled Oskel, killing at least 12 people. "
    "“We never fired,” said Ada Verel. The ministry said the Front had attacked a convoy."
)
TWO = "Residents of Tarsa said rebels had burned the mill. Police arrested 30 protesters in Tarsa on Tuesday."


def kept(where: Path, **texts: str) -> Path:
    with accordingto.open(where) as archive:
        archive.add(*(accordingto.read_text(text, id=id, outlet="The Tarsa Post") for id, text in texts.items()))
    return where


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An archive of two reports."""
    return kept(tmp_path / "a.db", one=ONE, two=TWO)


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """An archive of the first report alone."""
    return kept(tmp_path / "one.db", one=ONE)


def run(path: Path, *words: object, keys: str = "", by: str | None = "me") -> Result:
    return CliRunner().invoke(main, ["review", str(path), *(("--by", by) if by else ()), *map(str, words)], input=keys)


def record(path: Path, id: str = "one") -> Record:
    with accordingto.open(path, read_only=True) as archive:
        found = archive.get(id)
    assert found is not None
    return found


def said(path: Path, by: str = "me") -> list[tuple[str, str]]:
    """The judgements that stand, oldest first."""
    with accordingto.open(path, read_only=True) as archive:
        return [(one.item, one.verdict) for one in archive.verdicts().made if one.by == by]


def correct(path: Path, *lines: str, kind: str = "statements") -> Result:
    """Correct the first item of that kind, and stop."""
    return run(path, "--kind", kind, keys="c" + "\n".join(lines) + "\n\nq")


def only(path: Path) -> dict[str, object]:
    """The value of the only judgement."""
    with accordingto.open(path, read_only=True) as archive:
        (one,) = archive.judgements()
    assert one.value is not None
    return one.value


def test_every_key_is_kept_at_once(path: Path) -> None:
    """a, r and s judge and go on; other keys do nothing; the end of input is q."""
    result = run(path, "--kind", "statements", keys="xa\nrs")
    assert result.exit_code == 0, result.output
    assert [verdict for _, verdict in said(path)] == ["accept", "reject", "skip"]
    assert "1 accepted, 1 rejected, 1 skipped" in result.output
    with accordingto.open(path, read_only=True) as archive:
        assert {one.by for one in archive.judgements()} == {"me"}
        assert all(one.at.endswith("+00:00") for one in archive.judgements())


def test_the_item_stands_in_its_words(path: Path) -> None:
    """The sentence with its words marked, the fields, the reason and the score; signs where there is no colour."""
    assert "[at least 12] [people]" in " ".join(run(path, "--kind", "figures", keys="q").output.split())
    shown = run(path, "--kind", "statements", keys="ssssss").output
    assert "[The Varnian ministry] [denied] on Monday that" in " ".join(shown.split())
    for words in ("polarity  denies", "because  cue 'denied' + clause", "score  none", "nothing waits"):
        assert words in shown


def test_what_was_judged_is_not_shown_again(path: Path) -> None:
    """The next sitting goes on where this one ended; another reviewer begins anew."""
    everything = run(path, keys="a" * 100).output.count("because")
    assert len(said(path)) == everything
    assert "nothing waits" in run(path, keys="").output
    assert said(path, by="you") == []
    assert "because" in run(path, keys="q", by="you").output


def test_undo_withdraws_and_shows_again(path: Path) -> None:
    """u takes back the last judgement, of an earlier sitting too, by adding to the archive; the item comes again at once."""
    run(path, "--kind", "statements", keys="aaq")
    before = said(path)
    assert "undone" in run(path, "--kind", "figures", keys="uurq").output
    assert said(path) == [(before[0][0], "reject")]
    with accordingto.open(path, read_only=True) as archive:
        assert [one.verdict for one in archive.judgements()] == ["accept", "accept", "undo", "undo", "reject"]


def test_nothing_to_undo(path: Path) -> None:
    """Another's judgement is not mine to take back."""
    run(path, keys="aq", by="you")
    assert "there is nothing to undo" in run(path, keys="uq").output
    assert len(said(path, by="you")) == 1


def test_correct_keeps_the_place_of_the_words(one: Path) -> None:
    """Typed words become spans of the report; the machine's version stays in the record."""
    before = record(one)
    result = correct(one, "source", "Ada Verel", "act", "warns")
    assert result.exit_code == 0
    value = only(one)
    start = ONE.index("Ada Verel")
    assert value["source"] == {"spans": [[start, start + 9]], "party": next(p.id for p in before.parties if p.name == "Ada Verel")}
    assert value["act"] == "warns"
    assert "1 corrected" in result.output
    assert "changed" in result.output
    assert record(one) == before


def test_wrong_corrections_are_told_and_asked_again(one: Path) -> None:
    """Words that the report does not hold, unknown choices, places and fields: each says why, and asks anew."""
    result = correct(one, "colour", "source", "Nobody at all", "Oskel@7", "Oskel", "act", "shouts", "asks")
    for told in ("no field colour", "does not hold the words Nobody at all", "only once", "shouts cannot be the act"):
        assert told in result.output
    value = only(one)
    assert isinstance(value["source"], dict)
    assert value["source"]["spans"] == [[ONE.index("Oskel"), ONE.index("Oskel") + 5]]
    assert value["act"] == "asks"


def test_another_place_by_its_number(one: Path) -> None:
    """words@2 takes the second place; of several places the reviewer is told which was taken."""
    result = correct(one, "cue", "ministry@2")
    assert "stands 2 times; taken: 2" in " ".join(result.output.split())
    second = ONE.index("ministry", ONE.index("ministry") + 1)
    assert only(one)["cue"] == [[second, second + 8]]


def test_bounds_that_cross_are_refused(one: Path) -> None:
    """A low above the high is told when the reviewer is done, and can be put right."""
    result = correct(one, "low", "50", "high", "40", "", "high", "60", kind="figures")
    assert "cannot be the range" in result.output
    assert (only(one)["low"], only(one)["high"]) == (50, 60)


def test_events_take_types_of_their_codebook_and_parties(one: Path) -> None:
    """The type is one of the codebook's; actors are parted by ;."""
    result = correct(one, "type", "PICNIC", "COERCE", "actors", "Ada Verel; Oskel", "recipients", "-", kind="events")
    assert "PICNIC cannot be the type" in result.output
    value = only(one)
    assert (value["type"], value["recipients"]) == ("COERCE", [])
    assert isinstance(value["actors"], list)
    assert [ONE[slice(*actor["spans"][0])] for actor in value["actors"]] == ["Ada Verel", "Oskel"]


def test_a_correction_without_a_change_is_none(path: Path) -> None:
    """Nothing changed, or the input ended: nothing is judged."""
    assert "nothing was changed" in run(path, keys="c\nq").output
    assert "the correction was dropped" in run(path, "--kind", "statements", keys="cact\nwarns\n").output
    assert said(path) == []


def test_skipped_comes_back_where_asked_for(one: Path) -> None:
    """A skipped item waits behind --skipped, and not again in the same sitting."""
    run(one, keys="s" * 100)
    skipped = said(one)
    assert {verdict for _, verdict in skipped} == {"skip"}
    assert "because" not in run(one, keys="q").output
    assert run(one, "--skipped", keys="a" + "s" * 100).output.count("because") == len(skipped)
    assert run(one, "--skipped", keys="s" * 100).output.count("because") == len(skipped) - 1


def test_a_pipe_is_no_terminal(path: Path) -> None:
    """Keys come through a real pipe as through a keyboard."""
    command = [sys.executable, "-m", "accordingto.cli", "review", str(path), "--by", "me", "--kind", "statements"]
    result = subprocess.run(command, input=b"acact\nwarns\n\nq", capture_output=True, check=False)
    assert result.returncode == 0, result.stderr
    assert [verdict for _, verdict in said(path)] == ["accept", "correct"]


def test_a_report_that_is_forgotten_meanwhile_is_not_judged(path: Path) -> None:
    """Nothing is kept of a report that another process has removed while it was on the screen."""
    with accordingto.open(path) as archive:
        session = Session(archive, "me", KINDS, Question())
        waits = archive.waiting("me")[0][0]
        archive.forget(archive.forgetting(reports=[waits.record.id]))
        assert session._act("a", waits)
        assert list(archive.judgements()) == []


def test_agreement(path: Path) -> None:
    """Alpha, pairs and items by kind and field; nobody's if nobody shared an item; only JSON where asked for."""
    assert "no item was judged by two" in run(path, "--agreement", by=None).output
    run(path, "--kind", "statements", keys="aaarq")
    run(path, "--kind", "statements", keys="aacact\nwarns\n\naq", by="you")
    rows = {row["on"]: row for row in json.loads(run(path, "--agreement", "--json", by=None).stdout)}
    assert (rows["verdict"]["items"], rows["verdict"]["pairs"], rows["verdict"]["agreed"], rows["verdict"]["reviewers"]) == (4, 4, 2, 2)
    assert (rows["act"]["pairs"], rows["act"]["agreed"]) == (3, 2)
    assert rows["cue"]["alpha"] == 1
    assert {row["kind"] for row in rows.values()} == {"statements"}
    shown = run(path, "--agreement", by=None).output
    assert "50.0 %" in shown
    assert json.loads(run(path, "--agreement", "--json", "--kind", "events", by=None).stdout) == []
    assert json.loads(run(path, "--agreement", "--json", "--outlet", "Nobody", by=None).stdout) == []


def gold(path: Path, *words: str, by: str | None = None) -> tuple[list[dict[str, object]], str]:
    result = run(path, "--gold", "-", *words, by=by)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()], result.stderr


def test_gold_is_what_stands(one: Path) -> None:
    """Corrected items as they were corrected, rejected ones not at all, spans in the shape of the development data."""
    run(one, "--kind", "statements", keys="racact\nwarns\n\nq")
    items = [item for item, _ in said(one)]
    ((line,), told) = gold(one, "--kind", "statements")
    assert told == "1 reports are gold for statements, 0 were left out: -\n"
    assert list(line) == ["id", "text", "outlet", "gold", "attributions"]
    found = {a["id"]: a for a in line["attributions"]}  # type: ignore[attr-defined]
    assert set(found) == {statement.id for statement in record(one).statements} - {items[0]}
    assert found[items[2]]["act"] == "warns"
    assert [ONE[slice(*piece)] for piece in found[items[1]]["cue"]] == ["said"]


def test_halves_are_left_out(path: Path) -> None:
    """A report with an item that nobody judged is no gold, and it is said how many are missing; skipped is not judged."""
    run(path, "--kind", "statements", keys="asaq")
    lines, told = gold(path, "--kind", "statements")
    assert lines == []
    assert told == "left out: one, statements: 1 of 3 not judged\n0 reports are gold for statements, 1 were left out: -\n"


def test_gold_of_all_kinds(path: Path) -> None:
    """A report all of whose items were accepted is its record, item by item, and refers to what is in it."""
    run(path, keys="a" * 100)
    lines, told = gold(path)
    assert [line["id"] for line in lines] == ["one", "two"]
    assert "0 were left out" in told
    for line in lines:
        made = record(path, str(line["id"]))
        assert line["text"] == made.report.text
        for name, items in (("attributions", made.statements), ("events", made.events), ("figures", made.figures)):
            assert [item["id"] for item in line[name]] == [item.id for item in items]  # type: ignore[index]
        assert [f["according_to"] for f in line["figures"]] == [next(iter(f.according_to[-1:]), None) for f in made.figures]  # type: ignore[index]


def test_gold_of_a_rejected_voice(path: Path) -> None:
    """What was according to a rejected statement goes to what stood around it, here the outlet's own voice."""
    with accordingto.open(path) as archive:
        made = record(path)
        voice = next(e.according_to[-1] for e in made.events if len(e.according_to) == 1)
        for item in (*made.statements, *made.events, *made.figures):
            archive.judge(judgement(made, item.id, "reject" if item.id == voice else "accept"))
    ((line,), _) = gold(path)
    assert voice not in {a["id"] for a in line["attributions"]}  # type: ignore[index,attr-defined]
    carried = {e.id for e in made.events if e.according_to == (voice,)}
    assert carried
    assert all(e["according_to"] is None for e in line["events"] if e["id"] in carried)  # type: ignore[index,attr-defined]


def judgement(made: Record, item: str, verdict: str, by: str = "me") -> Judgement:
    return Judgement(record=made.id, item=item, by=by, at="2999-01-01T00:00:00+00:00", verdict=verdict)


def judged_by(archive: Archive, made: Record, kind: str, verdict: str, by: str) -> None:
    for item in getattr(made, kind):
        archive.judge(judgement(made, item.id, verdict, by))


def test_gold_is_on_what_all_agree(path: Path) -> None:
    """Where reviewers differ a report is left out, unless one of them is asked."""
    with accordingto.open(path) as archive:
        judged_by(archive, record(path), "figures", "accept", "a")
        judged_by(archive, record(path), "figures", "reject", "b")
    lines, told = gold(path, "--kind", "figures")
    assert lines == []
    assert "on 1 the reviewers differ" in told
    assert [len(line["figures"]) for line in gold(path, "--kind", "figures", by="a")[0]] == [1]  # type: ignore[arg-type]
    assert [len(line["figures"]) for line in gold(path, "--kind", "figures", by="b")[0]] == [0]  # type: ignore[arg-type]


def test_wrong_use(path: Path, tmp_path: Path) -> None:
    """What cannot go together, an archive that is none, a place for gold that is a folder: a cure and an exit code each."""
    assert run(path, "--agreement").exit_code == 2
    assert run(path, "--agreement", "--gold", "-", by=None).exit_code == 2
    assert run(path, "--gold", "-", "--party", "the Front", by=None).exit_code == 2
    assert run(tmp_path / "none.db").exit_code == 2
    assert run(path, "--gold", tmp_path, by=None).exit_code == 4


def test_the_shared_scorer_reads_the_gold(path: Path) -> None:
    """Accepted as they are, records score 100 on their own gold; with an item rejected and one corrected they lose exactly those."""
    try:
        common.data()
    except SystemExit as missing:
        pytest.skip(str(missing))
    run(path, keys="a" * 100)
    lines, _ = gold(path)
    records = common.as_json({id: record(path, id) for id in ("one", "two")})
    rows = {str(line["id"]): line for line in lines}
    for name in ("record", "attribution"):
        for what, value in common.scorer(name).score(rows, records).items():
            if what != "time extent" and isinstance(value, dict) and "f" in value:
                assert value["f"] == 1, (name, what)
    with accordingto.open(path) as archive:
        archive.judge(judgement(record(path), record(path).events[0].id, "reject"))
        archive.judge(judgement(record(path), record(path).figures[0].id, "reject"))
    rows = {str(line["id"]): line for line in gold(path)[0]}
    after = common.scorer("record").score(rows, records)
    assert after["event type"]["n_gold"] == after["event type"]["n_pred"] - 1
    assert after["figure value"]["n_gold"] == after["figure value"]["n_pred"] - 1
    assert after["event type"]["r"] == 1 > after["event type"]["p"]
