"""Personas: who somebody is at work, one file each. Add one by adding a file; nothing else needs to know."""
