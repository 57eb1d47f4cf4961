"""The parts of a pathway's page, in the order in which a family reads them."""
