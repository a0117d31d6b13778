"""`python -m bench.hostile INDEX`: ask every hostile question through the command, and tell how long each took."""

import contextlib
import io
import sys
import time

from bench.hostile.questions import hostile
from search.cli import run

_SHOWN = 10


def main() -> int:
    """Ask them all of the index that is named; 1 where one fails or takes two seconds."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    took = sorted((_asked(question, sys.argv[1]) for question in hostile()), reverse=True)
    seconds = [each[0] for each in took]
    for second, status, shown in took[:_SHOWN]:
        print(f"{second:6.2f} s  {status}  {shown}")
    failed = [shown for _, status, shown in took if status]
    for shown in failed:
        print(f"failed: {shown}")
    summary = f"median {seconds[len(took) // 2]:.3f} s, slowest {seconds[0]:.2f} s, {len(failed)} failed"
    print(f"{len(took)} questions: {summary}")
    return int(bool(failed) or seconds[0] >= 2)


def _asked(question: str, index: str) -> tuple[float, int, str]:
    """The processor's time, the exit status (1 also for a traceback), and the question cut short."""
    began = time.process_time()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as errors:
        try:
            status = run(["search", "--index", index, "--", question])
        except Exception as error:  # What must never be is counted, not passed on.
            status, _ = 1, errors.write(repr(error))
    return time.process_time() - began, status, f"{question[:40]!a} ({len(question):,})"


if __name__ == "__main__":
    sys.exit(main())
