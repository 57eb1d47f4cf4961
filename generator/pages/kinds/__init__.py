"""One module and one template per kind of page."""
