"""Two catalogs become an impact report: what a change breaks, weakens and improves, for whom, and how to fix it."""
