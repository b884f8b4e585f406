"""Forms in tables: cells with their spans."""
