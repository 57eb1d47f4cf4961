"""From a flow to a drawing in whole pixels, step by step. See `layout`."""
