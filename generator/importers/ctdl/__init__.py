"""Pathways in CTDL, the vocabulary of the Credential Registry, become pathways, courses and credentials."""
