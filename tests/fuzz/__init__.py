"""Everything a stranger can hand in, mutated: `make test` tries a few hundred of each kind, `make fuzz` millions."""
