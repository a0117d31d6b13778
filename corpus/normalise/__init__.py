"""From a document's own words to its record: pure functions, each value with its evidence."""
