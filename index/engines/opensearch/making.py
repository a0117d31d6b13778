"""An index is made in the cluster, or emptied: who has opened it before sees it as it was."""

import time

from index.engines.opensearch._opensearch import NotFoundError
from index.engines.opensearch.address import Address
from index.engines.opensearch.fields import FORMAT, SERIAL, Plan, cables_plan, lexicon_plan
from index.engines.opensearch.state import Held, State
from index.engines.opensearch.templates import Templates
from index.engines.opensearch.writer import Writer


def create(writer: Writer, address: Address) -> None:
    """Put an empty index in place of any of that name."""
    writer.states.make_room()
    before = writer.states.sound()
    if before is not None and _is_whole(writer):
        _empty(writer, before)
        return
    remove(writer)
    client, connection = writer.connection.client, writer.connection
    with connection.sound():
        nodes = client.cluster.health(params={"level": "cluster"})["number_of_data_nodes"]
    # So many copies can be in their places; what is made is whole from the beginning.
    whole = max(1, min(1 + address.replicas, nodes))
    Templates(connection).make(plans(writer.index, address), wait_for_active_shards=whole)
    # One that has opened an index of this name before, of which nothing is known, must not take this for it.
    first = int(time.time() * 1000)
    writer.states.change(before, State(before.state.generation + 1 if before else first))


def plans(index: str, address: Address) -> dict[str, Plan]:
    """The indices that keep what the engine searches, and how each is made."""
    return {index: cables_plan(address.shards), f"{index}-lexicon": lexicon_plan()}


def remove(writer: Writer) -> None:
    """Delete the index and its lexicon; the state is left, so that its numbers grow on."""
    client = writer.connection.client
    with writer.connection.sound():
        for name in (writer.index, writer.lexicon):
            client.indices.delete(index=name, params={"ignore_unavailable": "true"})


def _is_whole(writer: Writer) -> bool:
    """Whether the index is there and is of the form that this program makes."""
    client = writer.connection.client
    with writer.connection.sound():
        try:
            found = client.indices.get_mapping(index=f"{writer.index},{writer.lexicon}")
        except NotFoundError:
            return False
    return bool(found[writer.index]["mappings"].get("_meta", {}).get("format") == FORMAT)


def _empty(writer: Writer, before: Held) -> None:
    """What was written counts no more from one change of the state on, and is then deleted.

    The words of the life before are left until the next emptying, for those who have opened it.
    """
    old = before.state
    last = old.next_serial() - 1
    void = old.claiming().void
    fresh = State(old.generation + 1, low=last, high=last, life=old.life + 1, void=void)
    writer.states.change(before, fresh)
    writer.delete(writer.index, {"range": {SERIAL: {"lte": last}}})
    writer.delete(writer.lexicon, {"range": {SERIAL: {"lte": old.low}}})
