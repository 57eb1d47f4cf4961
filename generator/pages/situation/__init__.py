"""The reader's situation: school, level and finished courses, asked once and followed by every page."""
