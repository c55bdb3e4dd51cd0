"""Experiments: the same customers and the same luck for every variant, then what the differences are worth."""
