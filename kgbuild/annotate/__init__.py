"""Annotate: from an article to a spaCy Doc with all annotation layers, one component a layer."""

from kgbuild.annotate.pipeline import Annotator

__all__ = ["Annotator"]
