"""One record by its id."""

from corpus.cable import Cable
from corpus.errors import CablesError
from index.store import Store


def cable_with(id: str, store: Store) -> Cable:
    """The record with this id.

    Raises:
        CablesError: there is none; the sentence names ids that are like it.
    """
    version = store.version_of(id)
    if version is None:
        near = store.ids_like(id)
        hint = f"there is {', '.join(near)}" if near else "`cables search --ids` lists those that there are"
        raise CablesError(f"there is no cable with the id “{id}”; {hint}")
    return store.cables([version])[version]
