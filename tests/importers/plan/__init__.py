"""Importing program-of-study matrices."""
