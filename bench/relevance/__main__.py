"""`python -m bench.relevance`: ask questions with known answers, of this program and of its peers, and compare."""

import sys

from bench.relevance.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
