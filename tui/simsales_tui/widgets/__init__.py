"""One file per thing on a screen."""
