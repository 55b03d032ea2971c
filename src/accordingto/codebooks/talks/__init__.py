"""Talks: the steps of a negotiation, from a proposal to a truce in force, broken, extended or ended."""
