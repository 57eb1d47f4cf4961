""" "Start where you are": a page for each pathway that answers by itself, with its data and its script."""
