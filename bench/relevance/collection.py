"""What is measured on: documents, questions, and which documents answer each of them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A document as every system is given it: its title and the rest of its text."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is typed, and how much each document is worth as its answer (documents not named: nothing)."""

    text: str
    worth: Mapping[str, int]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents by id, and questions by id."""

    name: str
    documents: Mapping[str, Document]
    questions: Mapping[str, Question]
