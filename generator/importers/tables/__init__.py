"""Tables of other programs, read the same way whatever file they come in."""
