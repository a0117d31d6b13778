"""One result, many forms: terminal, JSON, CSV."""
