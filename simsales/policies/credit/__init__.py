"""How long customers may take to pay: one file, one credit policy."""
