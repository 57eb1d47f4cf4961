"""How many workers will be wanted, from official projections, written into the files of a catalog."""
