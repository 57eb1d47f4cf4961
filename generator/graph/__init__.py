"""The catalog as one graph of typed links, and the questions one asks it."""
