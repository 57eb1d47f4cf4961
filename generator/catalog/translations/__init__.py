"""What a catalog knows of its translations: its texts by key, which text each was made from, the glossary."""
