"""The shipped language model: one forward pass of a small encoder, read off as all annotation layers."""

from kgbuild.annotate.encoder.reader import TextModel
from kgbuild.annotate.encoder.session import EVENT_FILES, ModelError

__all__ = ["EVENT_FILES", "ModelError", "TextModel"]
