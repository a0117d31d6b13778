"""Counts that were worked out for one generation before."""

from collections.abc import Callable, Sequence

_MOST = 2000


class Memory(dict[object, int]):
    """Numbers by what they are of; not more than so many."""

    def look_up(self, keys: Sequence[object], work_out: Callable[[list[int]], list[int]]) -> list[int]:
        """The numbers for these keys; `work_out` is asked for those at the places whose keys are new."""
        lacking = [place for place, key in enumerate(keys) if key not in self and key not in keys[:place]]
        if lacking:
            if len(self) >= _MOST:
                self.clear()
                return self.look_up(keys, work_out)
            self.update(zip((keys[place] for place in lacking), work_out(lacking), strict=True))
        return [self[key] for key in keys]
