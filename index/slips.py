"""Words that differ by a slip of one letter; without numpy, which takes longer to load than a few words to compare."""


def differing(word: str, other: str) -> tuple[str, str]:
    """What is left of two words behind the letters with which both begin."""
    shorter = min(len(word), len(other))
    same = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), shorter)
    return word[same:], other[same:]


def is_one_off(left: str, other: str) -> bool:
    """Tell of what `differing` leaves of two words whether it is one changed, added or dropped letter at most."""
    return left[1:] == other[1:] or left[1:] == other or left == other[1:]
