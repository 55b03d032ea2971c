"""A record made by hand, so that what is shown is tested whatever the extractors find."""

from accordingto.model import (
    Dateline,
    Event,
    Figure,
    MadeWith,
    Note,
    Part,
    Party,
    Place,
    Record,
    Ref,
    Report,
    Residue,
    Source,
    Spans,
    Statement,
    Time,
)
from accordingto.model.figure import Counted

TITLE = "Front says Kestria shelled the ferry market"
BYLINE = "By Mara Ilven"
FIRST = (
    "LUHN, March 6 (Meridian) - The chief negotiator of the Sarn Front, Nadia Verel, said on Thursday that Kestrian guns killed at least "
    "31 people, 12 of them children, in Harrow Ferry, and told reporters that villagers “saw the flashes from the ridge.”"
)
SECOND = "Kestria's Defence Ministry denied that its forces had fired on the village. It was reported that two boats sank."
TEXT = "\n\n".join((TITLE, BYLINE, FIRST, SECOND))


def at(text: str, *pieces: str) -> Spans:
    """The spans of the first place of each piece in the text."""
    return tuple((text.index(piece), text.index(piece) + len(piece)) for piece in pieces)


def _report() -> Report:
    parts = (
        Part(part="headline", spans=at(TEXT, TITLE)),
        Part(part="byline", spans=at(TEXT, BYLINE)),
        Part(part="dateline", spans=at(TEXT, "LUHN, March 6 (Meridian) -")),
        Part(part="body", spans=((TEXT.index("The chief"), len(TEXT)),)),
    )
    source = Source(uri="https://courier.example/ferry?a=1&b=2", media_type="text/html", sha256="ab" * 32)
    dateline = Dateline(place="LUHN", date="t1", agency="Meridian", spans=at(TEXT, "LUHN, March 6 (Meridian)"))
    return Report(
        source=source,
        outlet="The Luhn Courier",
        title=TITLE,
        byline=("Mara Ilven",),
        language="en",
        published="2025-03-06T18:20:00+01:00",
        published_basis="JSON-LD datePublished",
        text=TEXT,
        parts=parts,
        dateline=dateline,
        residue=(Residue(bytes=(0, 120), what="navigation"), Residue(bytes=(2000, 2040), what="share links")),
    )


def _statements() -> tuple[Statement, ...]:
    verel = Ref(spans=at(TEXT, "The chief negotiator of the Sarn Front, Nadia Verel"), party="p1")
    told = at(TEXT, "villagers “saw the flashes from the ridge.”")
    ministry = Ref(spans=at(TEXT, "Kestria's Defence Ministry"), party="p3")
    fired = at(TEXT, "its forces had fired on the village")
    common = {"polarity": "asserts", "act": "states", "because": "cue + clause"}
    content = at(TEXT, "Kestrian guns killed at least 31 people, 12 of them children, in Harrow Ferry")
    rows = [
        {"source": verel, "cue": at(TEXT, "said"), "content": content, "form": "indirect", "when": "t2"},
        {"source": verel, "cue": at(TEXT, "told reporters"), "content": told, "form": "mixed"},
        {
            "source": Ref(spans=at(TEXT, "villagers")),
            "cue": at(TEXT, "saw"),
            "content": at(TEXT, "flashes"),
            "form": "direct",
            "within": "s2",
        },
        {"source": ministry, "cue": at(TEXT, "denied"), "content": fired, "form": "indirect", "polarity": "denies", "act": "denies"},
        {"source": None, "cue": at(TEXT, "was reported"), "content": at(TEXT, "two boats sank"), "form": "indirect"},
    ]
    return tuple(Statement(**{"id": f"s{i + 1}", **common, **row}) for i, row in enumerate(rows))  # type: ignore[arg-type]


def record() -> Record:
    """The record of an invented report, with an item of every kind."""
    killed = Event(
        id="e1",
        type="ASSAULT",
        trigger=at(TEXT, "killed"),
        actors=(Ref(spans=at(TEXT, "Kestrian guns"), party="p2"),),
        recipients=(Ref(spans=at(TEXT, "people")),),
        status="happened",
        according_to=("s1",),
        when="t2",
        where="l2",
        figures=("f1",),
        because="'killed' is ASSAULT",
    )
    people = Counted(spans=at(TEXT, "people"))
    figures = (
        Figure(
            id="f1", spans=at(TEXT, "at least 31"), low=31, kind="killed", of=people, according_to=("s1",), revised="up", because="'31'"
        ),
        Figure(id="f2", spans=at(TEXT, "12"), low=12, high=12, kind="killed", subset_of="f1", according_to=("s1",), because="'of them'"),
        Figure(id="f3", spans=at(TEXT, "two"), low=2, high=2, kind="other", according_to=("s5",), because="'two' boats"),
    )
    times = (
        Time(id="t1", spans=at(TEXT, "March 6"), type="date", value="2025-03-06", start="2025-03-06", end="2025-03-06", basis="published"),
        Time(id="t2", spans=at(TEXT, "on Thursday"), type="date", value="XXXX-WXX-4", basis="no year"),
    )
    places = (
        Place(id="l1", spans=at(TEXT, "LUHN"), name="Luhn", role="said", because="dateline"),
        Place(id="l2", spans=at(TEXT, "Harrow Ferry"), name="Harrow Ferry", lat=48.2, lon=16.37, country="AT", because="'in'"),
    )
    parties = (
        Party(id="p1", name="Nadia Verel", kind="person", role="chief negotiator", of="p4", mentions=(at(TEXT, "Nadia Verel"),)),
        Party(id="p2", name="Kestria", kind="state", mentions=(at(TEXT, "Kestrian"), at(TEXT, "Kestria's"))),
        Party(id="p3", name="Defence Ministry", kind="organisation", of="p2", mentions=(at(TEXT, "Kestria's Defence Ministry"),)),
        Party(id="p4", name="the Sarn Front", kind="group", mentions=(at(TEXT, "the Sarn Front"),)),
    )
    return Record(
        id="0123456789abcdef",
        made_with=MadeWith(accordingto="0.1.0", model="none", pipeline="en_core_web_sm-3.8.0", codebooks=("plover",)),
        report=_report(),
        parties=parties,
        statements=_statements(),
        events=(killed,),
        figures=figures,
        times=times,
        places=places,
        notes=(Note(code="year-missing", message="the year of 'Thursday' is not known", spans=at(TEXT, "on Thursday")),),
    )


def plain(text: str, *, outlet: str | None = None) -> Record:
    """A record of a text in which one statement covers everything."""
    whole: Spans = ((0, len(text)),)
    made = MadeWith(accordingto="0.1.0", model="none", pipeline="none")
    source = Source(uri="-", media_type="text/plain", sha256="00" * 32)
    report = Report(source=source, outlet=outlet, title=text, text=text, parts=(Part(part="body", spans=whole),))
    statement = Statement(
        id="s1", source=Ref(spans=whole), cue=whole, content=whole, form="direct", polarity="asserts", act="states", because=text
    )
    party = Party(id="p1", name=text, role=text, mentions=(whole,))
    notes = (Note(code="strange", message=text, spans=whole),)
    return Record(id="strange", made_with=made, report=report, statements=(statement,), parties=(party,), notes=notes)
