"""The program finder: pages, index, scripts and templates."""
