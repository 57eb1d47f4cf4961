"""The quick check of shapes by the thorough one, which says the same."""

from __future__ import annotations

from typing import Any


class Draft202012Validator:
    """Says whether values have the shape of a schema."""

    def __init__(self, schema: Any, *, validate_formats: bool) -> None:
        from generator.catalog.schemas import thorough_validator  # which imports this module

        assert validate_formats
        self._validator = thorough_validator(schema)

    def is_valid(self, value: Any) -> bool:
        return bool(self._validator.is_valid(value))
