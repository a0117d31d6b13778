"""What a heading says: its kind, its ends, the words of offices and bodies."""
