"""JSON-LD becomes a graph without the network, in words that schema.org has, and no denial becomes a claim."""

import json
import socket
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, URIRef, namespace

from accordingto.export import jsonld
from accordingto.export.names import TERMS, iri
from accordingto.model import Record, Statement
from tests.export.made import records
from tests.show import sample

# What schema.org expects of the terms: the types that have them, and the types or values that they lead to.
THINGS = {namespace.SDO.Person, namespace.SDO.Organization, namespace.SDO.Thing}
EXPECTED = {
    namespace.SDO.identifier: ({namespace.SDO.NewsArticle}, None),
    namespace.SDO.headline: ({namespace.SDO.NewsArticle}, None),
    namespace.SDO.datePublished: ({namespace.SDO.NewsArticle}, None),
    namespace.SDO.url: ({namespace.SDO.NewsArticle}, set()),
    namespace.SDO.publisher: ({namespace.SDO.NewsArticle}, {namespace.SDO.Organization}),
    namespace.SDO.sourceOrganization: ({namespace.SDO.NewsArticle}, {namespace.SDO.Organization}),
    namespace.SDO.inLanguage: ({namespace.SDO.NewsArticle, namespace.SDO.Claim, namespace.SDO.Quotation}, None),
    namespace.SDO.author: ({namespace.SDO.NewsArticle, namespace.SDO.Claim}, THINGS),
    namespace.SDO.spokenByCharacter: ({namespace.SDO.Quotation}, THINGS),
    namespace.SDO.text: ({namespace.SDO.Claim, namespace.SDO.Quotation}, None),
    namespace.SDO.isPartOf: (
        {namespace.SDO.Claim, namespace.SDO.Quotation},
        {namespace.SDO.NewsArticle, namespace.SDO.Claim, namespace.SDO.Quotation},
    ),
    namespace.SDO.appearance: ({namespace.SDO.Claim}, {namespace.SDO.NewsArticle}),
    namespace.SDO.dateCreated: ({namespace.SDO.Claim, namespace.SDO.Quotation}, None),
    namespace.SDO.locationCreated: ({namespace.SDO.Claim, namespace.SDO.Quotation}, {namespace.SDO.Place}),
    namespace.SDO.name: (THINGS | {namespace.SDO.Place}, None),
    namespace.SDO.jobTitle: ({namespace.SDO.Person}, None),
    namespace.SDO.affiliation: ({namespace.SDO.Person}, {namespace.SDO.Organization}),
    namespace.SDO.parentOrganization: ({namespace.SDO.Organization}, {namespace.SDO.Organization}),
    namespace.SDO.geo: ({namespace.SDO.Place}, {namespace.SDO.GeoCoordinates}),
    namespace.SDO.latitude: ({namespace.SDO.GeoCoordinates}, None),
    namespace.SDO.longitude: ({namespace.SDO.GeoCoordinates}, None),
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("jsonld") / "claims.jsonld"
    count = jsonld.write(records(), path)
    assert count == len(json.loads(path.read_bytes())["@graph"])
    return path


@pytest.fixture(scope="module")
def graph(path: Path) -> Graph:
    """The document as RDF, with the network shut."""
    patch = pytest.MonkeyPatch()

    def shut(*args: object, **kwargs: object) -> None:
        raise AssertionError("the network was asked")

    patch.setattr(socket, "getaddrinfo", shut)
    patch.setattr(socket.socket, "connect", shut)
    try:
        return Graph().parse(data=path.read_text("utf-8"), format="json-ld")
    finally:
        patch.undo()


def test_only_words_that_there_are(graph: Graph) -> None:
    """Every type and property is schema.org's, or one of the few of our own."""
    types = set(graph.objects(None, RDF.type))
    used = {p for p in graph.predicates() if p != RDF.type}
    assert not {word for word in used | types if word not in namespace.SDO and not str(word).startswith(TERMS)}
    assert {word for word in used if word in namespace.SDO} <= set(EXPECTED)
    assert {str(word).rpartition("/")[2] for word in types} >= {"Claim", "Quotation", "NewsArticle", "Person", "Place"}


def test_properties_stand_where_schema_org_has_them(graph: Graph) -> None:
    """Each property has a subject and a value of the types that it is for."""
    for name, (subjects, values) in EXPECTED.items():
        for subject, value in graph.subject_objects(name):
            assert set(graph.objects(subject, RDF.type)) & subjects, (subject, name)
            if values is None:
                assert isinstance(value, Literal), (subject, name)
            elif values:
                assert set(graph.objects(value, RDF.type)) & values, (subject, name, value)
            else:
                assert isinstance(value, URIRef)


def statements() -> list[tuple[Record, Statement]]:
    return [(r, s) for r in records() for s in r.statements]


def test_every_statement_is_a_claim_or_a_quotation(graph: Graph) -> None:
    """One of the two, quotations the direct ones; its text is words of the report."""
    for record, item in statements():
        node = URIRef(iri(record, item.id))
        types = set(graph.objects(node, RDF.type))
        assert types == {namespace.SDO.Quotation if item.form == "direct" and item.content else namespace.SDO.Claim}
        assert graph.value(node, namespace.SDO.isPartOf) == URIRef(iri(record, item.within or ""))
        text = str(graph.value(node, namespace.SDO.text))
        assert all(record.report.text[start:end] in text for start, end in item.content)


def test_no_denial_is_a_claim_of_what_is_denied(graph: Graph) -> None:
    """A claim that is denied, asked or demanded holds the words that say so, and our own terms say it too."""
    seen = 0
    for record, item in statements():
        node = URIRef(iri(record, item.id))
        assert str(graph.value(node, URIRef(TERMS + "polarity"))) == item.polarity
        if item.form != "direct" and (item.polarity == "denies" or item.act in ("denies", "asks", "demands", "declines")):
            seen += 1
            assert all(record.report.text[start:end] in str(graph.value(node, namespace.SDO.text)) for start, end in item.cue)
    assert seen > 5


def test_a_claim_leads_to_its_author(graph: Graph) -> None:
    """The speaker is the party's node, with name, role and whom they speak for; nobody stands where nobody is named."""
    record = sample.record()
    first, last = (URIRef(iri(record, s)) for s in ("s1", "s5"))
    author = graph.value(first, namespace.SDO.author)
    assert (str(graph.value(author, namespace.SDO.name)), str(graph.value(author, namespace.SDO.jobTitle))) == (
        "Nadia Verel",
        "chief negotiator",
    )
    assert str(graph.value(graph.value(author, namespace.SDO.affiliation), namespace.SDO.name)) == "the Sarn Front"
    assert graph.value(last, namespace.SDO.author) is None
