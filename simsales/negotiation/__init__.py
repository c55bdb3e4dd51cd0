"""The negotiating table: issues, a buyer, what is said, and what a deal is worth to each side."""
