"""What reads the language of a text: the model that comes with kgbuild, or an installed spaCy pipeline."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kgbuild.annotate.encoder import EVENT_FILES, ModelError, TextModel
from kgbuild.annotate.tokens import blank_english
from kgbuild.layers import Chunk, Learned

SHIPPED = Path(__file__).parent / "model"
_FILES = ("model.onnx", "labels.json", "dependency.onnx", "vocabulary.txt")


class LanguageReader(Protocol):
    """Reads texts; holds no state between them. `name` says what it is: another model never has the same."""

    name: str

    def make_doc(self, text: str) -> Doc:
        """Return the tokens of a text."""

    def read(self, doc: Doc, paragraphs: Sequence[Chunk]) -> Learned | None:
        """Set the layers of a Doc that are at hand, sentences at least; return our own layers or None.

        Sentences never cross the paragraphs, which together hold every token.
        """


def load_language(name: str | None = None) -> LanguageReader:
    """Return what reads the language.

    Args:
        name: None for the model that comes with kgbuild; else a folder with a model of kgbuild's kind, or the name or
            folder of an installed spaCy pipeline with a parser, whose other layers are used where it has them.

    Raises:
        ModelError: there is no such model, or it is broken.
    """
    folder = Path(name) if name else SHIPPED
    if name is None or (folder / "model.onnx").exists():
        return _encoder(folder, "kgbuild's language model" if name is None else f"the language model {folder.name!r}")
    instead = (
        "give the name of an installed spaCy pipeline with a parser or a folder with a model, or leave it out for the"
        " model that comes with kgbuild."
    )
    try:
        nlp = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        why = str(error).strip().splitlines()[0]
        raise ModelError(f"--model {name}: no such model ({why}); {instead}") from error
    if not nlp("This is read.").has_annotation("DEP"):
        raise ModelError(f"--model {name}: this spaCy pipeline has no parser; {instead}")
    return _Pipeline(nlp)


def _encoder(folder: Path, title: str) -> _Encoder:
    """Load a model of kgbuild's kind."""
    hint = "install kgbuild again" if folder == SHIPPED else "give the folder of a whole one with --model"
    missing = [file for file in _FILES if not (folder / file).is_file()]
    if missing:
        raise ModelError(f"{folder}: this language model lacks {', '.join(missing)}; {hint}.")
    try:
        return _Encoder(folder, title)
    except (ModelError, OSError, KeyError) as error:
        raise ModelError(f"{folder}: the language model cannot be loaded ({error}); {hint}.") from error


class _Encoder:
    """kgbuild's own model."""

    def __init__(self, folder: Path, title: str) -> None:
        self._blank, self._model = blank_english(), TextModel(folder)
        digest = hashlib.sha256()
        for file in (*_FILES, *(name for name in EVENT_FILES if (folder / name).exists())):
            digest.update(hashlib.sha256((folder / file).read_bytes()).digest())
        self.name = f"{title} (sha256 {digest.hexdigest()[:16]})"

    def make_doc(self, text: str) -> Doc:
        return self._blank.make_doc(text)

    def read(self, doc: Doc, paragraphs: Sequence[Chunk]) -> Learned:
        return self._model.read(doc, paragraphs)


class _Pipeline:
    """An installed spaCy pipeline."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self.name = f"the spaCy pipeline {nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"

    def make_doc(self, text: str) -> Doc:
        return self._nlp.make_doc(text)

    def read(self, doc: Doc, paragraphs: Sequence[Chunk]) -> None:
        starts = {paragraph.start for paragraph in paragraphs}
        for token in doc:
            token.is_sent_start = True if token.i in starts else None
        for _, component in self._nlp.pipeline:
            component(doc)
