"""bm25s: BM25 over sparse matrices, English stems, its own list of function words."""

import itertools
from collections.abc import Iterator, Mapping

import bm25s
import Stemmer

from bench.relevance.collection import Document
from bench.relevance.systems import MOST, System


def settings(documents: Mapping[str, Document]) -> Iterator[tuple[str, System]]:
    """One system for each way to weigh."""
    ids = list(documents)
    stemmer = Stemmer.Stemmer("english")
    texts = [f"{each.title}\n{each.text}" for each in documents.values()]
    tokens = bm25s.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False)
    for k1, b in itertools.product((0.9, 1.2, 1.5, 2.0), (0.4, 0.75, 0.9)):
        ranker = bm25s.BM25(k1=k1, b=b, method="lucene")
        ranker.index(tokens, show_progress=False)

        def ask(question: str, ranker: bm25s.BM25 = ranker) -> list[str]:
            words = bm25s.tokenize(question, stopwords="en", stemmer=stemmer, show_progress=False)
            found, gained = ranker.retrieve(words, k=MOST, show_progress=False)
            return [ids[row] for row, score in zip(found[0], gained[0], strict=True) if score > 0]

        yield f"bm25s k1={k1} b={b}", ask
