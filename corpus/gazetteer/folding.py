"""The form in which names of places are compared: letters and digits, without case and marks."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’‘ʼʹ`´")


def fold_place(name: str) -> str:
    """A name of a place as it is compared; folding twice changes nothing."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_APOSTROPHES)
    # Parts of Korean syllables and the like are put together again.
    words = " ".join(_WORD.findall(unicodedata.normalize("NFC", bare)))
    return f"st {words[6:]}" if words.startswith("saint ") else words
