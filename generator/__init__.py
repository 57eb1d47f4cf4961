"""Pathway catalog generator: YAML files become a checked, drawn and published catalog of career pathways."""
