"""Which place a name means: today's name, country and coordinates, under every name that cables have for it."""
