"""Parts of the catalog inside other websites: small pages in a frame, and how to put them there."""
