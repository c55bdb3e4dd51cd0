"""The trainer's pack: everything a class needs on paper, and a folder that plays without a network."""
