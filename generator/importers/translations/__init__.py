"""Texts for translators and back: what they are given, in the formats they use, and what becomes of their work."""
