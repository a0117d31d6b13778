"""What an engine indexes of a cable: its texts, values and days."""

from collections.abc import Mapping

from corpus.cable import Cable, Party
from index.engine import Entry
from index.store import Store


def entries(store: Store, versions: tuple[int, ...] | list[int]) -> list[Entry]:
    """What an engine indexes of these versions, from the store."""
    values: dict[int, dict[str, list[int]]] = {version: {} for version in versions}
    for version, column, value in store.values_of(versions):
        values[version].setdefault(column, []).append(value)
    cables = store.cables(versions)
    return [
        entry_of(version, cables[version], {column: tuple(ids) for column, ids in values[version].items()})
        for version in versions
    ]


def entry_of(version: int, cable: Cable, values: Mapping[str, tuple[int, ...]]) -> Entry:
    """What an engine indexes of a cable: its texts, values and days."""
    span = cable.date
    texts = {
        "title": cable.title,
        "summary": "\n".join(
            filter(None, (cable.summary, *(word.text for word in cable.keywords if word.origin == "declared")))
        ),
        "body": cable.body,
        "notes": "\n\n".join(cable.notes),
        "names": "\n".join(_names(cable)),
    }
    return Entry(
        version=version,
        id=cable.id,
        language=cable.language,
        texts=texts,
        values=values,
        earliest=span.earliest.toordinal() if span and span.earliest else None,
        latest=span.latest.toordinal() if span and span.latest else None,
        dated=span is not None,
    )


def _names(cable: Cable) -> list[str]:
    parties: list[Party] = [party for party in (cable.sender, *cable.recipients, *cable.copied) if party]
    words = [text for party in parties for text in (party.verbatim, party.body, party.post) if text]
    words += [participant.person.name for participant in cable.participants]
    words.append(cable.place)
    words.append(cable.header)
    return list(dict.fromkeys(filter(None, words)))
