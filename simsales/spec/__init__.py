"""Scenario text to checked, frozen data; every problem at once, with file, line and column."""
