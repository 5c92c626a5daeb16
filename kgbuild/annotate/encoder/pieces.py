"""Words to word pieces: the same code at training and at run time, so that both see the same input."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

WINDOW = 220
"""Word pieces in a window that paragraphs are gathered into; only a longer paragraph may exceed it."""

LONGEST = 250
"""Word pieces of the largest window; the encoder itself could take 512."""

_PER_WORD = 24
_TYPOGRAPHY = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})
"""Corpora write quotation marks and dashes in one way, newspapers in another: the encoder sees one form of each."""

_TREEBANK_QUOTES = {"``": '"', "''": '"'}
LOWER, TITLE, UPPER, MIXED = range(4)


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the encoder: pieces with their case, the first piece of each word, and which words these are."""

    pieces: tuple[int, ...]
    case: tuple[int, ...]
    first: tuple[int, ...]
    start: int
    end: int


class Pieces:
    """Cuts words into the pieces of the encoder's vocabulary (WordPiece, uncased)."""

    def __init__(self, vocabulary: Path) -> None:
        """Args: the file with one piece a line."""
        words = vocabulary.read_text(encoding="utf-8").split("\n")
        ids = {word: n for n, word in enumerate(words) if word}
        self.cls, self.sep, self.unknown, self.mask = (ids[f"[{name}]"] for name in ("CLS", "SEP", "UNK", "MASK"))
        self._tokenizer = Tokenizer(WordPiece(ids, unk_token="[UNK]", max_input_chars_per_word=100))
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        self._cache: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """Return the pieces of a word: at least one, at most 24."""
        found = self._cache.get(word)
        if found is None:
            plain = _TREEBANK_QUOTES.get(word, word.translate(_TYPOGRAPHY))
            ids = self._tokenizer.encode(plain, add_special_tokens=False).ids[:_PER_WORD]
            found = self._cache[word] = tuple(ids) or (self.unknown,)
        return found


@lru_cache(maxsize=1 << 16)
def case_of(word: str) -> int:
    """Return how a word is written, which the uncased vocabulary forgets."""
    letters = [c for c in word if c.isalpha()]
    if not any(c.isupper() for c in letters):
        return LOWER
    if all(c.isupper() for c in letters):
        return UPPER if len(letters) > 1 else TITLE
    if word[0].isupper() and not any(c.isupper() for c in letters[1:]):
        return TITLE
    return MIXED


def gather(sizes: Sequence[int], limit: int = WINDOW) -> list[tuple[int, int]]:
    """Gather neighbouring paragraphs of so many pieces each into groups of at most `limit`; a longer one stands alone.

    Return the first and the last (exclusive) paragraph of each group.
    """
    groups: list[tuple[int, int]] = []
    start, room = 0, limit - 1
    for n, size in enumerate(sizes):
        if n > start and size + 1 > room:
            groups.append((start, n))
            start, room = n, limit - 1
        room -= size + 1
    if start < len(sizes):
        groups.append((start, len(sizes)))
    return groups


def window(
    pieces: Pieces, words: Sequence[str], paragraphs: Sequence[tuple[int, int]], longest: int = LONGEST
) -> Window:
    """Return the input for some neighbouring paragraphs, each closed by a separator; it ends early when it is full.

    `paragraphs` are where each begins and ends (exclusive) among all words of the article.
    """
    ids, case = [pieces.cls], [LOWER]
    first: list[int] = []
    start = end = paragraphs[0][0]
    for begin, stop in paragraphs:
        if len(ids) + 2 > longest:
            break
        for n in range(begin, stop):
            own = pieces(words[n])
            if len(ids) + len(own) + 1 > longest:
                return Window((*ids, pieces.sep), (*case, LOWER), tuple(first), start, end)
            first.append(len(ids))
            ids.extend(own)
            case.extend([case_of(words[n])] * len(own))
            end = n + 1
        ids.append(pieces.sep)
        case.append(LOWER)
    return Window(tuple(ids), tuple(case), tuple(first), start, end)
