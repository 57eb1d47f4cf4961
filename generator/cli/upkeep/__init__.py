"""Commands that keep a catalog up to date: dead links, owners, what is stale, the turn of the year."""
