"""Competency frameworks become competencies: CASE packages and tables of their items."""
