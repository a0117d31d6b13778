"""What the two orders by date go by."""

from index.facts import Facts, plain_id

_OPEN = 10**9
"""Wider than any span of days that has two ends."""
_UNDATED = "~"
_DAYS = 10**7


def order_keys(facts: Facts) -> tuple[str, str]:
    """What the two orders by date go by: the day, the narrower span, the id; the undated last in both."""
    id = plain_id(facts.id)
    earliest, latest = day_keys(*((facts.earliest, facts.latest) if facts.dated else (None, None)))
    return f"{earliest}{id}", f"{latest}{id}"


def day_keys(earliest: int | None, latest: int | None) -> tuple[str, str]:
    """What they go by before the id.

    For a side that is open the other stands; such a span is wider than any other, widest where its beginning is open.
    """
    first = latest if earliest is None else earliest
    last = earliest if latest is None else latest
    if first is None or last is None:
        return _UNDATED, _UNDATED
    width = 2 * _OPEN if earliest is None else _OPEN if latest is None else last - first
    return f"{first:07}{width:010}", f"{_DAYS - last:08}{width:010}"
