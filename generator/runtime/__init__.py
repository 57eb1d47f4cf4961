"""How work runs: several processes, pauses of the garbage collector. Nothing of the domain."""
