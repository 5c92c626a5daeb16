"""Our own short texts with the events that they tell of: wordings that news seldom has, and what only looks like one.

`passages.jsonl` has a text a line, with its mentions as in the gold files but by their words: `trigger` stands in the
text once, or `n` says at which of its places; an argument is meant where it stands nearest to the trigger.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

PASSAGES = Path(__file__).parent / "passages.jsonl"

_TOGETHER = 3
"""So many passages make one text to learn from."""
_MANY = 1000
"""More events than a passage has: those of different passages of one text get different numbers."""


def passages(path: Path = PASSAGES) -> Iterator[dict[str, Any]]:
    """Yield the texts, each with `text` and `mentions` as in the gold files.

    Args:
        path: the file.

    Raises:
        ValueError: the words of a trigger or an argument do not stand in their text, or it is unclear where.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            record = json.loads(line)
            try:
                yield record | {"mentions": [_placed(record["text"], m) for m in record["mentions"]]}
            except ValueError as error:
                raise ValueError(f"{path.name}:{number}: {error}") from None


def _placed(text: str, mention: Mapping[str, Any]) -> dict[str, Any]:
    """Return a mention with the places of its words."""
    trigger = mention["trigger"]
    places = _places(text, trigger)
    if len(places) > 1 and "n" not in mention:
        raise ValueError(f"“{trigger}” stands there {len(places)} times; “n” has to say which is meant.")
    number = mention.get("n", 1)
    if not 0 < number <= len(places):
        raise ValueError(f"“{trigger}” stands there {len(places)} times, not {number} times.")
    begin = places[number - 1]
    end = begin + len(trigger)
    arguments = []
    for role, words in mention["args"]:
        first = min(_places(text, words), key=lambda p: (max(begin - p - len(words), p - end, 0), p))
        arguments.append([role, first, first + len(words), words])
    return {k: v for k, v in mention.items() if k != "n"} | {"trigger": [begin, end, trigger], "args": arguments}


def _places(text: str, words: str) -> list[int]:
    """Return where words stand in a text.

    Raises:
        ValueError: nowhere.
    """
    found = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    if not found:
        raise ValueError(f"“{words}” does not stand in the text.")
    return found


def together(found: Sequence[Mapping[str, Any]], rng: random.Random) -> Iterator[dict[str, Any]]:
    """Yield articles of a few passages each, a paragraph each, in an order that `rng` draws."""
    order = list(found)
    rng.shuffle(order)
    for first in range(0, len(order), _TOGETHER):
        text, mentions = "", []
        for number, passage in enumerate(order[first : first + _TOGETHER]):
            start = len(text)
            text += passage["text"] + "\n\n"
            mentions += [_moved(m, start, number * _MANY) for m in passage["mentions"]]
        yield {"doc": f"passages{first}", "text": text, "mentions": mentions}


def _moved(mention: Mapping[str, Any], by: int, number: int) -> dict[str, Any]:
    begin, end, words = mention["trigger"]
    return {
        **mention,
        "e": mention["e"] + number,
        "trigger": [begin + by, end + by, words],
        "args": [[role, a + by, b + by, said] for role, a, b, said in mention["args"]],
    }
