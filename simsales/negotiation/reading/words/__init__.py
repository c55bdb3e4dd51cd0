"""Word classes of the table in both languages: what issues, topics and acts are called, and how a number is turned."""
