"""When: every form of date, and which of them is the document's own."""
