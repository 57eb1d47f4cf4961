"""One finder over the published sites of several regions, each result leading to its own site."""
