"""The repository of a new region: its catalog with a starter kit of national data, and the files around it."""
