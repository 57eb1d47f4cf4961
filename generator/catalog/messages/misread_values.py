"""Values that YAML reads differently than intended: comments, fields that are not indented, numbers with a comma."""

from __future__ import annotations

from generator.catalog.file_rules import BAD_FORMAT, UNKNOWN_FIELD
from generator.catalog.messages.wording import Keys, field_name, in_quotes, shortened
from generator.catalog.schemas import describe
from generator.model.findings import Finding, Rule
from generator.model.places import Place, join_pointer


def commented_out(rule: Rule, file: str, schema: str, keys: Keys, comment: str) -> Finding:
    """Return the finding of `rule` for a value that YAML takes for a comment, as in code: #310."""
    name, entry = field_name(keys), keys[-1].isdigit()
    takes_text = "string" in describe(schema, keys).get("type", ())
    return rule.finding(
        Place(file, join_pointer("", *keys), on_key=not entry),
        f'An entry of the list "{name}" is empty' if entry else f'"{name}" has no value',
        f'Everything after a # is a comment. So "{shortened(comment)}" does not count.',
        fix=in_quotes(keys, comment) if takes_text else "Write the value before the #.",
        value=name,
    )


def not_indented(file: str, keys: Keys, name: str, owner: str) -> Finding:
    """Return the finding for the field `name`, which is next to the empty field `owner` instead of inside it."""
    return UNKNOWN_FIELD.finding(
        Place(file, join_pointer("", *keys, name), on_key=True),
        f'"{shortened(name)}" should be indented under "{owner}"',
        f'"{owner}" is empty, because this line begins in the same column.',
        fix=f'Indent the line two spaces more than "{owner}".',
        value=name,
    )


def split_number(file: str, keys: Keys, whole: int, rest: str) -> Finding:
    """Return the finding for the number at `keys` that a comma splits: {amount: 1,200} says 1 and a field 200."""
    name = keys[-1]
    better = f"{whole}{rest}" if len(rest) == 3 and whole else f"{whole}.{rest}"
    return BAD_FORMAT.finding(
        Place(file, join_pointer("", *keys)),
        f"A comma splits the number {whole},{rest}",
        f'Between brackets a comma ends the value, so "{shortened(name)}" would be {whole}.',
        fix=f"Write it without a comma: {name}: {better}.",
        value=f"{whole},{rest}",
    )
