"""Who decides: one file, one kind of seat. All of them answer the same `Decision`."""
