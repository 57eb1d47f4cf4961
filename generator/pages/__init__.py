"""The site as values: one module and one template per kind of page. Knows nothing of MkDocs."""
