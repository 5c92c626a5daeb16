"""Annotate: from an article to a spaCy Doc with all annotation layers, one component a layer."""

from kgbuild.annotate.encoder import ModelError
from kgbuild.annotate.language import load_language
from kgbuild.annotate.pipeline import Annotator

__all__ = ["Annotator", "ModelError", "load_language"]
