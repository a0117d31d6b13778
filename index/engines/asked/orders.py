"""What the two orders by date go by."""

from index.facts import Facts, plain_id

_OPEN = 10**9
"""Wider than any span of days that has two ends."""
_UNDATED = "~"
_DAYS = 10**7


def order_keys(facts: Facts) -> tuple[str, str]:
    """What the two orders by date go by: the day, the narrower span, the id; the undated last in both.

    For a side that is open the other stands; such a span is wider than any other, widest where its beginning is open.
    """
    id = plain_id(facts.id)
    first = facts.latest if facts.earliest is None else facts.earliest
    last = facts.earliest if facts.latest is None else facts.latest
    if not facts.dated or first is None or last is None:
        return f"{_UNDATED}{id}", f"{_UNDATED}{id}"
    width = 2 * _OPEN if facts.earliest is None else _OPEN if facts.latest is None else last - first
    return f"{first:07}{width:010}{id}", f"{_DAYS - last:08}{width:010}{id}"
