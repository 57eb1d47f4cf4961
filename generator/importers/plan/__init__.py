"""Program-of-study matrices, the tables of years and subjects that coordinators have, become pathways."""
