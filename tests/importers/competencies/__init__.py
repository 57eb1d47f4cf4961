"""Importing competency frameworks."""
