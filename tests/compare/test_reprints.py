"""Reprints: copies are found however they were cut or edited; a shared quotation, boilerplate or fact makes nobody a copyist."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto import read_text
from accordingto.compare.article import Article, period, same_house
from accordingto.compare.index import Families, Index
from accordingto.compare.judging import Copy
from accordingto.compare.overlaps import Least, overlaps
from accordingto.compare.reprints import Reprints, reprints
from accordingto.compare.shingles import GRAM, Sketch, sketch, sketches
from accordingto.errors import OtherTextOfId, UnreadableState
from bench.reprints import pair as ordered
from bench.reprints import scores, true_pairs
from bench.wires import Made, Wires

words = st.lists(st.sampled_from("abcdef"), max_size=40)
texts = st.text(st.sampled_from('abc é"“”\n.!’-1İß\U0001f600'), max_size=120)


def sentences(seed: int, count: int, words: int = 18) -> list[str]:
    """Sentences of invented words, no two alike."""
    random = Random(seed)
    letters = "abcdefghijklmnopqrstuvwxyz"
    made = [["".join(random.choices(letters, k=random.randint(2, 9))) for _ in range(words)] for _ in range(count)]
    return [" ".join(sentence).capitalize() + "." for sentence in made]


def article(id: str, *parts: str, outlet: str | None = None, day: str | None = "2031-05-01") -> Article:
    return Article(id, "\n\n".join(parts), outlet or f"The {id} Post", day)


def copied(one: Article, two: Article) -> list[tuple[str, str, str]]:
    return [(copy.one, copy.other, copy.kind) for copy in reprints([one, two])]


BODY, OTHER = sentences(1, 14), sentences(2, 14)


def test_whole_and_cut_copies() -> None:
    """All of a text is verbatim, all of it but its end is cut; case, punctuation and accents of another house change nothing."""
    one = article("a", *BODY)
    assert copied(one, article("b", *BODY)) == [("a", "b", "verbatim")]
    assert copied(one, article("b", *BODY[:7])) == [("a", "b", "cut")]
    assert copied(one, Article("b", " ".join(BODY).upper().replace(".", " –"))) == [("a", "b", "verbatim")]
    assert sketch("Zoë’s café-bar was the best one").grams == sketch("ZOE'S CAFE BAR was the best one").grams


def test_edited_copies() -> None:
    """A new lead and words changed throughout leave an edited copy; the share in common is counted from both sides."""
    words = " ".join(BODY).split()
    words[::9] = [f"new{n}" for n in range(len(words[::9]))]
    found = reprints([article("a", *BODY), article("b", *OTHER[:3], " ".join(words))])
    assert [copy.kind for copy in found] == ["edited"]
    assert found[0].of_one > found[0].of_other > 0.3


def test_a_passage_is_partial() -> None:
    """Two sentences in a report of one's own are a partial copy, and exactly they are the spans in both."""
    one, two = article("a", *BODY), article("b", *OTHER[:6], BODY[4], BODY[5], *OTHER[6:])
    (copy,) = reprints([one, two])
    assert copy.kind == "partial"
    said = f"{BODY[4]}\n\n{BODY[5]}".rstrip(".")
    assert [one.text[s:e] for s, e in copy.spans_one] == [two.text[s:e] for s, e in copy.spans_other] == [said]


def test_a_shared_quotation_is_no_copy() -> None:
    """The words of a speaker, however long, make no copy of two accounts; the same words outside quotation marks do."""
    said = " ".join(sentences(3, 2)).rstrip(".")
    for marks in ("“{}”", '"{}"', "«{}»"):
        quote = f"The mayor told reporters: {marks.format(said)}"
        assert copied(article("a", *BODY[:8], quote), article("b", quote, *OTHER[:8])) == []
    assert copied(article("a", *BODY[:8], said), article("b", said, *OTHER[:8])) == [("a", "b", "partial")]


def test_facts_in_the_same_words_are_no_copy() -> None:
    """Two accounts that state five facts in the same ten words each, here and there, are two; the facts on end would be a passage."""
    facts = [fact.rstrip(".").lower() for fact in sentences(7, 5, 10)]
    told = [
        [f"{one.rstrip('.')} {fact} {two}" for one, fact, two in zip(side[:5], facts, side[5:10], strict=True)] for side in (BODY, OTHER)
    ]
    assert copied(article("a", *told[0], *BODY[10:]), article("b", *OTHER[10:], *told[1])) == []
    assert copied(article("a", *BODY, " ".join(facts)), article("b", " ".join(facts), *OTHER)) == [("a", "b", "partial")]


