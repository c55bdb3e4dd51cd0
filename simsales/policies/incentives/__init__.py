"""How reps are paid: one file is one kind of pay line, and `plan.py` puts them together."""
