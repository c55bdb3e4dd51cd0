"""Company rules: one file is one policy. Policies decide; they hold no state and move no time."""
