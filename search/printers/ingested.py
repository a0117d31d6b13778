"""What an ingest did, in a few lines for people."""

from collections.abc import Iterator

from index.ingest import Report
from search.printers.inert import inert_line

_LISTED = 20


def summary(report: Report, *, rehearsed: bool) -> Iterator[str]:
    """The counts, what could not be dated or attributed, conflicts of ids, and what was rejected."""
    counts = [
        (report.added, "added"), (report.updated, "updated"), (report.unchanged, "unchanged"),
        (report.removed, "removed"), (report.missing, "missing"), (len(report.rejected), "rejected"),
    ]  # fmt: skip
    said = " · ".join(f"{count:,} {what}" for count, what in counts if count or what in ("added", "unchanged"))
    read = report.added + report.updated
    rate = f", {read / report.seconds:,.0f} a second" if read and report.seconds > 1 else ""
    would = "would be: " if rehearsed else ""
    yield f"{would}{said}  ({report.seconds:,.1f} s{rate})"
    if report.undated or report.unattributed:
        yield f"of these {report.undated:,} without a date, {report.unattributed:,} without a known sender"
    if report.missing:
        yield "missing files keep their cables; --prune removes them"
    yield from _listed("took another id, because a different document has theirs", [
        f"{each.id}  {each.path} {each.position}" for each in report.id_conflicts
    ])  # fmt: skip
    yield from _listed("rejected", [
        f"{' '.join(filter(None, (each.path, each.position)))}: {each.reason}" for each in report.rejected
    ])  # fmt: skip
    if report.interrupted:
        yield "interrupted: what was read is in the index; the same command goes on from there"


def _listed(what: str, rows: list[str]) -> Iterator[str]:
    if not rows:
        return
    yield f"{what}:"
    for row in rows[:_LISTED]:
        yield f"  {inert_line(row)}"
    if len(rows) > _LISTED:
        yield f"  and {len(rows) - _LISTED:,} more: --report FILE lists all"
