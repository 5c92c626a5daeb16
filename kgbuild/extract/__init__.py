"""Extract: from an annotated article to its facts, each with the words that state it."""

from kgbuild.extract.article import extract

__all__ = ["extract"]
