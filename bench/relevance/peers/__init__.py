"""The peers, each with the settings worth trying; what counts is the best of them for each collection."""
