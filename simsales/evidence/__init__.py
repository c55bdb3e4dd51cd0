"""The evidence: what field studies found about pay plans, and whether it comes out of our reps by itself.

One file per published effect. A file says what was published and where, the gate our result must fall into, which of two
small businesses it is tried in, and how it is read off the log of paired runs; dropping it in is all it takes. Gates are
those of MODEL M and never move; an effect that does not come out is printed as such.
"""
