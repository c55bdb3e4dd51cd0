"""What people read: tables, stories, exports. Nothing here computes a result; it only says what the core has found."""
