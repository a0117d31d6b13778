"""`python -m bench.references CORPORA`: the documents that the notes of FRUS name, against the links of their markup.

The pipeline gets the text alone; what each `ref` of the markup points to is the truth. Where the editors linked none of
a document's references, nothing is judged; where they linked some, one that they left out counts as wrong.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from bench.accuracy.sampling import choose, evenly
from corpus.normalise.cited import cited_in
from corpus.normalise.fitting import edition_id
from corpus.normalise.references import references_of
from corpus.readers.frus_document import Volume, draft
from corpus.readers.tei import TEI, XML_ID

_LINK: Final = re.compile(r"(frus[\w-]+)?#(d\d+)(?:fn\d+)?")
_NUMBER: Final = re.compile(r"\d+\.?")


def main() -> int:
    """Measure and print precision and recall."""
    parser = argparse.ArgumentParser(prog="python -m bench.references", description=__doc__)
    parser.add_argument("corpora", type=Path, help="the folder in which the real corpora are unpacked")
    parser.add_argument("--held-out", action="store_true", help="the volumes that are not looked at")
    parser.add_argument("--sample", type=int, default=0, help="so many volumes, spread evenly")
    asked = parser.parse_args()
    volumes = choose("frus", sorted((asked.corpora / "frus").glob("*.xml")), held=asked.held_out)
    counts: Counter[str] = Counter()
    for path in evenly(volumes, asked.sample):
        for truth, found in _documents(path):
            counts.update(truth=len(truth), found=len(found), right=len(truth & found), documents=1)
    right = counts["right"]
    print(f"{counts['documents']:,} documents name {counts['truth']:,} others; {counts['found']:,} were found")
    print(f"precision {right / max(1, counts['found']):.4f}, recall {right / max(1, counts['truth']):.4f}")
    return 0


def _documents(path: Path) -> Iterator[tuple[set[str], set[str]]]:
    """For each document with links: the ids to which they lead, and those that were read from its text."""
    volume = Volume(path.stem)
    for div in etree.parse(path).iter(TEI + "div"):
        name = div.get(XML_ID)
        if div.get("type") != "document" or not name:
            continue
        own = f"{path.stem}/{name}".lower()
        truth = set(_linked(div, path.stem)) - {own}
        if truth:
            references = references_of(draft(div, volume, name)).value
            cited = [each for reference in references for each in cited_in(reference.verbatim) if each.edition]
            yield truth, {edition_id(each, own) for each in cited} - {own, ""}


def _linked(div: etree._Element, volume: str) -> Iterator[str]:
    for ref in div.iter(TEI + "ref"):
        words = " ".join("".join(map(str, ref.itertext())).split())
        link = _LINK.fullmatch(ref.get("target") or "")
        # "Footnote 3 above" links too; what is wanted are documents and the numbers of a row of them.
        if link and re.search(r"\d", words) and ("ocument" in words or _NUMBER.fullmatch(words)):
            yield f"{link[1] or volume}/{link[2]}".lower()


if __name__ == "__main__":
    raise SystemExit(main())
