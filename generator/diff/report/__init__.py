"""The impact report in the formats that people and programs read."""
