"""Files that other programs made become catalog files."""
