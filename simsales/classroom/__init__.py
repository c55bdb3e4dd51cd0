"""A training room: the games of its tables as small files, slips filled in on paper, and the figures a debrief is made of."""
