"""Reviews: a finished negotiation judged move by move against the truth. It computes; the pages are in `report`."""
