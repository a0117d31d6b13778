"""The engine for millions of cables on one machine, kept by tantivy."""
