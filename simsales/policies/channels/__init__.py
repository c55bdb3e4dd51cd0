"""Which channel takes a lead: one file, one rule."""
