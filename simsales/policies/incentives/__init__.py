"""How reps are paid: one file is one kind of pay line, and `plan.py` puts them together.

A new line derives from `PayLine` (`line.py`) and says its curve over the rep's own measure and its sentence; a line of the
team or of earlier periods also says how it is settled on a pay day.
"""
