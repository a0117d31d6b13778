"""How far an ingest has come, on a terminal's standard error; nothing where that is no terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from index.ingest import Progress, Watcher


@contextmanager
def watching(*, show: bool) -> Iterator[Watcher]:
    """A watcher that draws a bar with the rate and the time left, where `show` and standard error allow."""
    if not (show and sys.stderr.isatty()):
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TextColumn("{task.percentage:>3.0f}%  {task.fields[documents]} cables, {task.fields[rate]}/s"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True, refresh_per_second=4) as bar:
        task = bar.add_task("reading", total=None, documents="0", rate="0")

        def watch(progress: Progress) -> None:
            elapsed = bar.tasks[0].elapsed or 0.0
            rate = f"{progress.documents / elapsed:,.0f}" if elapsed > 1 else "–"
            total = progress.total or None
            bar.update(
                task, description=progress.phase, completed=progress.done, total=total,
                documents=f"{progress.documents:,}", rate=rate,
            )  # fmt: skip

        yield watch
