"""The classroom: ninety minutes of it, who got the same, and what tables write down by hand."""
