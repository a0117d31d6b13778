"""How many of the cross-references of an edition are found in its text, and how many are right."""
