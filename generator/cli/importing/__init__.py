"""Commands that bring other people's files into a catalog, and their reports."""
