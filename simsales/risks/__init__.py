"""Shocks from outside: one file is one risk. A risk schedules its own next step and acts through the world's verbs."""
