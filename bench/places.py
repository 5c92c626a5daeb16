"""Where the scripts of this folder find their data: beside the checkout, or where KGBUILD_SHARED says."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
"""The checkout."""

SHARED = Path(os.environ.get("KGBUILD_SHARED") or ROOT.parent / "shared")
"""Corpora and other people's texts, which are no part of the checkout."""
