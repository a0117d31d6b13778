"""Counts that were worked out for one generation before."""

from collections.abc import Callable, Sequence

_MOST = 2000


class Memory(dict[object, int]):
    """Numbers by what they are of; not more than so many. Threads may share it."""

    def look_up(self, keys: Sequence[object], work_out: Callable[[list[int]], list[int]]) -> list[int]:
        """The numbers for these keys; `work_out` is asked for those at the places whose keys are new."""
        known = {key: number for key in keys if (number := self.get(key)) is not None}
        places = {key: place for place, key in enumerate(keys) if key not in known}
        if places:
            made = dict(zip(places, work_out(list(places.values())), strict=True))
            if len(self) + len(made) > _MOST:
                self.clear()
            self.update(made)
            known |= made
        return [known[key] for key in keys]
