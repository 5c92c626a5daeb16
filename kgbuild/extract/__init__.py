"""Extract: from an annotated article to its facts, each with the words that state it."""

from kgbuild.extract.article import Extracted, extract, extract_traced
from kgbuild.extract.trace import Traced

__all__ = ["Extracted", "Traced", "extract", "extract_traced"]
