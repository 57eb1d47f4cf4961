"""Importing pathways in CTDL."""