def test_the_same_text_of_quotations_is_a_copy() -> None:
    """A report that is nearly all quotation is a copy where all of it is the same."""
    parts = [f"“{sentence}”" for sentence in BODY]
    assert copied(article("a", "He said:", *parts), article("b", "He said:", *parts)) == [("a", "b", "verbatim")]


def test_quotations_of_several_paragraphs() -> None:
    """A quotation opened anew in each paragraph is one to its end; a lost mark spoils no more than its own paragraph."""
    quoted = sketch("“One two three four five.\n\n“Six seven eight nine ten.” They left the town that day.").quoted_array.tolist()
    assert quoted == [True] * 10 + [False] * 2
    lost = sketch("One “two three four five six.\n\nSeven eight nine ten eleven twelve.").quoted_array.tolist()
    assert lost == [True] * 6 + [False] * 2
    stray = sketch('It was" one two three four five six. He said "yes we will go home" and left them all there.').quoted_array.tolist()
    assert stray.count(True) == 9


def test_last_lines_of_a_house_are_no_copy() -> None:
    """What stands in all reports of one house does not make its reports copies of each other."""
    foot = " ".join(sentences(4, 3))
    reports = [article(str(n), *sentences(10 + n, 9), foot, outlet="The Arvo Herald") for n in range(12)]
    assert reprints(reports) == []


def test_standing_background_is_no_copy() -> None:
    """A paragraph that many houses add to unlike reports over weeks is nobody's reprint, though the first pair looked like one."""
    ground = " ".join(sentences(5, 3))
    reports = [article(f"{n:02}", *sentences(30 + n, 9), ground, day=f"2031-05-{n + 1:02}") for n in range(12)]
    kept = Reprints()
    first = [copy for report in reports for copy in kept.add(report)]
    assert first
    assert kept.copies() == []


def test_short_texts() -> None:
    """A flash of a dozen words that is the same twice is no evidence; nothing fails on empty texts."""
    assert reprints([Article("a", ""), Article("b", ""), Article("c", "Word."), Article("d", "Word.")]) == []
    flash = sentences(6, 1, 24)[0]
    assert copied(Article("a", flash), Article("b", flash)) == [("a", "b", "verbatim")]


def world(seed: int = 3, count: int = 500) -> list[Made]:
    return list(Wires(seed).reports(count))


def test_recall_and_precision() -> None:
    """Of 500 generated reports at least 96 % of the true pairs are found, and at least 97 % of what is found is true."""
    made = world()
    gold, between = true_pairs(made)
    assert len(gold) > 200
    found = {ordered(copy.one, copy.other) for copy in reprints(m.article for m in made)}
    figures = scores("pairs", found, gold, between)
    assert figures["pairs recall"] >= 0.96
    assert figures["pairs precision"] >= 0.97


def test_the_order_of_adding_does_not_show() -> None:
    """The same reports in another order give the same copies."""
    articles = [made.article for made in world()]
    found = reprints(articles)
    for seed in (1, 2):
        shuffled = Random(seed).sample(articles, len(articles))
        assert reprints(shuffled) == found


def test_one_by_one_is_as_all_at_once() -> None:
    """`add` and `extend` tell the same copies."""
    articles = [made.article for made in world(count=120)]
    one, many = Reprints(), Reprints()
    for item in articles:
        one.add(item)
    many.extend(articles)
    assert one.state() == many.state()
    assert one.copies() == many.copies()


def test_state_and_restore() -> None:
    """What was kept as bytes goes on as if it had never been away; other bytes are refused."""
    articles = [made.article for made in world()]
    kept = Reprints()
    kept.extend(articles[:300])
    again = Reprints.restore(kept.state())
    assert again.state() == kept.state()
    assert [again.add(item) for item in articles[300:]] == [kept.add(item) for item in articles[300:]]
    assert again.copies() == kept.copies()
    for broken in (b"", b"nothing", kept.state()[:-3]):
        with pytest.raises(UnreadableState):
            Reprints.restore(broken)


def test_a_report_added_twice() -> None:
    """The same report again changes nothing and tells the same; another text under its id is refused."""
    kept = Reprints()
    kept.add(article("a", *BODY))
    found = kept.add(article("b", *BODY[:8]))
    assert [copy.kind for copy in found] == ["cut"]
    assert kept.add(article("b", *BODY[:8])) == found
    assert len(kept.copies()) == 1
    with pytest.raises(OtherTextOfId):
        kept.add(article("b", *OTHER))


