"""numpy without the documentation of its functions, which takes a fifth of its import and which no command shows.

numpy writes it into its compiled functions by two modules that do nothing else. Where another version has no such
modules, nothing is left out.
"""

from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, Final

_DOCUMENTATION: Final = frozenset({"numpy._core._add_newdocs", "numpy._core._add_newdocs_scalars"})


class Undocumented:
    """Finds these modules empty; to be asked before those finders of `sys.meta_path` that look into folders."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """The module of this name, if it is one of these."""
        del path, target
        loader: Any = self
        return ModuleSpec(name, loader) if name in _DOCUMENTATION else None

    def create_module(self, spec: ModuleSpec) -> None:
        """Leave it to Python to make the module."""

    def exec_module(self, module: ModuleType) -> None:
        """Put nothing into it."""
