"""One segment of the index, read: its terms, and who has them, how often and where.

A segment's arrays, for D documents numbered from 0: `versions` [D], the version of the cable that each document is;
`languages` [D], its language, as a number in the list that the file's head gives; those of the `dictionary`; and those
of the `postings` of each text field.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from index.engine import TEXT_FIELDS
from index.engines.whoosh.arrays import Array, read_arrays
from index.engines.whoosh.dictionary import Dictionary
from index.engines.whoosh.postings import Postings
from index.faults import damaged


class Segment:
    """The mapped arrays of one segment. Raises `CablesError` where they do not fit together."""

    def __init__(self, arrays: Mapping[str, Array], meta: Mapping[str, Any], source: Path) -> None:
        try:
            self.versions = arrays["versions"]
            self.languages = tuple(map(str, meta["languages"]))
            self.spoken = arrays["languages"]
            self.dictionary = Dictionary(arrays)
            self.fields = {field: Postings(arrays, field, len(self.versions)) for field in TEXT_FIELDS}
            sound = self.dictionary.is_sound and all(each.is_sound for each in self.fields.values())
        except (KeyError, IndexError, TypeError) as error:
            raise damaged(source) from error
        if not sound or len(self.spoken) != len(self.versions):
            raise damaged(source)

    @classmethod
    def open(cls, path: Path) -> "Segment":
        """Map a segment's file. Raises `FileNotFoundError` or `CablesError`."""
        arrays, meta = read_arrays(path)
        return cls(arrays, meta, path)
