"""Find the layout of an article: which part of its text is headline, byline, prose, page furniture or correction."""

from kgbuild.readers.layout.blocks import Layout, lay_out
from kgbuild.readers.layout.units import Breaks

__all__ = ["Breaks", "Layout", "lay_out"]
