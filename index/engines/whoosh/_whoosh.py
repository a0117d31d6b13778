"""The only door to Whoosh: its names, imported without its warnings, from the release that we know.

Whoosh 2.7.4 is frozen; `whoosh3`, its living fork, installs under the same import name and serves as well.
"""

import warnings

from corpus.errors import CablesError

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import whoosh
    from whoosh import fields, formats, index, writing
    from whoosh.codec import base
    from whoosh.filedb.filestore import FileStorage
    from whoosh.filedb.structfile import BufferFile, StructFile
    from whoosh.matching import LeafMatcher, ListMatcher, NullMatcher, ReadTooFar
    from whoosh.reading import TermInfo, TermNotFound
    from whoosh.util.filelock import try_for

if whoosh.__version__[:3] != (2, 7, 4) and whoosh.__version__[0] != 3:
    raise CablesError(
        f"another package has taken the place of Whoosh 2.7.4 (it says {whoosh.versionstring()}): "
        "install Whoosh==2.7.4 again"
    )

__all__ = [
    "BufferFile",
    "FileStorage",
    "LeafMatcher",
    "ListMatcher",
    "NullMatcher",
    "ReadTooFar",
    "StructFile",
    "TermInfo",
    "TermNotFound",
    "base",
    "fields",
    "formats",
    "index",
    "try_for",
    "writing",
]
