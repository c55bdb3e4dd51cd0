"""Negotiation: two sides, a few issues, and a buyer whose truth is known. Pure rules; the engine keeps the time."""
