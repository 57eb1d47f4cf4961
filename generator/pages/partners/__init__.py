"""Pages for those who build pathways: tables of the whole region, each with its evidence, and as CSV."""
