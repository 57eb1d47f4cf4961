"""Prerequisites as schools write them, read where they can mean one thing only."""
