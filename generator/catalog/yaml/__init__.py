"""YAML read safely: the reader with its guard, and where a parser gave up."""
