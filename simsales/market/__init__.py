"""The buyers' side: what an account wants, when it decides, and whom it chooses."""
