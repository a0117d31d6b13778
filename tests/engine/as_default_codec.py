"""A plugin of pytest that puts our codec in the place of Whoosh's own, for Whoosh's tests.

Whoosh keeps the length of a field in one byte, by a table; its tests expect of a length what that table makes of it. Ours
are exact, so the table says nothing but the length itself here, and the tests hold that.
"""

from collections import Counter
from typing import Any

import pytest
import whoosh.codec
from whoosh.util import numeric

from index.engines.whoosh.codec import ArrayCodec

ASKED: Counter[str] = Counter()
"""How often the codec was asked for each of its parts."""


class Counted(ArrayCodec):
    """The codec, with a tally, so that nobody can believe in tests that asked another."""

    def field_writer(self, storage: Any, segment: Any) -> Any:
        ASKED["written"] += 1
        return super().field_writer(storage, segment)


whoosh.codec.default_codec = lambda *_, **__: Counted()
numeric.length_to_byte = numeric.byte_to_length = lambda length: length


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.write_line(f"segments begun with our codec: {ASKED['written']}")
