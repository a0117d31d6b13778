"""The rules by which values are read, in words for people: the one place where their names are spelt out.

A rule that is not listed is shown by its name, which is always a clause that can be read.
"""

from typing import Final

from corpus.authority.records import BY_NAME, BY_OFFICE, ONE_OF

RULES: Final[dict[str, str]] = {
    "marked by the source": "the source itself marks it",
    "marked": "the source itself marks the name",
    "marked kind": "the source itself says what kind it is",
    "marked number": "the source itself gives the number",
    "marked place": "the source itself marks the place",
    "marked sender": "the source itself names the sender",
    "marked recipients": "the source itself names the recipient",
    "marked copied": "the source itself names who had a copy",
    "marked signatory": "the source itself marks the signature",
    "marked signature": "the source itself marks the signature",
    "marking line": "a line of markings above the text",
    "spaced-out line": "a line of markings in spaced letters",
    "source note": "the editors' note on where the document lies",
    "address line": "the address line of a signal",
    "heading": "the heading says who wrote to whom",
    "list in the header": "a list above the text",
    "letterhead": "the letterhead",
    "address": "the reader's address at the end of a letter",
    "salutation": "the salutation",
    "copy to": "a line “copy to”",
    "repeated to": "a line “repeated to”",
    "dated signature": "the name beside the date that closes the text",
    "name on the last line": "a name alone on the last line",
    "name above its office": "a name above its office at the end",
    "signature after a valediction": "the name under “yours faithfully” or the like",
    "signature in capitals": "a name in capitals at the end",
    "signal's FM line": "the FM line of a signal",
    "signal's address lines": "the FM and TO lines of a signal",
    "dateline": "the dateline",
    "dateline in head": "a line of place and date above the text",
    "dateline in body": "a line of place and date that opens the text",
    "place in a docket": "the docket above the letter, after “d.d.” (de dato)",
    "dateline below the text": "a line of place and date that closes the text",
    "place in heading": "the place that the heading names",
    "post of the sending mission": "the post of the mission that sent it",
    "named in the text": "the text names it; this is the first time",
    "kind in heading": "the heading begins with it",
    "kind in title": "the title begins with it",
    "kind in head": "a line above the text says so",
    "kind in dateline": "the dateline begins with it",
    "kind in body": "a line at the beginning of the text says so",
    "kind after the parties": "the heading names it after the parties",
    "kind beside the file number": "it stands beside the file number",
    "salutation and valediction of a letter": "it opens and closes as a letter does",
    "number in head": "a line above the text gives it",
    "number behind the kind in dateline": "it follows the kind of document in the dateline",
    "number behind the kind in head": "it follows the kind of document above the text",
    "number at the head of a page": "the running head of a page",
    "serial at the opening": "the serial number with which a telegram opens",
    "series at the opening": "the series and number with which a telegram opens",
    "series in head": "a series and number above the text",
    "script and function words": "the letters and the small words of the text",
    "courtesy title and name": "a courtesy title before a name",
    "title and name": "a title before a name",
    "office and name": "an office before a name",
    "office and name after a comma": "an office, a comma and a name",
    "name and office": "a name, a comma and an office",
    "forename and surname": "a known forename before a surname",
    "initials and surname": "initials before a surname",
    "verb of saying": "what persons do: saying, asking, replying",
    "surname known from the document": "the document names this person in full elsewhere",
    "in a list of persons": "it stands in a row of persons",
    "signed the record": "who signs the record of a session was there",
    "signed with others": "a name among those that sign together",
    "list of participants": "the list of those present",
    "was present": "the text says who was present",
    "presence of": "the text says in whose presence",
    "talk with the writer": "the text tells of a talk with its writer",
    "talks between": "the heading names who talked with whom",
    "party to a talk": "the text tells of a talk with this person",
    "speaker of a transcript": "a speaker of the transcript",
    "reference line": "a line of references",
    "letter by date": "a letter called by its date",
    "document of the edition": "editors name a document of an edition by its number",
    "message and number": "a message called by its number",
    "whose message and number": "somebody's message, called by its number",
    "whose number": "somebody's number alone",
    "series and number": "a series and a number",
    "no day of the calendar": "these words are no day that a calendar has",
    "number in body": "a line at the beginning of the text gives it",
    "number behind the kind in title": "it follows the kind of document in the heading",
    "number behind the kind in body": "it follows the kind of document at the beginning of the text",
    "marking beside the heading": "a marking beside the heading",
    "letter before the date-time group": "the letter of urgency before the date-time group",
    "signature with its office": "a name and an office at the end",
    "possessive": "something is called this person's",
    "addressed": "a speaker addresses this person",
    "peer": "a title of nobility before a name",
    "name and style": "a name before a style of address",
    "surname and hyphenated given name": "a surname before a given name of two parts",
    "number line": "a line that gives the number",
    "name and title": "a name before a title",
    "name and verb": "a name before what persons do",
    "what a person has or does": "what only persons have or do",
    "known by the surname": "the surname of somebody known from elsewhere",
    "correspondent": "an end of the correspondence",
}
"""A rule's name and what it means."""

_DATES: Final[dict[str, str]] = {
    "dateline": "the dateline",
    "date in the heading's list": "the date in a list above the text",
    "date on a line of its own": "a line that is a place and a date",
    "date-time group": "the date-time group of a message",
    "date of the signature": "the date beside the signature",
    "date in the title": "the date in the title",
    "date at the end of the title": "the date that closes the title",
    "the source's attribute": "a date that the source gives beside the document",
    "before it was received": "undated, but it came in on this day",
    "day of the session": "the day of the session of which this is the record",
    "date after d.d.": "the date after “d.d.” (de dato)",
    "date of the file number": "the file number ends in the date",
    "date behind the registry's number": "a registry's stamp, for lack of anything else",
    "date in the file's name": "the name of the file, for lack of anything else",
    "date of the closing formula": "the words that close a charter, a treaty or a letter",
    "date in the first line": "the first line",
}
"""The first half of a date's rule: where the date stands. The second is the form in which it is written."""


_AUTHORITY: Final[dict[str, str]] = {
    BY_NAME: "known to the authority: name, office and day fit",
    BY_OFFICE: "held the office on the day, says the authority",
    ONE_OF: "the authority has somebody who may be meant",
}
"""How rules begin by which a person was found in the authority; the ids follow."""


UNREAD: Final = "unread: "
"""What begins the rule of an evidence for words that should have told a value and could not be read."""


def in_words(rule: str) -> str:
    """A rule as a clause; `dateline: day, month, year` as where the date stands and how it is written."""
    rule = rule.removeprefix(UNREAD)
    for opening, meaning in _AUTHORITY.items():
        if rule.startswith(opening):
            return f"{meaning} ({rule.removeprefix(opening)})"
    if rule in RULES:
        return RULES[rule]
    where, colon, form = rule.partition(": ")
    if colon and where in _DATES:
        return f"{_DATES[where]}, written as {form}"
    return _DATES.get(rule, rule)
