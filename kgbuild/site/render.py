"""Fill the templates: everything from a graph is escaped, every link is relative, so that a site may lie anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kgbuild.version import __version__

_TEMPLATES = Path(__file__).parent / "templates"
_WEB = ("http://", "https://")


class Renderer:
    """Fills a template for the page at a path.

    Args:
        title: the site's name.
        identity: what tells this site's corrections from another's in one browser.
        token: by what a served page shows that it is of this site; "" if the site is read from a disk.
    """

    def __init__(self, title: str, identity: str, token: str = "") -> None:
        self._environment = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.globals.update(site_title=title, identity=identity, token=token, version=__version__)
        self._environment.tests["web"] = lambda link: str(link).startswith(_WEB)
        self._environment.tests["link"] = lambda cell: isinstance(cell, tuple)

    def __call__(self, template: str, path: str, **values: Any) -> str:
        """Return the page at a path below the site's root."""
        root = Markup("../" * path.count("/"))
        return self._environment.get_template(template).render(root=root, path=path, **values)
