"""How pages are written: templates, formats, icons, and every word of the interface."""
