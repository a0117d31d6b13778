"""What raises a cable within an answer: one file a mechanism, each from a question to weighted clauses.

A clause adds to a cable's score where it holds and never decides whether a cable is in the answer, so that totals,
facets and filters are the same with and without it. How much each mechanism is worth was measured: docs/relevance.md.
"""
