"""What the tests of bad input and damage share: a paper that can be read, and what a sentence of ours is like."""

GOOD = "From: Envoy Tessaly\nTo: Count Arvo\nDate: 3 May 1931\n\nAll is well on the invented coast.\n"


def one_sentence(error: str) -> bool:
    """Ours, on one line, in small letters unless a name comes first, and without a full stop."""
    said = error.removeprefix("cables: ")
    return said != error and error.count("\n") == 1 and not said[0].isupper() and not said.endswith(".\n")
