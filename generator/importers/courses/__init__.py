"""What a school's export of its courses says."""
