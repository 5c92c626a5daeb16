"""kgbuild: point it at a folder of news articles and get a knowledge graph that you can trust."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from kgbuild.version import __version__

if TYPE_CHECKING:
    from kgbuild.api import Graph, build, check, open

__all__ = ["Graph", "__version__", "build", "check", "open"]


class _Public:
    """A name of `kgbuild.api`, imported when it is first used, so that `import kgbuild` stays instant.

    It is a property of the package's class, since Python would set the packages `kgbuild.build` and `kgbuild.check` as
    attributes over the functions of the same names as soon as anything imports them.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, package: ModuleType | None, owner: type) -> Any:
        from kgbuild import api

        return getattr(api, self._name)

    def __set__(self, package: ModuleType, value: object) -> None:
        """Let a submodule be imported; it stays within reach as `from kgbuild.check import …`."""


class _Package(ModuleType):
    build, check, open, Graph = (_Public(name) for name in ("build", "check", "open", "Graph"))

    def __dir__(self) -> list[str]:
        return sorted(__all__)


sys.modules[__name__].__class__ = _Package
