"""`python -m bench.hostile INDEX`: ask every hostile question and argument, and tell how long each took."""

import contextlib
import io
import sys
import time

from bench.hostile.commands import commands
from bench.hostile.questions import hostile
from search.cli import run

_SHOWN = 10


def main() -> int:
    """Ask them all of the index that is named; 1 where one fails or takes two seconds of the processor's time.

    A question may not be refused, an argument may; neither may end in a traceback.
    """
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    index = ("--index", sys.argv[1])
    took = [_ran(["search", *index, "--", question], {0}) for question in hostile()]
    took += [_ran([name, *index, *rest], {0, 1, 2}) for name, *rest in commands()]
    took.sort(reverse=True)
    seconds = [each[0] for each in took]
    for second, _, shown in took[:_SHOWN]:
        print(f"{second:6.2f} s  {shown}")
    failed = [shown for _, well, shown in took if not well]
    for shown in failed:
        print(f"failed: {shown}")
    summary = f"median {seconds[len(took) // 2]:.3f} s, slowest {seconds[0]:.2f} s, {len(failed)} failed"
    print(f"{len(took)} asked: {summary}")
    return int(bool(failed) or seconds[0] >= 2)


def _ran(arguments: list[str], allowed: set[int]) -> tuple[float, bool, str]:
    """The processor's time, whether the command ended as it may, and its last argument cut short."""
    began = time.process_time()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as errors:
        try:
            well = run(arguments) in allowed
        except Exception as error:  # What must never be is counted, not passed on.
            well, _ = False, errors.write(repr(error))
    shown = f"{arguments[-1][:40]!a} ({len(arguments[-1]):,})"
    return time.process_time() - began, well, f"{arguments[0]} {shown}"


if __name__ == "__main__":
    sys.exit(main())
