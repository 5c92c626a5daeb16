"""Decide which entities of different articles are the same: the one step that sees all articles at once."""

from kgbuild.resolve.linker import resolve

__all__ = ["resolve"]
