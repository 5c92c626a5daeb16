"""What tests of several layers share."""

from __future__ import annotations

import pytest

from kgbuild.annotate import Annotator, load_language
from kgbuild.annotate.language import SHIPPED
from kgbuild.reference import load_reference


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    """The annotator with the model that comes with kgbuild."""
    if not (SHIPPED / "model.onnx").exists():
        pytest.skip("the shipped model is not in this checkout")
    return Annotator(load_reference(), load_language())
