"""Start a cluster and keep it until Ctrl-C: `python -m tests.cluster [NODES]`.

Started with a pipe as its standard input it ends when that closes, so that it does not outlive whoever holds the other
end, however that ended.

Its one line of output has the addresses, with commas between them, and then the ids of the processes.
"""

import os
import signal
import stat
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from tests.cluster.jars import Missing
from tests.cluster.nodes import Cluster
from tests.cluster.warm import warmed


def main() -> int:
    """Start, print the addresses, and wait; the exit status."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    print("starting (the first time OpenSearch is fetched, 50 MB) ...", file=sys.stderr, flush=True)
    try:
        program = warmed()
    except Missing as reason:
        print(f"no cluster: {reason}", file=sys.stderr)
        return 1
    with (
        suppress(KeyboardInterrupt),
        tempfile.TemporaryDirectory() as folder,
        Cluster(Path(folder), program, size) as cluster,
    ):
        print(",".join(cluster.urls), *cluster.processes, flush=True)
        print("Ctrl-C stops the nodes and throws their data away", file=sys.stderr, flush=True)
        if stat.S_ISFIFO(os.fstat(0).st_mode):
            sys.stdin.buffer.read()
        else:
            while True:
                time.sleep(3600)
    return 0


if __name__ == "__main__":
    sys.exit(main())
