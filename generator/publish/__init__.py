"""The thin adapter that hands generated pages to MkDocs-Material, to search, and to plain folders."""
