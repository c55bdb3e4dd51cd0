"""How buyers bargain: one file for each family."""
