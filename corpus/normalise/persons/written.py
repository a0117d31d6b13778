"""Which words a text writes, as they stand between its spaces."""

# To look for a word costs a twentieth of what it costs to part a whole text into its words.
_FEW = 12


class Written:
    """The words of a text: looked for one by one while few are asked for, then taken apart once and for all."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._asked: dict[str, bool] = {}
        self._all: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        known = self._asked.get(word)
        if known is not None:
            return known
        if self._all is None and len(self._asked) >= _FEW:
            self._all = frozenset(self._text.split())
        found = word in self._all if self._all is not None else _stands(word, self._text)
        self._asked[word] = found
        return found


def _stands(word: str, text: str) -> bool:
    """Whether a word stands in a text between white space; of a word that has some itself this is never so."""
    at = text.find(word) if word and not any(map(str.isspace, word)) else -1
    while at >= 0:
        end = at + len(word)
        if (not at or text[at - 1].isspace()) and (end == len(text) or text[end].isspace()):
            return True
        at = text.find(word, at + 1)
    return False
