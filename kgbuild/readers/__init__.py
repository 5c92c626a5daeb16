"""The read stage: files and folders in, articles with their layout out; bad input becomes issues."""

from kgbuild.readers.find import find_sources
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.reader import read
from kgbuild.readers.source import Source, SourceKind

__all__ = ["ReadOptions", "Source", "SourceKind", "find_sources", "read"]
