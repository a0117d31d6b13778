"""The given names of American presidents: "President Quill" is nobody who has another."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from corpus.normalise.names.compare import fold

_GIVEN = (
    "Adams John; Jackson Andrew; Harrison William Benjamin; Tyler John; Polk James; Taylor Zachary; Fillmore Millard; "
    "Pierce Franklin; Buchanan James; Lincoln Abraham; Johnson Andrew Lyndon Baines; Grant Ulysses; Hayes Rutherford; "
    "Garfield James; Arthur Chester; Cleveland Grover Stephen; McKinley William; Roosevelt Theodore Franklin Delano; "
    "Taft William; Wilson Woodrow Thomas; Harding Warren; Coolidge Calvin; Hoover Herbert; Truman Harry; "
    "Eisenhower Dwight; Kennedy John Jack; Nixon Richard; Ford Gerald; Carter Jimmy James; Reagan Ronald; "
    "Bush George"
)
_PRESIDENT = re.compile(r"(?<!Vice )(?<!Vice-)\b(?:President|PRESIDENT)\b")


@cache
def _given() -> dict[str, frozenset[str]]:
    rows = (entry.split() for entry in _GIVEN.split(";"))
    return {fold(family): frozenset(map(fold, given)) for family, *given in rows}


def is_president(family: str, words: str) -> bool:
    """Whether words call somebody of this folded surname President, as an American one was called."""
    return family in _given() and bool(_PRESIDENT.search(words))


def can_be_president(family: str, names: Iterable[Sequence[str]]) -> bool:
    """Whether the first given name or initial of each name, in folded parts, is that of a president of the surname.

    False where no president had the surname: Johnson Ranch is no President Johnson.
    """
    given = _given().get(family)
    if given is None:
        return False
    firsts = {name[0] for name in names if len(name) > 1}
    return all(
        first in given or (len(first) == 1 and any(each.startswith(first) for each in given)) for first in firsts
    )
