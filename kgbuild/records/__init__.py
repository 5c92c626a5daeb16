"""Keep what was read of each article, so that an article that has not changed is never read again."""

from kgbuild.records.cache import Cache, CacheError, Outcome
from kgbuild.records.key import Context, article_key, files_digest
from kgbuild.records.record import BadRecord, decode, encode

__all__ = [
    "BadRecord",
    "Cache",
    "CacheError",
    "Context",
    "Outcome",
    "article_key",
    "decode",
    "encode",
    "files_digest",
]
