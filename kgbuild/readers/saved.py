"""Know the folders that browsers save beside a page, with its pictures and frames; no articles are in them."""

from __future__ import annotations

from pathlib import PurePath

_BESIDE_PAGE = ("_files", ".files", "-Dateien", "_fichiers", "_archivos", "_bestanden", "_file")
_PAGES = (".html", ".htm", ".xhtml")


def pages_of(folder: PurePath) -> list[PurePath]:
    """Return the pages of which one is there if a folder was saved with it; none for a folder of another name."""
    ending = next((e for e in _BESIDE_PAGE if folder.name.endswith(e)), None)
    if ending is None:
        return []
    return [folder.parent / (folder.name.removesuffix(ending) + suffix) for suffix in _PAGES]
