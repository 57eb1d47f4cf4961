"""The site while it is edited: served from memory, checked in the background."""
