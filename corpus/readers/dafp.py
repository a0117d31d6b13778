"""What the front matter of *Documents on Australian Foreign Policy* says: id, date, archive reference.

Each document names its volume (`vol_id`), its number there (`doc_num`), a day (`doc_date`) and the file of the archive
(`naa_refs`), as the Department of Foreign Affairs and Trade publishes them.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from corpus.cable import Source

_REFERENCE: Final = re.compile(r"\[?\s*([^:\[\]]{1,40}?)\s*:\s*(.{1,300}?)\s*\]?\Z", re.DOTALL)


def is_dafp(front: Mapping[str, Any]) -> bool:
    """Whether a front matter is of that series."""
    return all(isinstance(front.get(key), str) and front[key] for key in ("vol_id", "doc_num"))


def dafp_id(front: Mapping[str, Any]) -> str:
    """`dafp-v13/17`: volume and number."""
    return f"dafp-v{front['vol_id']}/{front['doc_num']}"


def dafp_source(front: Mapping[str, Any], source_note: str) -> Source:
    """Archive, fonds and citation; archive and fonds stand as the reference cites them (`AA` and `A1068, …`)."""
    reference = next(iter(_references(front)), "") or source_note
    found = _REFERENCE.match(reference.strip())
    code = found[1].strip() if found else ""
    volume = str(front.get("vol_full_title") or front.get("vol_title") or f"Volume {front['vol_id']}")
    return Source(
        archive=code.replace(" ", "") if code.isupper() and len(code) < 6 else code,
        fonds=" ".join((found[2] if found else reference.strip("[] \n")).split()),
        citation=f"{' '.join(volume.split())}, document {front['doc_num']}",
    )


def _references(front: Mapping[str, Any]) -> list[str]:
    listed = front.get("naa_refs")
    items = listed if isinstance(listed, list) else []
    return [
        text for item in items if isinstance(item, dict) and isinstance(text := item.get("reference"), str) and text
    ]
