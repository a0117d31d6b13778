"""Which of the older encodings a text was written in, where it is not Unicode."""

from charset_normalizer import from_bytes


def guess(raw: bytes) -> str:
    """The Python name of the encoding of `raw`, or "" where none is likely enough."""
    best = from_bytes(raw[:65536]).best()
    return best.encoding if best else ""
