"""`python -m bench.accuracy`: measure, print a table, compare with the baseline, list the misses of a field."""

import sys

from bench.accuracy.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
