"""Read a web page: what it states of its article, and which of its words the article is."""

from kgbuild.readers.page.body import article_lines
from kgbuild.readers.page.facts import page_facts

__all__ = ["article_lines", "page_facts"]
