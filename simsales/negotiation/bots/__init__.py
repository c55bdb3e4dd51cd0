"""Who sells without being a person: one file for each way, from any legal move to knowing everything."""
