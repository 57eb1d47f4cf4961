"""Pathways side by side, and lists of one's own: pages, scripts and template."""