def test_forgetting() -> None:
    """A forgotten report is in no copy, in no state, and can be added again."""
    kept = Reprints()
    kept.extend([article("a", *BODY), article("b", *BODY), article("c", *BODY[:9])])
    kept.forget("b")
    assert [(copy.one, copy.other) for copy in kept.copies()] == [("a", "c")]
    assert b"The b Post" not in kept.state()
    assert len(Reprints.restore(kept.state()).add(article("b", *BODY))) == 2


@given(st.lists(texts, min_size=1, max_size=5))
def test_a_sketch_does_not_hang_on_its_neighbours(many: list[str]) -> None:
    """A text has the same sketch alone and among others; words and sentences lie inside the text."""
    for text, made in zip(many, sketches(many), strict=True):
        assert made == sketch(text)
        starts, ends = made.bounds()
        assert "".join(text[s:e] for s, e in zip(starts.tolist(), ends.tolist(), strict=True)) == "".join(c for c in text if word(c))
        assert len(made.gram_array) == max(0, made.words - GRAM + 1)
        spans = made.sentence_spans()
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(one[1] <= two[0] for one, two in pairwise(spans))


def word(char: str) -> bool:
    return char.isalnum() and ord(char) < 0x10000


@given(words, words)
def test_overlaps_are_exact(one: list[str], two: list[str]) -> None:
    """The shares are those of the sets of 5-grams counted by hand, and the same whichever text asks."""
    if min(len(one), len(two)) < GRAM:
        return
    grams = [[tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1)] for words in (one, two)]
    shares = [sum(gram in grams[1 - side] for gram in grams[side]) / len(grams[side]) for side in (0, 1)]
    sides: list[Sketch] = [sketch(" ".join(words)) for words in (one, two)]
    forth, back = (list(overlaps(a, [b, b], Least(1, 0, 0, 1))) for a, b in (sides, sides[::-1]))
    assert len(forth) == len(back) == (2 if any(shares) else 0)
    for (_, there), (_, here) in zip(forth, back, strict=True):
        assert [there.of_one, there.of_other] == pytest.approx(shares)
        assert [here.of_other, here.of_one, here.own, here.longest] == [there.of_one, there.of_other, there.own, there.longest]


def test_common_grams_stop_counting() -> None:
    """A gram of many families finds nobody; one that a single family holds goes on to, however many copies there are."""
    families = Families(40)
    index = Index(families, [None] * 40)
    for number in range(40):
        if number % 2:
            families.join(1, number)
        index.add(number, [7, 8] if number % 2 else [7, 9])
    assert set(index.shared([8])) == set(range(1, 40, 2))
    assert index.shared([9]) == {}
    assert index.judge.standing(9)
    assert not index.judge.standing(8)
    assert index.commons == {9}
    index.remove(1, [8])
    assert set(index.shared([8])) == set(range(3, 40, 2))


def test_articles_of_records() -> None:
    """Whom a report credits is read from its dateline and its last lines; nobody in particular is nobody."""
    text = "ARVO, May 2 (VNA) -- The harbour was closed on Monday after a fire, the port office said.\n\nSource: Varnia Wire"
    made = Article.of(read_text(text, published="2031-05-02"))
    assert made.credit == ("VNA", "Varnia Wire")
    assert (made.text, made.published) == (text, "2031-05-02")
    assert Article.of(read_text("ARVO, May 2 (Agencies) -- The harbour was closed on Monday.")).credit == ()


def test_names_of_houses() -> None:
    """A house is known by its short name and its initials."""
    assert same_house("VNA", "Varnia News Agency")
    assert same_house("The Varnia News Agency", "varnia")
    assert not same_house("Varnia News Agency", "Arvo News Agency")


def test_periods() -> None:
    """A day without an hour is all of that day; what is no date is not known."""
    day, moment = period("2031-05-01"), period("2031-05-01T12:00:00+02:00")
    assert day is not None
    assert moment is not None
    assert day[0] < moment[0] == moment[1] < day[1]
    assert period(None) is period("in May") is None


def test_copies_say_why() -> None:
    """Every copy has its measure and its reason."""
    (copy,) = reprints([article("a", *BODY), article("b", *BODY)])
    assert isinstance(copy, Copy)
    assert copy.score == 1
    assert "in common outside quotations" in copy.because
