"""A view that is closed holds on to no file, whether Python has looked for rings of objects or not."""

import gc
from pathlib import Path

import pytest
from every import entry

from index.engine import Request
from index.engines.whoosh.engine import WhooshEngine
from index.query import Phrase, Query, Word

MAPS = Path("/proc/self/maps")


@pytest.mark.skipif(not MAPS.exists(), reason="the system does not list what is mapped")
def test_a_view_that_is_closed_maps_no_file(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.create()
    engine.write([entry(version, "the treaty of the envoys") for version in range(1, 9)], [])
    gc.disable()
    try:
        snapshot = engine.snapshot()
        for query in (Query((Word("treaty"), Word("envoy"))), Query(required=(Phrase("of the"),))):
            assert snapshot.answer(Request(query, facets=("kind", "date"))).total == 8
        assert str(tmp_path) in MAPS.read_text()
        snapshot.close()
        del snapshot
        assert str(tmp_path) not in MAPS.read_text()
    finally:
        gc.enable()
