"""What a field's value in a question is as a node of the tree."""

from index.query import Node, Undated, Value, When
from search.fields import Field, FieldKind

MOST_DATES = 96
"""So many different texts of a question are tried as dates: no question can ask for more, and each takes a while."""

REVERSED = "{} ends before it begins, so it is read as words"
NO_DATE = "{} is not a date that can be read; several words stand in quotation marks"
MANY_DATES = f"only the first {MOST_DATES} different dates are read, so {{}} is read as words"
# What catalogues and documents write where there is no date; `corpus.normalise.dates.context` reads it in a dateline.
_UNDATED = frozenset((
    "none", "undated", "unknown", "nd", "n.d.", "no date", "not dated", "s.d.", "sans date", "sine dato", "o.d.",
    "ohne datum", "undatiert", "sin fecha", "senza data", "sem data", "zonder datum", "без даты",
))  # fmt: skip


def is_undated(text: str) -> bool:
    """Whether a typed date asks for the cables without one."""
    return text.strip().casefold().replace(". ", ".") in _UNDATED


class Meanings:
    """The values of one question, each worked out once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Node | None] = {}
        self._dates = 0

    def of(self, field: Field, text: str) -> Node | None:
        """The node of a field's value; None for a date that is not read, of which `unread` says why."""
        if field.kind is not FieldKind.DATE:
            return Value(field.short, text)
        key = field.short, text
        if key not in self._known:
            if self._dates >= MOST_DATES:
                return None
            self._dates += 1
            self._known[key] = _date_node(text)
        return self._known[key]

    def unread(self, field: Field, text: str) -> str:
        """Why a value has no node."""
        if (field.short, text) not in self._known:
            return MANY_DATES.format(text)
        from search.language.dates import ends_before_it_begins

        return (REVERSED if ends_before_it_begins(text) else NO_DATE).format(text)


def _date_node(text: str) -> Node | None:
    if is_undated(text):
        return Undated()
    # The reading of dates is large, and most questions hold none.
    from search.language.dates import read_range

    found = read_range(text)
    return When(found.earliest, found.latest, text=text) if found else None
