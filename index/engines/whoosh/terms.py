"""Terms as two lists and two numbers each: how they are put in order, made one, and written as a `dictionary`.

A stem is in many terms and a form is nearly alone in its own, so both are compared as strings once, terms
as numbers.
"""

from collections.abc import Sequence
from itertools import chain

import numpy as np

from corpus.frozen import dataclass
from index.engines.whoosh.arrays import Array, Ints, ascending, narrow, offsets
from index.engines.whoosh.lines import line_arrays

_FORM_BITS = 32
_FORM = (1 << _FORM_BITS) - 1


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms: for each the number of its stem in `stems` and that of its exact form in `forms`.

    A stem is empty where it is the form itself. A stem or form can stand in its list more than once, if only there.
    """

    stems: Sequence[bytes]
    forms: Sequence[bytes]
    stem: Ints
    form: Ints


def united(sources: Sequence[Terms]) -> tuple[Terms, list[Ints]]:
    """All terms in their order, each once, and for each source the numbers that its own have there."""
    stems, stem_numbers = _merged([source.stems for source in sources])
    forms, form_numbers = _merged([source.forms for source in sources])
    codes = [
        (stem[source.stem] << _FORM_BITS) | form[source.form]
        for source, stem, form in zip(sources, stem_numbers, form_numbers, strict=True)
    ]
    # Each list is in order already.
    every = ascending(np.concatenate(codes))
    terms = Terms(stems, forms, every >> _FORM_BITS, every & _FORM)
    return terms, [np.searchsorted(every, each) for each in codes]


def _merged(lists: Sequence[Sequence[bytes]]) -> tuple[list[bytes], list[Ints]]:
    """All strings in order, each once, and where those of each list stand there."""
    # Sorting takes up what is in order already: lists that are cost little more than a look at each string.
    every = list(dict.fromkeys(sorted(chain.from_iterable(lists))))
    number = dict(zip(every, range(len(every)), strict=True))
    return every, [np.fromiter(map(number.__getitem__, each), dtype=np.int64, count=len(each)) for each in lists]


def dictionary_arrays(terms: Terms) -> dict[str, Array]:
    """The arrays of a dictionary, from terms in their order, of whose stems and forms none is left out."""
    by_form = np.argsort(terms.form, kind="stable")
    counts = np.bincount(terms.stem, minlength=len(terms.stems))
    return {
        **line_arrays("form", list(map(terms.forms.__getitem__, terms.form[by_form].tolist()))),
        "form_terms": narrow(by_form),
        **line_arrays("stem", terms.stems),
        "stem_first": narrow(offsets(counts)),
    }
