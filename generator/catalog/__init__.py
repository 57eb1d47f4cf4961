"""Files become sources; sources, checked against schemas, become entities; entities become a catalog.

The only room that reads YAML and applies schemas. Everything in a file is untrusted.
"""
