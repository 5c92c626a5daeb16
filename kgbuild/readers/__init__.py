"""The read stage: files and folders in, articles with their layout out; bad input becomes issues."""

from kgbuild.readers.config import Config, ConfigError, load_config
from kgbuild.readers.find import find_sources
from kgbuild.readers.options import ReadOptions, TableColumns
from kgbuild.readers.reader import read
from kgbuild.readers.source import Source, SourceKind

__all__ = [
    "Config",
    "ConfigError",
    "ReadOptions",
    "Source",
    "SourceKind",
    "TableColumns",
    "find_sources",
    "load_config",
    "read",
]
