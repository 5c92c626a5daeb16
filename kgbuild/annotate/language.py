"""What reads the language of a text: the model that comes with kgbuild, an installed spaCy pipeline, or rules alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kgbuild.annotate.encoder import ModelError, TextModel
from kgbuild.annotate.sentences import split_sentences
from kgbuild.layers import Attribution, Chunk

SHIPPED = Path(__file__).parent / "model"
RULES = "rules"


class LanguageReader(Protocol):
    """Reads texts; holds no state between them."""

    def make_doc(self, text: str) -> Doc:
        """Return the tokens of a text."""

    def read(self, doc: Doc, paragraphs: Sequence[Chunk]) -> tuple[Attribution, ...] | None:
        """Set the layers of a Doc that are at hand, sentences at least; return attributions, or None for no such layer.

        Args:
            doc: tokens only.
            paragraphs: the runs of tokens that sentences never cross; together they hold every token.
        """


def load_language(name: str | None = None) -> LanguageReader:
    """Return what reads the language.

    Args:
        name: None for the model that comes with kgbuild; "rules" for no model; else a folder with a model of kgbuild's
            kind, or the name or folder of an installed spaCy pipeline, whose layers are used where it has them.

    Raises:
        ModelError: there is no such model, or it is broken.
    """
    if name == RULES:
        return _Rules()
    folder = Path(name) if name else SHIPPED
    if name is None or (folder / "model.onnx").exists():
        return _Encoder(folder)
    try:
        return _Pipeline(spacy.load(name))
    except (OSError, ImportError, ValueError) as error:
        why = str(error).strip().splitlines()[0]
        raise ModelError(
            f"--model {name}: no such model ({why}); give the name of an installed spaCy pipeline, a folder with a"
            f" model, or {RULES!r}, or leave it out for the model that comes with kgbuild."
        ) from error


class _Encoder:
    """kgbuild's own model."""

    def __init__(self, folder: Path) -> None:
        self._blank, self._model = spacy.blank("en"), TextModel(folder)

    def make_doc(self, text: str) -> Doc:
        return self._blank.make_doc(text)

    def read(self, doc: Doc, paragraphs: Sequence[Chunk]) -> tuple[Attribution, ...]:
        return self._model.read(doc, paragraphs)


class _Rules:
    """No model: sentences by rule, no other layer."""

    def __init__(self) -> None:
        self._blank = spacy.blank("en")

    def make_doc(self, text: str) -> Doc:
        return self._blank.make_doc(text)

    def read(self, doc: Doc, paragraphs: Sequence[Chunk]) -> None:
        split_sentences(doc, paragraphs)


class _Pipeline:
    """An installed spaCy pipeline."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def make_doc(self, text: str) -> Doc:
        return self._nlp.make_doc(text)

    def read(self, doc: Doc, paragraphs: Sequence[Chunk]) -> None:
        starts = {paragraph.start for paragraph in paragraphs}
        for token in doc:
            token.is_sent_start = True if token.i in starts else None
        for _, component in self._nlp.pipeline:
            component(doc)
        if not doc.has_annotation("SENT_START"):
            split_sentences(doc, paragraphs)
