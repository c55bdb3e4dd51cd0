"""Who may give how much off, and how long that takes: one file, one rule."""
