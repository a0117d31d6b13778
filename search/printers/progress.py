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
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description:<9}"), BarColumn(bar_width=24), TextColumn("{task.fields[state]}"))
    with Bar(*columns, console=Console(stderr=True), transient=True, refresh_per_second=4) as bar:
        task = bar.add_task("reading", total=None, state="")

        def watch(progress: Progress) -> None:
            state = _state(progress, bar.tasks[0].elapsed or 0.0, bar.tasks[0].time_remaining)
            total = progress.total or None
            bar.update(task, description=progress.phase, completed=progress.done, total=total, state=state)

        yield watch


def _state(progress: Progress, elapsed: float, left: float | None) -> str:
    """`42%  1,234 cables  103 a second  1:05 left`, as far as it can be told."""
    parts = [f"{progress.done / progress.total:>4.0%}"] if progress.total else []
    parts.append(f"{progress.documents:,} cables")
    if elapsed > 1 and progress.total:
        parts.append(f"{progress.documents / elapsed:,.0f} a second")
        if left is not None:
            minutes, seconds = divmod(round(left), 60)
            parts.append(f"{minutes}:{seconds:02} left")
    return "  ".join(parts)
