"""Who is who: persons, the offices that they held, and which of them a document means."""
