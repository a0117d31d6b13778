"""The command line of the measurement and what it prints."""

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any, Final

from bench.accuracy import baseline
from bench.accuracy.judge import FIELDS, IDENTITIES
from bench.accuracy.run import COLLECTIONS, Miss, Tallies, measure

_SHOWN: Final = 40


def main(arguments: list[str]) -> int:
    """Measure as asked and print; 1 where `--check` finds a figure below its baseline."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    began = time.perf_counter()
    collections = tuple(asked.collection) or (COLLECTIONS if asked.corpora else ("specimens",))
    if asked.held_out and (asked.check or asked.write_baseline):
        parser.error("the baseline is of the volumes that are not held out")
    if asked.corpora is None and collections != ("specimens",):
        parser.error("--corpora DIR: name the folder in which the real corpora are unpacked")
    tallies, misses, read = measure(collections, asked.corpora, asked.sample, held=asked.held_out)
    took = time.perf_counter() - began
    found = as_object(tallies)
    if asked.json:
        text = json.dumps({"held_out": asked.held_out, "sample": asked.sample, "collections": found}, indent=1)
        Path(asked.json).write_text(text + "\n", encoding="utf-8")
    print(_table(tallies))
    total = sum(read.values())
    print(f"{total:,} documents in {took:.1f} s, {total / took if took else 0:,.0f} a second")
    if asked.misses:
        _print_misses(misses, asked.misses, asked.most)
    if asked.write_baseline:
        baseline.save(baseline.renewed(baseline.load(), found, asked.sample))
    if not asked.check:
        return 0
    fallen = baseline.below(found, baseline.load()["collections"])
    print("\n".join(fallen) or "no figure is below its baseline")
    return 1 if fallen else 0


def as_object(tallies: Tallies) -> dict[str, Any]:
    """The counts as JSON has them: collection, field, counts, precision and recall in four digits."""
    return {
        collection: {
            field: {
                "documents": tally.documents, "asked": tally.asked, "found": tally.found,
                "answered": tally.answered, "right": tally.right, "possible": tally.possible,
                "precision": _rounded(tally.precision), "recall": _rounded(tally.recall),
            }
            for field in FIELDS if (tally := fields.get(field))
        }
        for collection, fields in tallies.items()
    }  # fmt: skip


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy", description=__doc__)
    parser.add_argument("--collection", action="append", default=[], choices=COLLECTIONS, help="only this; repeatable")
    parser.add_argument("--sample", type=int, default=300, metavar="N", help="documents a collection; 0 for all")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--held-out", action="store_true", help="the volumes that nobody looks at")
    which.add_argument("--seen", action="store_true", help="the other volumes (this is the default)")
    parser.add_argument("--corpora", type=Path, metavar="DIR", help="the folder of the unpacked corpora")
    parser.add_argument("--json", metavar="FILE", help="write the counts there")
    parser.add_argument(
        "--misses", choices=FIELDS, metavar="FIELD", help=f"list its misses; one of {', '.join(FIELDS)}"
    )
    parser.add_argument(
        "--check", action="store_true", help="fail where a figure is below bench/accuracy_baseline.json"
    )
    parser.add_argument("--write-baseline", action="store_true", help="keep what was measured as the baseline")
    parser.add_argument("--most", type=int, default=_SHOWN, metavar="N", help="misses to list")
    return parser


def _table(tallies: Tallies) -> str:
    rows = [f"{'collection':<17}{'field':<15}{'docs':>6}{'asked':>7}{'given':>7}{'right':>7}{'prec.':>8}{'recall':>8}"
            "  wrong missing invented"]  # fmt: skip
    for collection, fields in tallies.items():
        for field in FIELDS:
            tally = fields.get(field)
            if tally is None:
                continue
            faults = "".join(f"{tally.faults[name]:>8}" for name in ("wrong", "missing", "invented"))
            rows.append(
                f"{collection:<17}{field:<15}{tally.documents:>6}{tally.asked:>7}{tally.answered:>7}{tally.right:>7}"
                f"{_percent(tally.precision):>8}{_percent(tally.recall):>8}{faults}"
            )
    for collection, fields in tallies.items():
        for field in (field for field in IDENTITIES if field in fields):
            tally = fields[field]
            wrong = tally.answered - tally.right
            share = _percent(wrong / tally.asked)
            rows.append(
                f"{collection}: of {tally.asked} {field.removesuffix(' are')} whom the authority knows {tally.right} "
                f"were recognised ({_percent(tally.recall)}), {wrong} taken for another ({share}), "
                f"{tally.possible} are among the candidates"
            )
    return "\n".join(rows)


def _print_misses(misses: list[Miss], field: str, most: int) -> None:
    chosen = [miss for miss in misses if miss.judgement.field == field]
    causes = Counter((miss.collection, miss.judgement.fault) for miss in chosen)
    print(f"\n{len(chosen)} misses of {field}: " + ", ".join(f"{a} {b} {n}" for (a, b), n in causes.most_common()))
    step = max(1, len(chosen) // most) if most else 1
    for miss in chosen[::step]:
        print(f"\n{miss.collection} {miss.id}: {miss.judgement.fault}")
        print(f"  truth  {miss.judgement.truth}\n  answer {miss.judgement.words}\n  words  {miss.words}")


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}%"


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
