"""What a deal is quoted before anything is taken off: one file, one pricing policy."""
