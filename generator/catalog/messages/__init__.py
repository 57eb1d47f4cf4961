"""Everything that words a bad file: its syntax, its shape or its place is wrong, and what was probably intended."""
