"""The kinds of page: modules, and the template of each kind."""
