"""Wages of occupations from official statistics, written into the files of a catalog."""
