"""Messages for a bad file: wrong syntax, shape or place, and what was probably intended."""
