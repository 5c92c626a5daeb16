"""How an article is called in IRIs, for all stages that speak of it."""

from __future__ import annotations

from urllib.parse import quote


def article_path(file_name: str) -> str:
    """Return the path of an article's IRI below the base: "270.txt" is "article/270.txt".

    The number of a record in a file ("news.jsonl#12") becomes a path segment, so that fragments stay free for passages.
    """
    return "article/" + quote(file_name.replace("#", "/"), safe="/-._~!$&()*+,;=:@", encoding="utf-8")
