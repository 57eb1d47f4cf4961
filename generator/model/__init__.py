"""The words of the catalog as values: texts, ids, conditions, entities, findings. Knows nothing else."""
