"""Commands that begin a region and keep its program and its repository right."""
