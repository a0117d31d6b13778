"""Values counted all at once, as the engines do that keep them as numbers in arrays."""

from typing import Any

import numpy as np

Numbers = np.ndarray[Any, np.dtype[Any]]
Wide = np.ndarray[Any, np.dtype[np.int64]]


def counted(values: Numbers) -> tuple[Wide, Wide]:
    """Each of the values, which are not negative, ascending, and how often it comes."""
    low, high = 0, int(values.max()) if len(values) else 0
    if high > 4 * len(values) + 1000:
        low = int(values.min())
        if high - low > 4 * len(values) + 1000:
            return np.unique(values, return_counts=True)
        # Of a narrow type, so that nothing is converted but by what counts.
        values = values - values.dtype.type(low)
    counts = np.bincount(values)
    ids = np.flatnonzero(counts)
    return ids + low if low else ids, counts.take(ids)


def commonest(counts: Wide, most: int) -> Wide:
    """Where the highest of more counts than `most` stand: so many, and all that are as high as the last of them."""
    return np.flatnonzero(counts >= np.partition(counts, -most)[-most]) if most else np.zeros(0, np.int64)


def spread(starts: Numbers, lengths: Numbers) -> Wide:
    """The indices of all runs one after another: start, start + 1, … for each run."""
    lengths = lengths.astype(np.int64)
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    result: Wide = np.arange(total, dtype=np.int64) + np.repeat(starts.astype(np.int64) - (ends - lengths), lengths)
    return result
