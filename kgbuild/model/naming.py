"""How an article is called in IRIs, and how names in IRIs read, for all stages that speak of them."""

from __future__ import annotations

import re
from urllib.parse import quote


def article_path(file_name: str) -> str:
    """Return the path of an article's IRI below the base: "270.txt" is "article/270.txt".

    The number of a record in a file ("news.jsonl#12") becomes a path segment, so that fragments stay free for passages.
    A number sign elsewhere is part of the name, and two names never give one path.
    """
    return "article/" + quote(_RECORD.sub(r"/\1", file_name), safe="/-._~!$&()*+,;=:@", encoding="utf-8")


def is_local(key: str) -> bool:
    """Say whether the key of an entity is of one article only."""
    return key.startswith("article/")


def spaced(name: str) -> str:
    """Return the last part of an IRI as words: "ElectionResult" is "election result", "first_day" is "first day"."""
    return _WORD_ENDS.sub(" ", name).lower()


_WORD_ENDS = re.compile(r"(?<=[a-z])(?=[A-Z])|[-_]")
_RECORD = re.compile(r"#(\d+)\Z")
