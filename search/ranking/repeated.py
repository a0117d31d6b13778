"""A word that a question says more than once weighs more: long questions dwell on what they are about."""

from collections import Counter
from collections.abc import Sequence

from index.analysis import forms
from index.engine import Clause
from search.ranking.plain import Plain

WEIGHT = 0.5
"""What each further time is worth beside the first."""


def clauses(words: Sequence[Plain], text: str) -> tuple[Clause, ...]:
    """One for each word of matter that the text of the question has more than once, in any form."""
    times = Counter(form.stem for form in forms(text, "en"))
    found = {}
    for each in words:
        stems = [form.stem for form in forms(each.word.text, "en")]
        if len(stems) == 1 and times[stems[0]] > 1 and not each.empty and stems[0] not in found:
            found[stems[0]] = Clause(
                each.word, WEIGHT * (times[stems[0]] - 1), f"“{each.word.text}” is asked repeatedly"
            )
    return tuple(found.values())
