"""The figures that are not to be fallen below: kept in a file, and compared with what was measured."""

import json
import math
from pathlib import Path
from typing import Any, Final

BASELINE: Final = Path(__file__).parents[1] / "accuracy_baseline.json"
_STEP: Final = 100
_SLACK: Final = 2
_FIGURES: Final = {"precision": "answered", "recall": "asked"}
"""Each figure with the count of its cases."""
Figures = dict[str, dict[str, dict[str, Any]]]
"""Precision and recall by collection and field, as `command.as_object` gives them."""


def load() -> dict[str, Any]:
    """The baseline, or an empty one."""
    if not BASELINE.exists():
        return {"sample": 0, "collections": {}}
    loaded: dict[str, Any] = json.loads(BASELINE.read_text(encoding="utf-8"))
    return loaded


def below(found: Figures, baseline: Figures) -> list[str]:
    """Each figure that is lower than its baseline, in a sentence; what was not measured is not compared."""
    return [
        f"{figure} of {field} in {collection} is {measured:.4f}, its baseline {wanted:.2f}"
        for collection, fields in baseline.items()
        for field, figures in fields.items()
        for figure in _FIGURES
        if (wanted := figures.get(figure)) is not None
        and (measured := found.get(collection, {}).get(field, {}).get(figure)) is not None
        and measured < wanted
    ]


def renewed(old: dict[str, Any], found: Figures, sample: int) -> dict[str, Any]:
    """The baseline with the figures of the collections that were measured, less two cases, cut to whole hundredths.

    So a new specimen or another document in the sample does not cross it, a broken rule does.
    """
    collections = {
        collection: {
            field: {
                name: _cut(figures[name] - _SLACK / figures[cases])
                for name, cases in _FIGURES.items()
                if figures[name] is not None
            }
            for field, figures in fields.items()
        }
        for collection, fields in found.items()
    }
    return {"sample": sample, "collections": {**old["collections"], **collections}}


def _cut(share: float) -> float:
    return max(math.floor(share * _STEP + 1e-9), 0) / _STEP


def save(baseline: dict[str, Any]) -> None:
    """Write the baseline to its file."""
    BASELINE.write_text(json.dumps(baseline, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
