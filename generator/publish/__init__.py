"""The thin adapter that hands generated pages to MkDocs-Material and to plain folders."""
