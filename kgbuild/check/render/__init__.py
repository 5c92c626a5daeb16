"""Write a report: for people as text or a web page, for programs as JSON or as a SHACL validation report."""

from __future__ import annotations

from collections.abc import Callable

from kgbuild.check.render import html, json, text, turtle
from kgbuild.check.report import Report

RENDERERS: dict[str, Callable[[Report], str]] = {
    "text": text.render,
    "json": json.render,
    "turtle": turtle.render,
    "html": html.render,
}
"""Each format's function from a report to the text of a file, which ends in a line break."""

__all__ = ["RENDERERS"]
