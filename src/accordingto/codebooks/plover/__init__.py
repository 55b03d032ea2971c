"""PLOVER: sixteen types of events between parties (Political Language Ontology for Verifiable Event Records, 2021)."""
