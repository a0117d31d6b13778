"""The language of questions: any text becomes a tree, and a tree prints as text that reads as the same tree."""

from search.language.printer import read_as
from search.language.reading import QuestionError, Reading, arguments_to_question, read_question
from search.language.tokens import Complaint

__all__ = ["Complaint", "QuestionError", "Reading", "arguments_to_question", "read_as", "read_question"]
