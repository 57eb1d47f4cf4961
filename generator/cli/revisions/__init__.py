"""The two sides of a change: folders or git revisions, read as data."""
