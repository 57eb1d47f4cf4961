"""From checked values to entities."""
