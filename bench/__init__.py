"""Measurements: how much of what real documents say comes back, each run printing what it measured on."""
