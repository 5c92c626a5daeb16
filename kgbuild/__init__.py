"""kgbuild: point it at a folder of news articles and get a knowledge graph that you can trust."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kgbuild.version import __version__

if TYPE_CHECKING:
    from kgbuild.api import Graph, build, check, open

__all__ = ["Graph", "__version__", "build", "check", "open"]


def __getattr__(name: str) -> Any:
    """Load the public functions on first use, so that `import kgbuild` stays instant."""
    if name in __all__:
        from kgbuild import api

        return getattr(api, name)
    raise AttributeError(f"module 'kgbuild' has no attribute {name!r}; it offers {', '.join(__all__)}")
