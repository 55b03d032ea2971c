"""Origins: a copy leads to whom it credits, else to what was there before; what a report added of its own stays its own."""

from random import Random

import pytest

from accordingto.compare.article import Article
from accordingto.compare.origins import Origin, origins
from accordingto.compare.reprints import Reprints
from bench.reprints import right_origins
from bench.wires import Wires
from tests.compare.test_reprints import sentences

BODY, LEAD, OTHER = sentences(51, 14), sentences(52, 3), sentences(53, 14)
AGENCY = "Varnia News Agency"


def report(id: str, parts: list[str], outlet: str, when: str | None = None, credit: str = "") -> Article:
    return Article(id, "\n\n".join(parts), outlet, when, (credit,) if credit else ())


def told(*articles: Article) -> dict[str, Origin]:
    kept = Reprints()
    kept.extend(articles)
    return origins(kept)


def edited(parts: list[str], seed: int) -> list[str]:
    """The same with every twelfth word or so another."""
    random = Random(seed)
    return [" ".join(f"x{seed}" if random.random() < 0.08 else word for word in part.split(" ")) for part in parts]


def test_time_gives_the_direction() -> None:
    """Without credits the earlier report is the origin, whatever the ids and the order of adding."""
    for early, late in (("a", "b"), ("b", "a")):
        one, two = (
            report(early, BODY, "The Post", "2031-05-01T08:00:00Z"),
            report(late, BODY[:9], "The Herald", "2031-05-01T11:00:00+02:00"),
        )
        for articles in ((one, two), (two, one)):
            found = told(*articles)
            assert (found[late].source, found[late].origin, found[late].because) == (early, early, "published later")
            assert (found[early].source, found[early].origin, found[early].own) == (None, early, 1)


@pytest.mark.parametrize("when", ["2031-05-01T10:00:00Z", "2031-05-01", None])
def test_a_credit_outranks_time(when: str | None) -> None:
    """Who credits the agency copies the agency's report even where that is later or has no time."""
    found = told(report("a", BODY[:9], "The Post", "2031-05-01T08:00:00Z", "VNA"), report("b", BODY, AGENCY, when))
    assert (found["a"].origin, found["a"].because) == ("b", f"credits {AGENCY}")
    assert found["b"].origin == "b"


def test_an_agency_that_is_not_here() -> None:
    """The origin is then its name; what is shared with others that took it is not one's own, and nothing is said without them."""
    one, two = report("a", [*LEAD, *BODY], "The Post", "2031-05-01", "VNA"), report("b", BODY, "The Herald", "2031-05-02", "VNA")
    found = told(one, two)
    assert [(o.source, o.origin, o.agency) for o in found.values()] == [("VNA", "VNA", True)] * 2
    assert found["a"].own == pytest.approx(len(LEAD) / (len(LEAD) + len(BODY)), abs=0.01)
    assert found["b"].own == 0
    assert told(one)["a"].own is None


def test_an_uncredited_twin_of_a_credited_report() -> None:
    """The earlier twin of a report that credits an agency has its words from there too: the other did not take them from it."""
    found = told(report("a", BODY, "The Post", "2031-05-01T08:00:00Z"), report("b", BODY, "The Herald", "2031-05-01T09:00:00Z", "VNA"))
    assert (found["a"].origin, found["a"].agency) == ("VNA", True)
    assert "b, which credits VNA" in found["a"].because


def test_chains() -> None:
    """A copy of a copy leads through the one whose changes it has, to the agency."""
    first = edited(BODY, 7)
    found = told(
        report("w", BODY, AGENCY, "2031-05-01T08:00:00Z"),
        report("a", [*LEAD, *first], "The Post", "2031-05-01T09:00:00Z", "VNA"),
        report("b", [*LEAD, *edited(first, 8)], "The Herald", "2031-05-01T10:00:00Z"),
    )
    assert found["a"].chain == ("a", "w")
    assert found["b"].chain == ("b", "a", "w")
    assert {o.family for o in found.values()} == {"a"}


def test_own_sentences() -> None:
    """Sentences that stand in no source are the report's own, with their spans; an edited one is not."""
    one = report("a", BODY, "The Post", "2031-05-01")
    two = report("b", [LEAD[0], *edited(BODY, 3)[:6], LEAD[1], *BODY[6:], LEAD[2]], "The Herald", "2031-05-02")
    origin = told(one, two)["b"]
    assert [two.text[start:end] for start, end in origin.sentences] == LEAD
    assert origin.own is not None
    assert len(LEAD) / (len(LEAD) + len(BODY)) <= origin.own < 0.3


def test_a_passage_does_not_take_the_origin_away() -> None:
    """A report that took two sentences over names their source, and remains its own origin."""
    found = told(report("a", BODY, "The Post", "2031-05-01"), report("b", [*OTHER[:6], *BODY[:2], *OTHER[6:]], "The Herald", "2031-05-02"))
    assert (found["b"].source, found["b"].origin, found["b"].chain) == ("a", "b", ("b",))
    assert found["b"].family != found["a"].family
    assert found["b"].own == pytest.approx(14 / 16, abs=0.01)


def test_nothing_tells() -> None:
    """On one day without credits the report that holds all of the other is taken for the source, and the reason says so."""
    found = told(report("a", BODY[:8], "The Post", "2031-05-01"), report("b", BODY, "The Herald", "2031-05-01"))
    assert (found["a"].origin, found["b"].origin) == ("b", "b")
    assert found["a"].because.startswith("no time or credit tells")


def test_a_house_that_others_credit() -> None:
    """Where no time tells, a house that other reports credit for other texts is taken for the source."""
    other = report("c", OTHER, "The Mirror", "2031-04-01", "VNA")
    found = told(report("a", BODY, "The Post", "2031-05-01"), report("b", BODY, AGENCY, "2031-05-01"), other)
    assert (found["a"].origin, found["a"].because) == ("b", f"no time tells, but others credit {AGENCY}")


def test_independent_accounts() -> None:
    """Reports without common words are each their own origin."""
    found = told(report("a", BODY, "The Post", "2031-05-01"), report("b", OTHER, "The Herald", "2031-05-02"), report("c", [], "The Mirror"))
    assert all(o.origin == o.id == o.family and o.own == 1 and o.source is None for o in found.values())


def test_credits_in_a_circle() -> None:
    """Two reports that credit each other lead nowhere else, and the same way in any order."""
    one, two = report("a", BODY, "The Post", "2031-05-01", "The Herald"), report("b", BODY, "The Herald", "2031-05-01", "The Post")
    assert told(one, two) == told(two, one)


def test_share_of_right_origins() -> None:
    """Of 600 generated reports at least nine in ten origins are right, in whatever order they come."""
    made = list(Wires(5).reports(600))
    kept, again = Reprints(), Reprints()
    kept.extend(m.article for m in made)
    again.extend(m.article for m in Random(1).sample(made, len(made)))
    assert origins(again) == origins(kept)
    assert right_origins(kept, made)["origin right"] >= 0.9
