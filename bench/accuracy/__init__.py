"""How much of the truth comes back when it is stripped from real documents and their plain text is read."""
