"""The YAML front matter of a Markdown file, as texts: no date, number or `no` is turned into something else."""

import re
from typing import Any, Final

from corpus.errors import Unreadable

MAX_LENGTH: Final = 65536
_FENCE: Final = re.compile(r"---[ \t]*\n")
_END: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY: Final = re.compile(r"^[\w\"'][^\n:]{0,80}:(?:\s|$)", re.MULTILINE)
# libyaml recurses for each level and has been seen to crash the process where there are tens of thousands.
_NESTED: Final = re.compile(r"(?:[-?:][ \t]{1,8}){40}")
_MAX_BRACKETS: Final = 1000


def split_front_matter(text: str) -> tuple[str, str]:
    """The front matter of `text` without its fences, and what follows it; ("", text) where there is none.

    Raises `Unreadable` for a front matter that begins and never ends.
    """
    start = text.lstrip("\ufeff\n")
    opening = _FENCE.match(start)
    if not opening:
        return "", text
    end = _END.search(start, opening.end())
    if not end:
        first = start[opening.end() : opening.end() + 4096].split("\n\n", 1)[0]
        if _KEY.match(first):
            raise Unreadable("its front matter begins in line 1 and never ends: a line --- is missing")
        return "", text
    front = start[opening.end() : end.start()]
    # A rule between dashes at the top of a text without front matter holds prose, not keys.
    return (front, start[end.end() :]) if _KEY.search(front) or not front.strip() else ("", text)


def load_front_matter(front: str) -> dict[str, Any]:
    """The keys and values of a front matter, every scalar as the text that stands there (`~` and `null` are empty).

    Raises `Unreadable` with what is wrong and the line of the file (its first line is the fence).
    """
    import yaml

    if len(front) > MAX_LENGTH or front.count("[") + front.count("{") > _MAX_BRACKETS or _NESTED.search(front):
        raise Unreadable("its front matter is too long or nested too deeply")
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        # A BaseLoader builds texts, lists and maps, never an object.
        loaded = yaml.load(front, Loader=loader)
    except yaml.YAMLError as error:
        raise Unreadable(_complaint(error)) from error
    except (RecursionError, ValueError) as error:
        raise Unreadable("its front matter is nested too deeply or holds itself") from error
    if loaded in (None, ""):
        return {}
    if not isinstance(loaded, dict):
        raise Unreadable("its front matter is no list of keys and values")
    return {str(key): "" if value in ("~", "null") else value for key, value in loaded.items()}


def _complaint(error: Exception) -> str:
    # What is opened and never closed is missed at the end, but is to be mended where it begins.
    ended = "end of stream" in str(getattr(error, "problem", ""))
    mark = (getattr(error, "context_mark", None) if ended else None) or getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it is not YAML"
    where = f" in line {mark.line + 2}" if mark else ""
    return f"its front matter cannot be read: {problem}{where}"
