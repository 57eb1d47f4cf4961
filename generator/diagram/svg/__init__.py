"""A drawing as SVG: shapes, styles and the writer that escapes."""
