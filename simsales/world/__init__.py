"""What exists: accounts, needs, products, rivals, reps, the event log, the books. Nothing here moves time or draws luck."""
