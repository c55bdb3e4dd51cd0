"""How a lead becomes a contract: one file, one pipeline."""
